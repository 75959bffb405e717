use {super::*, proptest::prelude::*};

#[test]
fn four_answered_chats_say_nothing_and_five_do() {
    let waits = [1, 2, 3, 4, 5].map(|minutes| minutes * MINUTE);
    assert_eq!(estimate(&waits[..4], 0), None);
    assert_eq!(estimate(&waits, 0), Some(Wait { from: 1, to: 5 }));
}

#[test]
fn who_has_waited_longer_than_most_is_told_nothing_rather_than_something_false() {
    let waits = [1, 2, 3, 4, 5, 6].map(|minutes| minutes * MINUTE);
    assert_eq!(estimate(&waits, 2 * MINUTE), Some(Wait { from: 0, to: 4 }));
    assert_eq!(estimate(&waits, 3 * MINUTE), None);
}

#[test]
fn the_longest_and_shortest_of_many_do_not_count() {
    let waits: Vec<i64> = (0..=20).map(|minutes| minutes * MINUTE).collect();
    assert_eq!(estimate(&waits, 0), Some(Wait { from: 2, to: 18 }));
    assert_eq!(estimate(&[0; 5], 0), Some(Wait { from: 0, to: 1 }));
}

proptest! {
    #[test]
    fn a_span_never_runs_backwards(others in prop::collection::vec(0..i64::MAX / 2, 0..60), waited in 0..i64::MAX / 2) {
        if let Some(wait) = estimate(&others, waited) {
            prop_assert!(wait.from <= wait.to && wait.to >= 1);
        }
    }
}
