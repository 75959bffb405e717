use {super::*, proptest::prelude::*, std::collections::HashSet};

#[test]
fn a_thousand_references_are_a_thousand_and_read_as_themselves() {
    let made: HashSet<String> = (0..1_000).map(|_| random()).collect();
    assert_eq!(made.len(), 1_000);
    assert!(made.iter().all(|one| read(one).as_ref() == Some(one)));
}

#[test]
fn a_reference_is_understood_as_people_type_it() {
    assert_eq!(read(" cu-7f3k-29qd").as_deref(), Some("CU-7F3K-29QD"));
    assert_eq!(read("CUolI0 0000").as_deref(), Some("CU-0110-0000"));
    for typed in [
        "",
        "CU-",
        "CU-7F3K-29Q",
        "CU-7F3K-29QDD",
        "CU-7F3U-29QD",
        "7F3K-29QD",
        "CU-é000-0000",
    ] {
        assert_eq!(read(typed), None, "{typed}");
    }
}

proptest! {
    #[test]
    fn no_text_breaks_the_reader(typed in "(CU)?\\PC{0,12}") {
        if let Some(one) = read(&typed) {
            prop_assert_eq!(read(&one), Some(one));
        }
    }
}
