//! The cookie of a session.

#[cfg(test)]
mod tests;

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
    settings.is_https()
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
