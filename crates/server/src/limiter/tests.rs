use super::*;

#[test]
fn thirty_at_once_are_taken_and_the_next_hears_when() {
    let clock = Clock::fixed(0);
    let limiter = Limiter::new(clock.clone());
    let peer = IpAddr::from([192, 0, 2, 1]);
    assert!((0..30).all(|_| limiter.check(peer).is_ok()));
    assert_eq!(limiter.check(peer), Err(2));
    clock.set(1_999);
    assert_eq!(limiter.check(peer), Err(1));
    clock.set(2_000);
    assert_eq!((limiter.check(peer), limiter.check(peer)), (Ok(()), Err(2)));
    assert!(limiter.check(IpAddr::from([192, 0, 2, 2])).is_ok());
}

#[test]
fn a_household_counts_as_one_whatever_its_addresses() {
    let ip = |text: &str| network(text.parse().expect("an address"));
    assert_eq!(ip("2001:db8:1:2:3::4"), ip("2001:db8:1:2::9"));
    assert_ne!(ip("2001:db8:1:2::"), ip("2001:db8:1:3::"));
    assert_eq!(ip("::ffff:192.0.2.1"), ip("192.0.2.1"));
}
