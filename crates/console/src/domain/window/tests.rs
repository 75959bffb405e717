use {super::*, proptest::prelude::*};

#[test]
fn the_end_of_the_log_is_followed() {
    let window = Window::follow();
    assert_eq!(window.of(1, 10), (1, 10));
    assert_eq!(window.of(1, 10_000), (9_801, 10_000));
    assert_eq!(window.of(1, 10_001), (9_802, 10_001));
}

#[test]
fn scrolling_up_and_down_again_reaches_both_ends() {
    let (mut window, mut steps) = (Window::follow(), 0);
    while window.has_above(1, 10_000) {
        window = window.up(1, 10_000);
        steps += 1;
    }
    assert_eq!(window.of(1, 10_000), (1, 200));
    assert!((100..200).contains(&steps));
    while window.has_below(1, 10_000) {
        window = window.down(1, 10_000);
    }
    assert_eq!(window.of(1, 10_000), (9_801, 10_000));
    assert_eq!(window.of(1, 10_001).1, 10_001, "the end is followed again");
}

#[test]
fn who_reads_keeps_what_they_read() {
    let window = Window::follow().hold(1, 300);
    assert_eq!(window.of(1, 300), (101, 300));
    assert_eq!(window.of(1, 900), (101, 300));
    assert!(window.has_below(1, 900));
}

proptest! {
    #[test]
    fn the_stretch_is_bounded_and_inside_the_log(first in 1_u64..50, length in 0_u64..1_000, steps in prop::collection::vec((0_u8..4, 0_u64..300), 0..30)) {
        let (mut window, mut last) = (Window::follow(), first + length);
        for (step, grown) in steps {
            window = match step {
                0 => window.up(first, last),
                1 => window.down(first, last),
                2 => window.hold(first, last),
                _ => Window::follow(),
            };
            last += grown;
            let (top, end) = window.of(first, last);
            prop_assert!(first <= top && top <= end && end <= last);
            prop_assert!(end - top < MOST);
        }
    }
}
