use super::is_disguised_pad;

const MAC: &str = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15";

#[test]
fn an_ipad_that_says_it_is_a_mac_is_known_by_its_screen() {
    assert!(is_disguised_pad(MAC, 5));
    // With a trackpad a Mac reports none, and some browsers one.
    assert!(!is_disguised_pad(MAC, 0) && !is_disguised_pad(MAC, 1));
}

#[test]
fn a_touch_screen_of_another_desktop_is_no_ipad() {
    for agent in [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/156.0.0.0 Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0",
        "",
    ] {
        assert!(!is_disguised_pad(agent, 10), "{agent}");
    }
}
