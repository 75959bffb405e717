use super::{Backoff, Chance, LONGEST, LONGEST_ASKED};
use proptest::prelude::*;

proptest! {
    #[test]
    fn waits_grow_to_thirty_seconds_and_no_further(seed: u64) {
        let (mut backoff, mut chance) = (Backoff::new(), Chance(seed));
        for most in [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000] {
            backoff.fail(7, &mut chance);
            prop_assert!((7..=7 + most).contains(&backoff.until()));
        }
        backoff.reset();
        backoff.fail(7, &mut chance);
        prop_assert!(backoff.until() <= 507);
    }

    #[test]
    fn what_a_server_asks_for_is_kept_to_but_not_for_ever(seed: u64, ms: u64) {
        let mut backoff = Backoff::new();
        backoff.put_off(0, ms, &mut Chance(seed));
        backoff.nudge();
        let asked = ms.min(LONGEST_ASKED).cast_signed();
        prop_assert!((asked..=asked + 500).contains(&backoff.until()));
    }
}

#[test]
fn the_waits_of_many_pages_are_spread() {
    let waits: Vec<i64> = (0..1_000)
        .map(|seed| {
            let mut backoff = Backoff::new();
            backoff.fail_badly(0, &mut Chance(seed));
            backoff.until()
        })
        .collect();
    for tenth in 0..10 {
        let from = tenth * LONGEST / 10;
        let inside = waits
            .iter()
            .filter(|wait| (from..from + LONGEST / 10).contains(wait));
        assert!((50..200).contains(&inside.count()), "{waits:?}");
    }
}

#[test]
fn a_nudge_ends_a_wait_of_our_own() {
    let mut backoff = Backoff::new();
    backoff.fail(0, &mut Chance(1));
    backoff.nudge();
    assert_eq!(backoff.until(), i64::MIN);
}
