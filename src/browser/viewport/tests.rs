use super::place::{Reading, takes_all};

const PHONE: Reading = Reading {
    layout: 844.0,
    height: 844.0,
    offset: 0.0,
    scale: 1.0,
    focused: true,
};

fn placed(reading: Reading) -> Option<(f64, f64)> {
    reading.visible().map(|v| (v.height, v.offset))
}

#[test]
fn all_is_visible_without_a_keyboard() {
    assert_eq!(placed(PHONE), Some((844.0, 0.0)));
}

#[test]
fn a_keyboard_that_covers_leaves_what_is_above_it() {
    let keyboard = Reading {
        height: 508.0,
        offset: 160.0,
        ..PHONE
    };
    assert_eq!(placed(keyboard), Some((508.0, 160.0)));
    assert!(keyboard.visible().is_some_and(|v| v.covered));
}

#[test]
fn an_offset_is_never_larger_than_what_is_covered() {
    let above = Reading {
        height: 508.0,
        offset: -12.0,
        ..PHONE
    };
    let below = Reading {
        offset: 900.0,
        ..above
    };
    assert_eq!(placed(above), Some((508.0, 0.0)));
    assert_eq!(placed(below), Some((508.0, 336.0)));
}

#[test]
fn a_stale_offset_moves_nothing_and_is_known_as_stale() {
    let closed = Reading {
        offset: 24.0,
        ..PHONE
    };
    assert_eq!(placed(closed), Some((844.0, 0.0)));
    assert!(closed.is_stale());
    let elsewhere = Reading {
        height: 508.0,
        focused: false,
        ..closed
    };
    assert_eq!(placed(elsewhere), Some((508.0, 0.0)));
    assert!(!PHONE.is_stale());
}

#[test]
fn looking_closer_moves_nothing() {
    let zoomed = Reading {
        height: 508.0,
        offset: 100.0,
        scale: 1.66,
        ..PHONE
    };
    assert_eq!(placed(zoomed), None);
    assert!(!zoomed.is_stale());
    assert!(
        placed(Reading {
            scale: 1.005,
            ..zoomed
        })
        .is_some()
    );
}

#[test]
fn narrow_screens_and_low_touched_ones_are_taken_whole() {
    assert!(takes_all(640.0, 900.0, false));
    assert!(takes_all(844.0, 390.0, true));
    assert!(!takes_all(844.0, 390.0, false));
    assert!(!takes_all(768.0, 1024.0, true));
}
