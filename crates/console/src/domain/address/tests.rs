use super::*;

fn history(reference: &str, token: &str) -> Address {
    Address::History {
        reference: reference.to_owned(),
        token: token.to_owned(),
    }
}

#[test]
fn a_history_is_named_by_its_receipt_and_opened_by_the_fragment() {
    let of = Address::of;
    assert_eq!(
        of("/history/CU-7F3K-29QD", "#a_b-c"),
        history("CU-7F3K-29QD", "a_b-c")
    );
    assert_eq!(
        of("/history/CU-7F3K-29QD/", ""),
        history("CU-7F3K-29QD", "")
    );
}

#[test]
fn every_other_address_is_the_desk() {
    for path in [
        "/console/",
        "/console/chats/1",
        "/history/",
        "/history",
        "/history/a/b",
        "",
    ] {
        assert_eq!(Address::of(path, "#x"), Address::Desk, "{path}");
    }
}
