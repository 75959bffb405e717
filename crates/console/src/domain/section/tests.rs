use super::*;

#[test]
fn each_part_is_found_at_its_own_address() {
    for section in Section::ALL {
        assert_eq!(Section::of(section.path()), section);
        assert_eq!(Section::of(&format!("{}/", section.path())), section);
    }
}

#[test]
fn an_address_of_no_part_is_not_taken_for_the_chats() {
    for path in [
        "/console/nonsense",
        "/console/accounts",
        "/console/account/x",
    ] {
        assert_eq!(Section::of(path), Section::Missing, "{path}");
    }
    assert_eq!(Section::of("/console"), Section::Chats);
}
