use super::*;

const PROXY: [u8; 4] = [127, 0, 0, 1];

fn settings(public_url: &str) -> Settings {
    let lookup = |name: &str| (name == "CONTACT_US_PUBLIC_URL").then(|| public_url.to_owned());
    Settings::read(lookup, "").expect("the settings are fine")
}

/// Whose address counts for a request from `peer` with these headers.
fn sender_of(public_url: &str, peer: impl Into<IpAddr>, forwarded: &[&str]) -> String {
    let mut extensions = Extensions::new();
    extensions.insert(ConnectInfo(SocketAddr::from((peer.into(), 40_000))));
    let mut headers = HeaderMap::new();
    for value in forwarded {
        headers.append(FORWARDED, value.parse().expect("a header"));
    }
    of(&settings(public_url), &extensions, &headers).to_string()
}

fn behind_proxy(forwarded: &[&str]) -> String {
    sender_of("https://help.example", PROXY, forwarded)
}

#[test]
fn a_proxy_on_this_machine_says_for_whom_it_asks() {
    for (header, address) in [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8::7", "2001:db8::7"),
        ("[2001:db8::7]", "2001:db8::7"),
        ("203.0.113.7:4711", "203.0.113.7"),
        ("[2001:db8::7]:4711", "2001:db8::7"),
    ] {
        assert_eq!(behind_proxy(&[header]), address, "{header}");
    }
    let mapped: IpAddr = "::ffff:127.0.0.1".parse().expect("an address");
    for peer in [mapped, IpAddr::from([0, 0, 0, 0, 0, 0, 0, 1])] {
        let sender = sender_of("https://help.example", peer, &["203.0.113.7"]);
        assert_eq!(sender, "203.0.113.7", "{peer}");
    }
}

#[test]
fn what_came_with_the_request_is_not_believed() {
    assert_eq!(behind_proxy(&["198.51.100.1, 203.0.113.7"]), "203.0.113.7");
    assert_eq!(
        behind_proxy(&["198.51.100.1", "203.0.113.7"]),
        "203.0.113.7"
    );
    let twice = ["198.51.100.1, 198.51.100.2", "127.0.0.1,203.0.113.7"];
    assert_eq!(behind_proxy(&twice), "203.0.113.7");
}

#[test]
fn what_is_no_address_counts_as_the_proxy() {
    for header in [
        "",
        "unknown",
        "203.0.113.7,",
        "203.0.113.7, _hidden",
        "\u{7f}",
    ] {
        let value = axum::http::HeaderValue::from_bytes(header.as_bytes());
        let mut headers = HeaderMap::new();
        if let Ok(value) = value {
            headers.append(FORWARDED, value);
        }
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::from((PROXY, 40_000))));
        let sender = of(&settings("https://help.example"), &extensions, &headers);
        assert_eq!(sender, IpAddr::from(PROXY), "{header:?}");
    }
    assert_eq!(behind_proxy(&[]), "127.0.0.1");
}

#[test]
fn nobody_else_is_believed() {
    let of_stranger = |peer: [u8; 4]| sender_of("https://help.example", peer, &["203.0.113.7"]);
    for peer in [
        [198, 51, 100, 1],
        [10, 0, 0, 2],
        [192, 168, 1, 2],
        [172, 18, 0, 3],
    ] {
        assert_eq!(of_stranger(peer), IpAddr::from(peer).to_string());
    }
    // No TLS, no proxy: whoever is here could call themselves anything.
    let plain = sender_of("http://127.0.0.1:8080", PROXY, &["203.0.113.7"]);
    assert_eq!(plain, "127.0.0.1");
}

#[test]
fn who_is_not_known_is_one() {
    let nobody = of(
        &settings("https://help.example"),
        &Extensions::new(),
        &HeaderMap::new(),
    );
    assert_eq!(nobody, IpAddr::V4(Ipv4Addr::UNSPECIFIED));
}
