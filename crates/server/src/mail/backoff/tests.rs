use {super::*, proptest::prelude::*};

const DAY: i64 = 86_400_000;

#[test]
fn waits_double_from_ten_seconds_to_half_an_hour() {
    let backoff = Backoff::default();
    let waits: Vec<u64> = (1..=10).map(|n| backoff.delay(n, 0.5).as_secs()).collect();
    assert_eq!(waits, [10, 20, 40, 80, 160, 320, 640, 1280, 1800, 1800]);
}

#[test]
fn a_wait_strays_by_a_fifth_at_most() {
    let backoff = Backoff::default();
    assert_eq!(backoff.delay(1, 0.0), Duration::from_secs(8));
    assert_eq!(backoff.delay(1, 1.0), Duration::from_secs(12));
}

#[test]
fn a_permanent_failure_is_dead_at_once() {
    let next = Backoff::default().next(Class::Permanent, 1, 0, 1, 0.5);
    assert_eq!(next, Next::Dead);
}

#[test]
fn everything_else_is_tried_for_four_days() {
    let backoff = Backoff::default();
    for class in [Class::Transient, Class::TimedOut, Class::Crashed] {
        assert_eq!(backoff.next(class, 1, 0, 0, 0.5), Next::At(10_000));
        let late = backoff.next(class, 200, 0, 4 * DAY - 1000, 0.5);
        assert_eq!(late, Next::At(4 * DAY), "the last try falls on the end");
        assert_eq!(backoff.next(class, 201, 0, 4 * DAY, 0.5), Next::Dead);
    }
}

proptest! {
    #[test]
    fn a_retry_is_always_later_and_never_beyond_the_cap(
        attempts in any::<u32>(), roll in 0.0..1.0f64, age in 0..4 * DAY,
    ) {
        let backoff = Backoff::default();
        match backoff.next(Class::Transient, attempts, 0, age, roll) {
            Next::At(at) => prop_assert!(at > age && at - age <= millis(backoff.cap)),
            Next::Dead => prop_assert!(false, "patience was not over"),
        }
    }
}
