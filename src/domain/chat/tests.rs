use super::room;

#[test]
fn the_counter_appears_near_the_end() {
    assert_eq!(room(""), None);
    assert_eq!(room(&"x".repeat(3_500)), None);
    assert_eq!(room(&"é".repeat(3_501)), Some(("email.message.left", 499)));
    assert_eq!(room(&"x".repeat(4_000)), Some(("email.message.left", 0)));
    assert_eq!(room(&"x".repeat(4_002)), Some(("email.message.over", 2)));
}
