use super::{carried, link, with};

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
