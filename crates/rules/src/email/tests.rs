use {super::*, proptest::prelude::*};

#[test]
fn usual_addresses_are_taken_without_the_space_around_them() {
    for (typed, read) in [
        ("ada@example.com", "ada@example.com"),
        ("  ada@example.com\n", "ada@example.com"),
        ("a.b+c@sub.example.co.uk", "a.b+c@sub.example.co.uk"),
        ("a@localhost", "a@localhost"),
        ("o'brien@x-y.example", "o'brien@x-y.example"),
        ("a..b@example.com", "a..b@example.com"),
    ] {
        assert_eq!(check(typed).as_deref(), Ok(read));
    }
}

#[test]
fn nothing_is_told_from_something_wrong() {
    assert_eq!(check(" \t\n"), Err("error.email.missing"));
    for typed in [
        "ada",
        "@example.com",
        "ada@",
        "ada@@example.com",
        "a b@example.com",
        "ada@example..com",
        "ada@.example.com",
        "ada@-example.com",
        "ada@example-.com",
        "ada@exa_mple.com",
        "zoë@example.com",
        "ada@exämple.com",
        "<ada@example.com>",
        "\"a b\"@example.com",
        "a@[127.0.0.1]",
        "a@example.com.",
        "a@b,c@d",
        "a@b\u{0}.c",
        "a@b\u{202E}.c",
    ] {
        assert_eq!(check(typed), Err("error.email.shape"), "{typed:?}");
    }
}

#[test]
fn a_label_has_63_characters_and_an_address_254() {
    let label = "a".repeat(63);
    assert!(check(&format!("a@{label}.example")).is_ok());
    assert!(check(&format!("a@{label}a.example")).is_err());
    let local = "a".repeat(LONGEST - "@example.com".len());
    assert!(check(&format!("{local}@example.com")).is_ok());
    assert!(check(&format!("{local}a@example.com")).is_err());
}

proptest! {
    #[test]
    fn whatever_the_standards_pattern_makes_is_taken(
        address in "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,30}@[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(\\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?){0,2}"
    ) {
        prop_assert_eq!(check(&address), Ok(address));
    }

    #[test]
    fn what_is_taken_is_one_plain_line_and_is_taken_again(typed in "\\PC{0,12}@?[a-z.@ -]{0,12}") {
        if let Ok(address) = check(&typed) {
            prop_assert!(address.bytes().all(|b| b.is_ascii_graphic()));
            prop_assert_eq!(address.matches('@').count(), 1);
            prop_assert_eq!(check(&address), Ok(address));
        }
    }
}
