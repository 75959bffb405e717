use super::{Frame, Frames, MOST};
use proptest::prelude::*;

fn read(pieces: &[&[u8]]) -> Vec<(String, String)> {
    let mut frames = Frames::default();
    pieces.iter().flat_map(|piece| frames.take(piece)).collect()
}

fn event(name: &str, data: &str) -> (String, String) {
    (name.to_owned(), data.to_owned())
}

#[test]
fn an_event_has_its_name_and_its_data() {
    let stream = "event: entry\nid: 4\ndata: {\"seq\":4}\n\n";
    assert_eq!(read(&[stream.as_bytes()]), [event("entry", "{\"seq\":4}")]);
}

#[test]
fn lines_may_end_in_three_ways_and_pieces_anywhere() {
    for end in ["\n", "\r", "\r\n"] {
        let stream = ["event: a", "data: 1", "data:2", "", "data", "", ""].join(end);
        let bytes = stream.as_bytes();
        let wanted = [event("a", "1\n2"), event("message", "")];
        for cut in 0..=bytes.len() {
            assert_eq!(
                read(&[&bytes[..cut], &bytes[cut..]]),
                wanted,
                "{end:?} {cut}"
            );
        }
    }
}

#[test]
fn a_mark_of_byte_order_counts_at_the_start_only() {
    let stream = "\u{feff}data: a\n\n\u{feff}data: b\n\n".as_bytes();
    assert_eq!(
        read(&[&stream[..1], &stream[1..2], &stream[2..]]),
        [event("message", "a")]
    );
}

#[test]
fn a_comment_is_a_sign_of_life() {
    assert_eq!(read(&[b": hello\n:\n"]), [event("", ""), event("", "")]);
}

#[test]
fn an_event_without_data_is_none_and_its_name_is_forgotten() {
    assert_eq!(read(&[b"event: a\n\ndata: x\n\n"]), [event("message", "x")]);
}

#[test]
fn one_space_behind_the_colon_is_not_part_of_the_value() {
    assert_eq!(read(&[b"data:  a:b \n\n"]), [event("message", " a:b ")]);
}

#[test]
fn an_unfinished_event_is_held_back() {
    assert_eq!(read(&[b"data: a\n"]), []);
}

#[test]
fn bytes_that_are_no_text_do_not_end_the_stream() {
    assert_eq!(
        read(&[b"data: \xff\n\ndata: b\n\n"]),
        [event("message", "\u{fffd}"), event("message", "b")]
    );
}

#[test]
fn an_endless_event_is_dropped_and_the_next_one_read() {
    let mut frames = Frames::default();
    let flood = vec![b'x'; MOST];
    let mut events = frames.take(b"data: ");
    for _ in 0..100 {
        events.extend(frames.take(&flood));
        assert!(frames.line.len() <= MOST);
    }
    events.extend(frames.take(b"\n"));
    for _ in 0..100 {
        events.extend(frames.take(b"data: "));
        events.extend(frames.take(&flood[..MOST - 100]));
        events.extend(frames.take(b"\n"));
    }
    assert!(frames.data.as_ref().unwrap().len() <= MOST);
    events.extend(frames.take(b"\ndata: next\n\n"));
    assert_eq!(events, [event("message", "next")]);
}

#[test]
fn a_frame_is_told_by_its_name() {
    let read = |name, data| Frame::read(name, data, |_| None, |_| None);
    assert_eq!(read("", ""), Some(Frame::Beat));
    assert_eq!(read("gap", "{}"), Some(Frame::Gap));
    assert_eq!(read("entry", "nonsense"), None);
    assert_eq!(read("message", "{}"), None);
}

proptest! {
    #[test]
    fn cuts_change_nothing(
        bytes in proptest::collection::vec(
            prop_oneof![Just(b'\n'), Just(b'\r'), Just(b':'), Just(b' '), Just(b'd'), Just(0xef_u8), Just(0xbb), Just(0xbf), any::<u8>()],
            0..200,
        ),
        cuts in proptest::collection::vec(0_usize..200, 0..8),
    ) {
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let pieces: Vec<&[u8]> = cuts.windows(2).map(|pair| &bytes[pair[0]..pair[1]]).collect();
        prop_assert_eq!(read(&pieces), read(&[&bytes]));
    }
}
