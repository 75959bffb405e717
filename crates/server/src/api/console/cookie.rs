//! The cookie of a session.

use {
    crate::settings::Settings,
    axum::http::{HeaderMap, HeaderValue, header},
};

/// Over TLS the name itself asks browsers to take the cookie from this host alone (RFC 6265bis, 4.1.3.2).
fn name(settings: &Settings) -> &'static str {
    if is_secure(settings) {
        "__Host-contact-us-console"
    } else {
        "contact-us-console"
    }
}

fn is_secure(settings: &Settings) -> bool {
    settings.public_url.starts_with("https://")
}

/// The token of a request's cookie.
pub fn read<'a>(headers: &'a HeaderMap, settings: &Settings) -> Option<&'a str> {
    let name = name(settings);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| {
            let (key, value) = pair.split_once('=')?;
            (key.trim() == name && !value.is_empty()).then(|| value.trim())
        })
}

/// Sets the cookie. It ends with the browser, and with the session on the server; an empty token takes it away.
pub fn set(token: &str, settings: &Settings) -> Option<HeaderValue> {
    let secure = if is_secure(settings) { "; Secure" } else { "" };
    let gone = if token.is_empty() { "; Max-Age=0" } else { "" };
    let name = name(settings);
    HeaderValue::from_str(&format!(
        "{name}={token}; Path=/; HttpOnly; SameSite=Strict{secure}{gone}"
    ))
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(url: &'static str) -> Settings {
        let lookup = |name: &str| (name == "CONTACT_US_PUBLIC_URL").then(|| url.to_owned());
        Settings::read(lookup, "").expect("they are fine")
    }

    #[test]
    fn the_cookie_is_for_this_host_and_no_script() {
        let set = |url, token| {
            let value = set(token, &settings(url)).expect("a value");
            value.to_str().expect("a text").to_owned()
        };
        assert_eq!(
            set("https://help.example", "t"),
            "__Host-contact-us-console=t; Path=/; HttpOnly; SameSite=Strict; Secure"
        );
        assert_eq!(
            set("http://10.0.0.5:8080", ""),
            "contact-us-console=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"
        );
    }

    #[test]
    fn it_is_found_among_others() {
        let settings = settings("http://10.0.0.5:8080");
        let mut headers = HeaderMap::new();
        headers.append(
            "cookie",
            "a=1; xcontact-us-console=2".parse().expect("a value"),
        );
        assert_eq!(read(&headers, &settings), None);
        headers.append(
            "cookie",
            "b=2; contact-us-console=token; c=3"
                .parse()
                .expect("a value"),
        );
        assert_eq!(read(&headers, &settings), Some("token"));
    }
}
