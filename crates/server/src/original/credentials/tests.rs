use super::{is_same, is_version};

#[test]
fn a_version_is_a_number_with_or_without_a_v() {
    for version in ["1", "2", "v2", "v10"] {
        assert!(is_version(version), "{version}");
    }
    for odd in ["", "v", "V2", "2.0", "-1", "two", "vv2"] {
        assert!(!is_version(odd), "{odd}");
    }
}

#[test]
fn only_the_whole_key_fits() {
    assert!(is_same("a-key-of-an-account", "a-key-of-an-account"));
    for wrong in [
        "",
        "a",
        "a-key-of-an-accoun",
        "A-KEY-OF-AN-ACCOUNT",
        "a-key-of-an-account\0",
    ] {
        assert!(!is_same(wrong, "a-key-of-an-account"), "{wrong}");
    }
}

#[test]
fn no_key_is_never_right() {
    assert!(!is_same("", ""));
    assert!(!is_same("anything", ""));
}
