use super::*;

#[test]
fn each_part_is_found_at_its_own_address() {
    for section in Section::ALL {
        assert_eq!(Section::of(section.path()), section);
        assert_eq!(Section::of(&format!("{}/", section.path())), section);
    }
}

#[test]
fn any_other_address_is_that_of_the_chats() {
    for path in [
        "/console",
        "/console/",
        "/",
        "/console/accounts",
        "/console/account/x",
    ] {
        assert_eq!(Section::of(path), Section::Chats, "{path}");
    }
}
