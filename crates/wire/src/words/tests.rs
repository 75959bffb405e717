use super::{Words, fill};

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

#[test]
fn words_said_with_a_number_take_the_form_that_is_there() {
    let forms = [
        ("left.one", "one left"),
        ("left.other", "{n} left"),
        ("sent", "{n} sent"),
    ];
    let forms = forms.map(|(key, text)| (key.to_owned(), text.to_owned()));
    let words = Words(forms.into());
    let said = |key, n| words.with(key, &[("n", n)]);
    assert_eq!(
        [said("left", "1"), said("left", "2")],
        ["one left", "2 left"]
    );
    assert_eq!(
        said("left", "0"),
        "0 left",
        "a language without zero says other"
    );
    assert_eq!([said("sent", "1"), said("gone", "1")], ["1 sent", "gone"]);
    assert_eq!(
        words.with("left", &[]),
        "{n} left",
        "a gap is seen and nothing breaks"
    );
}
