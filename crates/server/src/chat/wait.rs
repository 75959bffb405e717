//! How long a wait is likely to take, computed from chats that were answered lately.

use {
    crate::clock::{HOUR, MINUTE},
    contact_us_wire::chat::Wait,
};

/// How far back answered chats tell of now, in milliseconds.
pub const LATELY: i64 = 4 * HOUR;
/// Fewer answered chats than this say nothing.
const FEWEST: usize = 5;

/// The span of the rest of a wait that has lasted for `waited` (milliseconds), from how long others waited in all:
/// the middle eight tenths of those who waited longer than this one so far. None where too few did.
pub fn estimate(others: &[i64], waited: i64) -> Option<Wait> {
    let mut rests: Vec<i64> = others
        .iter()
        .map(|other| other - waited)
        .filter(|rest| *rest >= 0)
        .collect();
    if rests.len() < FEWEST {
        return None;
    }
    rests.sort_unstable();
    let last = rests.len() - 1;
    let (low, high) = (rests[last / 10], rests[last - last / 10]);
    let minutes = |millis: i64| u32::try_from(millis / MINUTE).unwrap_or(u32::MAX);
    let to = minutes(high.saturating_add(MINUTE - 1)).max(1);
    Some(Wait {
        from: minutes(low).min(to),
        to,
    })
}

#[cfg(test)]
mod tests {
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
}
