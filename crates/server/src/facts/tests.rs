use {super::*, proptest::prelude::*};

fn facts(headers: &[(&str, &'static str)]) -> ClientFacts {
    ClientFacts::from_headers(|name| headers.iter().find(|(n, _)| *n == name).map(|(_, v)| *v))
}

#[test]
fn mobile_is_what_the_hint_or_the_user_agent_says() {
    assert!(facts(&[("sec-ch-ua-mobile", "?1")]).mobile);
    assert!(
        !facts(&[
            ("sec-ch-ua-mobile", "?0"),
            ("user-agent", "Mozilla/5.0 (X11; Linux x86_64)")
        ])
        .mobile
    );
    for agent in ["… Mobi …", "… Android …", "… iPhone …", "… iPad …"] {
        assert!(facts(&[("user-agent", agent)]).mobile, "{agent}");
    }
    assert!(!facts(&[]).mobile);
}

#[test]
fn the_browser_is_a_name_and_a_number() {
    for (agent, name) in [
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0",
            "Firefox 153",
        ),
        (
            "Mozilla/5.0 … Chrome/156.0.0.0 Safari/537.36 Edg/156.0.1.2",
            "Edge 156",
        ),
        ("Mozilla/5.0 … Chrome/156.0.0.0 Safari/537.36", "Chrome 156"),
        (
            "Mozilla/5.0 (iPhone; …) Version/27.0 Mobile/15E148 Safari/604.1",
            "Safari 27",
        ),
    ] {
        assert_eq!(
            facts(&[("user-agent", agent)]).browser.as_deref(),
            Some(name)
        );
    }
    assert_eq!(facts(&[("user-agent", "curl/8.1")]).browser, None);
}

#[test]
fn the_dearest_language_comes_first() {
    let facts = facts(&[(
        "accept-language",
        "en;q=0.5, de-AT , *;q=0.1, fr;q=0, ar;q=0.9, <b>;q=1",
    )]);
    assert_eq!(facts.languages, ["de-AT", "ar", "en"]);
}

#[test]
fn the_system_is_what_the_hint_or_else_the_user_agent_says() {
    for (agent, name) in [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:153.0)", Some("Linux")),
        ("Mozilla/5.0 (Linux; Android 16; …)", Some("Android")),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)",
            Some("iOS"),
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)",
            Some("macOS"),
        ),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64)", Some("Windows")),
        ("curl/8.1", None),
    ] {
        assert_eq!(facts(&[("user-agent", agent)]).system, name, "{agent}");
    }
    let hinted = [
        ("sec-ch-ua-platform", "\"Chrome OS\""),
        ("user-agent", "Linux"),
    ];
    assert_eq!(facts(&hinted).system, Some("ChromeOS"));
    let odd = [("sec-ch-ua-platform", "\"<b>\""), ("user-agent", "Linux")];
    assert_eq!(facts(&odd).system, Some("Linux"));
}

#[test]
fn an_ipad_that_says_it_is_a_mac_is_a_mobile_device_when_the_app_has_seen_it() {
    let mac = (
        "user-agent",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/19.0 Safari/605.1.15",
    );
    let seen = facts(&[mac, (paths::MOBILE, "?1")]);
    assert_eq!((seen.mobile, seen.system), (true, Some("iPadOS")));
    for odd in ["?0", "1", ""] {
        let facts = facts(&[mac, (paths::MOBILE, odd)]);
        assert_eq!((facts.mobile, facts.system), (false, Some("macOS")));
    }
}

#[test]
fn a_time_zone_is_one_that_there_is() {
    let zone = |name| facts(&[(paths::TIME_ZONE, name)]).zone;
    assert_eq!(zone("Europe/Berlin").as_deref(), Some("Europe/Berlin"));
    assert_eq!(zone("Asia/Kathmandu").as_deref(), Some("Asia/Kathmandu"));
    for odd in [
        "",
        "Atlantis",
        "../../etc/passwd",
        "<b>",
        "Europe/Berlin\r\nX: y",
    ] {
        assert_eq!(zone(odd), None, "{odd}");
    }
    assert_eq!(facts(&[]).zone, None);
}

proptest! {
    #[test]
    fn no_header_brings_in_anything_else(agent in "\\PC{0,40}(Firefox/|Version/)?\\PC{0,9}", languages in "\\PC{0,40}") {
        let facts = ClientFacts::from_headers(|name| match name {
            "user-agent" => Some(agent.as_str()),
            "accept-language" => Some(languages.as_str()),
            _ => None,
        });
        prop_assert!(facts.languages.iter().all(|tag| is_tag(tag)));
        prop_assert!(facts.browser.is_none_or(|b| b.len() < 24 && b.is_ascii()));
    }
}

#[test]
fn a_time_zone_goes_by_its_name_of_today() {
    for (sent, zone) in [
        ("Europe/Berlin", Some("Europe/Berlin")),
        ("europe/berlin", Some("Europe/Berlin")),
        ("Europe/Amsterdam", Some("Europe/Amsterdam")),
        ("Asia/Calcutta", Some("Asia/Kolkata")),
        ("Asia/Saigon", Some("Asia/Ho_Chi_Minh")),
        ("Europe/Kiev", Some("Europe/Kyiv")),
        ("US/Eastern", Some("America/New_York")),
        (
            "America/Buenos_Aires",
            Some("America/Argentina/Buenos_Aires"),
        ),
        ("UTC", Some("UTC")),
        ("Mars/Base", None),
        ("", None),
    ] {
        let facts = facts(&[(paths::TIME_ZONE, sent)]);
        assert_eq!(facts.zone.as_deref(), zone, "{sent}");
    }
}
