use super::{carried, link, others, right, value, with, without};

#[test]
fn links_carry_our_parameters_and_nothing_else() {
    let carried = carried("?account=demo&utm_source=x&locale=ar&element=a%20b&accounts=1");
    assert_eq!(carried, "account=demo&locale=ar&element=a%20b");
    assert_eq!(
        link("/contact/email", &carried),
        "/contact/email?account=demo&locale=ar&element=a%20b"
    );
}

#[test]
fn no_parameters_leave_the_path_alone() {
    assert_eq!(link("/", &carried("")), "/");
    assert_eq!(link("/", &carried("?a=b")), "/");
}

#[test]
fn a_parameter_is_replaced_not_repeated() {
    assert_eq!(
        with("account=demo&locale=ar", "locale", "en"),
        "account=demo&locale=en"
    );
    assert_eq!(with("", "locale", "en"), "locale=en");
}

#[test]
fn a_parameter_is_read_and_taken_out() {
    let query = "account=demo&interaction=Claim&locale=ar";
    assert_eq!(value(query, "interaction"), "Claim");
    assert_eq!(value(query, "element"), "");
    assert_eq!(value("?interaction", "interaction"), "");
    assert_eq!(without(query, "interaction"), "account=demo&locale=ar");
    assert_eq!(without("interaction=Claim", "interaction"), "");
}

#[test]
fn what_is_not_ours_prefills_and_is_decoded_once() {
    let found = others("?account=demo&name=Zo%C3%AB+O%27Neill&fee=5%2525&x=1&x=2&=y&%6Cocale=ar&z");
    let found: Vec<_> = found
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("fee", "5%25"),
            ("name", "Zoë O'Neill"),
            ("x", "1"),
            ("z", "")
        ]
    );
}

#[test]
fn odd_escapes_are_text() {
    for (query, text) in [
        ("a=%", "%"),
        ("a=%4", "%4"),
        ("a=%zz1", "%zz1"),
        ("a=%FF", "\u{FFFD}"),
        ("a=%+", "% "),
        ("a=b=c", "b=c"),
    ] {
        assert_eq!(others(query)["a"], text, "{query}");
    }
}

#[test]
fn the_right_stands_in_the_fragment() {
    assert_eq!(right("#link=abc.def"), "abc.def");
    assert_eq!(right("#content"), "");
    assert_eq!(right(""), "");
}
