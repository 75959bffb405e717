use super::*;

#[test]
fn every_account_has_a_name_of_its_own_and_says_what_it_is() {
    let names: std::collections::BTreeSet<_> = ACCOUNTS.into_iter().collect();
    assert_eq!(names.len(), ACCOUNTS.len());
    assert!(names.iter().all(|name| name.starts_with("sandbox")));
}

#[test]
fn one_server_is_away_for_a_third_of_the_time_and_no_other_ever_is() {
    assert_eq!(away_in(OPEN, 0), None);
    assert_eq!(away_in(AWAY, 10 * ROUND), Some(30_000));
    assert_eq!(away_in(AWAY, ROUND - GONE - 1), Some(1));
    assert_eq!(away_in(AWAY, ROUND - GONE), Some(0));
    assert_eq!(away_in(AWAY, ROUND - 1), Some(0));
    assert!(check(AWAY, ROUND - 1).is_err());
    assert!(check(AWAY, ROUND).is_ok());
}
