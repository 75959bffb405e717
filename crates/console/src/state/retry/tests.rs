use {super::*, proptest::prelude::*};

proptest! {
    #[test]
    fn waits_grow_and_stay_bounded(random in prop::collection::vec(any::<u64>(), 40)) {
        let mut retry = Retry::default();
        for (tries, random) in random.into_iter().enumerate() {
            let wait = retry.wait(random);
            let most = (FIRST << tries.min(16)).min(LONGEST);
            prop_assert!((most / 4..most).contains(&wait), "{} of {}", wait, most);
        }
        retry.succeed();
        prop_assert!(retry.wait(u64::MAX) < FIRST);
    }
}

#[test]
fn one_heartbeat_may_be_lost() {
    let heartbeat = HEARTBEAT.cast_signed() * 1_000;
    let silences = [2 * heartbeat, SILENCE, 3 * heartbeat];
    assert!(silences.is_sorted_by(|a, b| a < b));
}
