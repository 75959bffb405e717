use {
    super::{Origin, OriginError},
    std::collections::BTreeMap,
};

fn read(typed: &str) -> Result<String, OriginError> {
    typed.parse::<Origin>().map(|origin| origin.to_string())
}

#[test]
fn an_origin_is_written_as_browsers_write_it() {
    for (typed, origin) in [
        ("https://shop.example.com", "https://shop.example.com"),
        ("https://Shop.Example.COM/", "https://shop.example.com"),
        ("HTTPS://shop.example.com:443", "https://shop.example.com"),
        ("http://shop.example.com:80", "http://shop.example.com"),
        ("http://shop.example.com:443", "http://shop.example.com:443"),
        ("http://localhost:*", "http://localhost:*"),
        ("http://127.0.0.1:8081", "http://127.0.0.1:8081"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        (
            "https://xn--bcher-kva.example",
            "https://xn--bcher-kva.example",
        ),
        ("self", "'self'"),
        ("'self'", "'self'"),
    ] {
        assert_eq!(read(typed).as_deref(), Ok(origin), "{typed}");
    }
}

#[test]
fn a_host_is_as_long_as_a_name_can_be() {
    let long = |labels: usize| format!("https://{}example", "a23456789.".repeat(labels));
    assert!(read(&long(24)).is_ok());
    assert_eq!(read(&long(25)), Err(OriginError::Host));
}

#[test]
fn the_command_and_the_console_say_the_same() {
    let words: BTreeMap<String, String> =
        serde_json::from_str(include_str!("../../../../wire/locales/en.json")).expect("words");
    for error in [
        OriginError::Scheme,
        OriginError::User,
        OriginError::Path,
        OriginError::Wildcard,
        OriginError::Ipv6,
        OriginError::Host,
        OriginError::Port,
    ] {
        let said = words[error.code()].replace('’', "'");
        assert_eq!(said.to_lowercase(), error.to_string().to_lowercase());
    }
}

#[test]
fn what_is_no_origin_is_refused_with_its_reason() {
    for (typed, error) in [
        ("", OriginError::Scheme),
        ("*", OriginError::Scheme),
        ("shop.example.com", OriginError::Scheme),
        ("ftp://shop.example.com", OriginError::Scheme),
        ("javascript://shop.example.com", OriginError::Scheme),
        ("data:text/html,x", OriginError::Scheme),
        ("'none'", OriginError::Scheme),
        ("https://user@shop.example.com", OriginError::User),
        ("https://user:secret@shop.example.com", OriginError::User),
        ("https://shop.example.com/help", OriginError::Path),
        ("https://shop.example.com//", OriginError::Path),
        ("https://shop.example.com?x", OriginError::Path),
        ("https://shop.example.com#x", OriginError::Path),
        ("https://shop.example.com\\evil", OriginError::Path),
        ("https://*.example.com", OriginError::Wildcard),
        ("https://*", OriginError::Wildcard),
        ("https://*:443", OriginError::Wildcard),
        ("http://[::1]:8080", OriginError::Ipv6),
        ("https://", OriginError::Host),
        ("https://:443", OriginError::Host),
        ("https://shop example.com", OriginError::Host),
        ("https://shop.example.com; script-src x", OriginError::Host),
        (
            "https://shop.example.com,https://evil.example",
            OriginError::Path,
        ),
        (
            "https://shop.example.com\r\nset-cookie: a=b",
            OriginError::Host,
        ),
        ("https://shop.example.com\t", OriginError::Host),
        ("https://sh%6fp.example.com", OriginError::Host),
        ("https://'self'", OriginError::Host),
        ("https://a_b.example.com", OriginError::Host),
        ("https://shop.example.com:", OriginError::Port),
        ("https://shop.example.com:0", OriginError::Port),
        ("https://shop.example.com:65536", OriginError::Port),
        ("https://shop.example.com:+80", OriginError::Port),
        ("https://shop.example.com:8*", OriginError::Port),
        ("https://shop.example.com:80:80", OriginError::Port),
    ] {
        assert_eq!(read(typed), Err(error), "{typed}");
    }
}
