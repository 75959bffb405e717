//! Which sites may have a visitor's browser submit something: ours.

#[cfg(test)]
mod tests;

use {
    crate::{refusal::Refusal, settings::Settings},
    axum::http::HeaderMap,
    contact_us_wire::ProblemKind,
};

/// Refuses a request that another site has the browser send.
///
/// `Sec-Fetch-Site` decides where the browser sends it, else `Origin`. A request with neither does not come from a page
/// and carries no rights of anybody. The site's own address may differ from the public URL (a phone in the local
/// network), so the request's `Host` counts as ours, too.
pub fn check(headers: &HeaderMap, settings: &Settings) -> Result<(), Refusal> {
    let text = |name: &str| {
        headers
            .get(name)
            .map(|value| value.to_str().unwrap_or_default())
    };
    let ours = |origin: &str| {
        origin == settings.public_url
            || text("host").is_some_and(|host| {
                !host.is_empty()
                    && origin
                        .strip_prefix("http://")
                        .or_else(|| origin.strip_prefix("https://"))
                        .is_some_and(|authority| authority.eq_ignore_ascii_case(host))
            })
    };
    let trusted = match (text("sec-fetch-site"), text("origin")) {
        (Some("same-origin" | "none"), _) | (None, None) => true,
        (_, Some(origin)) => ours(origin),
        (Some(_), None) => false,
    };
    if trusted {
        Ok(())
    } else {
        Err(Refusal::new(ProblemKind::Origin))
    }
}
