use super::Clock;

#[test]
fn a_clock_that_is_set_back_costs_no_waiting() {
    let mut clock = Clock::new();
    assert_eq!(clock.read(1_000_000), 1_000_000);
    let wait_until = 1_000_000 + 30_000;
    assert_eq!(clock.read(10), 1_000_000);
    assert_eq!(clock.outside(wait_until), 30_010);
    assert_eq!(clock.read(30_010), wait_until);
}

#[test]
fn a_clock_that_is_set_ahead_is_followed() {
    let mut clock = Clock::new();
    clock.read(5);
    assert_eq!(clock.read(i64::MAX), i64::MAX);
    assert_eq!(clock.read(i64::MIN), i64::MAX);
}
