use super::*;

#[test]
fn white_space_alone_is_no_message() {
    for empty in ["", " ", "\n\n", "\r\n \t"] {
        assert_eq!(ready(empty), None);
    }
}

#[test]
fn line_breaks_inside_stay() {
    assert_eq!(ready(" a\r\n\r\nb \r").as_deref(), Some("a\n\nb"));
}

#[test]
fn the_counter_speaks_near_the_end() {
    assert_eq!(room(&"x".repeat(3_700)), Room::Plenty);
    assert_eq!(room(&"x".repeat(3_701)), Room::Left(299));
    assert_eq!(
        room(&"ж".repeat(4_000)),
        Room::Left(0),
        "characters, not bytes"
    );
    assert_eq!(room(&"x".repeat(4_002)), Room::Over(2));
}
