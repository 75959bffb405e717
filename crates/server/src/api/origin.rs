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
    let trusted = match (text(headers, "sec-fetch-site"), text(headers, "origin")) {
        (Some("same-origin" | "none"), _) | (None, None) => true,
        (_, Some(origin)) => is_ours(origin, headers, settings),
        (Some(_), None) => false,
    };
    only_if(trusted)
}

/// As [`check`] for a request that carries its sender's rights by itself, in a cookie: it has to say that it comes from
/// our own page.
pub fn check_strictly(headers: &HeaderMap, settings: &Settings) -> Result<(), Refusal> {
    let trusted = match (text(headers, "sec-fetch-site"), text(headers, "origin")) {
        (Some("same-origin"), _) => true,
        (_, Some(origin)) => is_ours(origin, headers, settings),
        (_, None) => false,
    };
    only_if(trusted)
}

fn only_if(trusted: bool) -> Result<(), Refusal> {
    if trusted {
        Ok(())
    } else {
        Err(Refusal::new(ProblemKind::Origin))
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get(name)
        .map(|value| value.to_str().unwrap_or_default())
}

fn is_ours(origin: &str, headers: &HeaderMap, settings: &Settings) -> bool {
    origin == settings.public_url
        || text(headers, "host").is_some_and(|host| {
            !host.is_empty()
                && origin
                    .strip_prefix("http://")
                    .or_else(|| origin.strip_prefix("https://"))
                    .is_some_and(|authority| authority.eq_ignore_ascii_case(host))
        })
}
