use super::*;

type Check = fn(&HeaderMap, &Settings) -> Result<(), Refusal>;

fn allowed(site: Option<&'static str>, origin: Option<&'static str>, host: &'static str) -> bool {
    passes(check, site, origin, host)
}

fn passes(
    check: Check,
    site: Option<&'static str>,
    origin: Option<&'static str>,
    host: &'static str,
) -> bool {
    let public =
        |name: &str| (name == "CONTACT_US_PUBLIC_URL").then(|| "https://help.example".to_owned());
    let settings = Settings::read(public, "").expect("it is fine");
    let mut headers = HeaderMap::new();
    headers.insert("host", host.parse().expect("a value"));
    for (name, value) in [("sec-fetch-site", site), ("origin", origin)] {
        if let Some(value) = value {
            headers.insert(name, value.parse().expect("a value"));
        }
    }
    check(&headers, &settings).is_ok()
}

#[test]
fn only_our_own_pages_and_programs_may_submit() {
    let host = "10.0.0.5:8080";
    for (site, origin, may) in [
        (Some("same-origin"), Some("http://10.0.0.5:8080"), true),
        (Some("none"), None, true),
        (Some("same-origin"), None, true),
        (Some("cross-site"), None, false),
        (Some("same-site"), None, false),
        (Some("cross-site"), Some("https://evil.example"), false),
        (Some("same-site"), Some("https://a.help.example"), false),
        (Some("cross-site"), Some("https://help.example"), true),
        (Some("same-site"), Some("http://10.0.0.5:8080"), true),
        (Some("nonsense"), None, false),
        (None, None, true),
        (None, Some("https://help.example"), true),
        (None, Some("http://10.0.0.5:8080"), true),
        (None, Some("http://10.0.0.5"), false),
        (None, Some("http://10.0.0.5:8081"), false),
        (None, Some("https://help.example.evil.example"), false),
        (None, Some("https://evilhelp.example"), false),
        (None, Some("https://help.example:444"), false),
        (None, Some("http://help.example"), false),
        (None, Some("null"), false),
        (None, Some(""), false),
    ] {
        assert_eq!(allowed(site, origin, host), may, "{site:?} {origin:?}");
    }
}

#[test]
fn who_carries_rights_by_a_cookie_says_where_they_come_from() {
    let host = "10.0.0.5:8080";
    for (site, origin, may) in [
        (Some("same-origin"), None, true),
        (Some("same-origin"), Some("https://evil.example"), true),
        (None, Some("https://help.example"), true),
        (None, Some("http://10.0.0.5:8080"), true),
        (None, None, false),
        (Some("none"), None, false),
        (Some("same-site"), None, false),
        (Some("cross-site"), None, false),
        (Some("same-site"), Some("https://a.help.example"), false),
        (Some("cross-site"), Some("https://evil.example"), false),
        (None, Some("https://help.example.evil.example"), false),
        (None, Some("http://10.0.0.5:8081"), false),
        (None, Some("null"), false),
        (None, Some(""), false),
    ] {
        let passes = passes(check_strictly, site, origin, host);
        assert_eq!(passes, may, "{site:?} {origin:?}");
    }
}
