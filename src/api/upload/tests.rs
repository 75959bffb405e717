use super::percent;

#[test]
fn what_is_sent_is_told_in_whole_per_cent() {
    assert_eq!(percent(0.0, 200.0), 0);
    assert_eq!(percent(99.0, 200.0), 49);
    assert_eq!(percent(200.0, 200.0), 100);
}

#[test]
fn a_browser_that_counts_oddly_does_no_harm() {
    assert_eq!(percent(0.0, 0.0), 0);
    assert_eq!(percent(300.0, 200.0), 100);
    assert_eq!(percent(f64::NAN, 200.0), 0);
}
