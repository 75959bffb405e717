use super::fill;

#[test]
fn each_name_is_replaced_and_a_value_stays_as_it_is() {
    let values = [("n", "{m}"), ("m", "2")];
    assert_eq!(fill("{n} of {m}, {n}", &values), "{m} of 2, {m}");
}

#[test]
fn what_is_no_known_name_stays() {
    let text = "{ {other} {n";
    assert_eq!(fill(text, &[("n", "1")]), text);
    assert_eq!(fill("{{n}}", &[("n", "1")]), "{1}");
}
