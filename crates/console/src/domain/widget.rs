//! What puts the widget into a site.

#[cfg(test)]
mod tests;

use contact_us_wire::admin::WidgetPlace;

/// The lines for the site's pages.
pub fn lines(place: &WidgetPlace) -> String {
    let (url, account) = (quoted(&place.url), quoted(&place.account));
    format!(
        "<script async src=\"{url}/embed.js\"></script>\n<contact-us account=\"{account}\"></contact-us>"
    )
}

/// What the policy of such a page needs besides.
pub fn policy(place: &WidgetPlace) -> String {
    let url = &place.url;
    format!("script-src {url}; frame-src {url}")
}

/// As it may stand between quotation marks.
fn quoted(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;")
}
