//! What a request tells of the customer's device and language: no more than is needed, nothing that identifies.

#[cfg(test)]
mod tests;

use crate::place::Place;

/// Coarse facts of a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientFacts {
    /// Whether the device is a mobile one, as far as the request tells.
    pub mobile: bool,
    /// Name and major version of the browser: `Firefox 153`.
    pub browser: Option<String>,
    /// The languages that are accepted, the dearest first.
    pub languages: Vec<String>,
}

/// Browsers by the mark in their User-Agent; the first that fits, since most call themselves Chrome and Safari, too.
const BROWSERS: [(&str, &str); 10] = [
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("EdgiOS/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Version/", "Safari"),
];

const MOBILE_MARKS: [&str; 4] = ["Mobi", "Android", "iPhone", "iPad"];
const MOST_LANGUAGES: usize = 10;
const LONGEST_TAG: usize = 35;

impl ClientFacts {
    /// The facts from a request's headers, looked up by lower-case name.
    pub fn from_headers<'a>(header: impl Fn(&str) -> Option<&'a str>) -> Self {
        let agent = header("user-agent").unwrap_or_default();
        Self {
            mobile: header("sec-ch-ua-mobile") == Some("?1")
                || MOBILE_MARKS.iter().any(|mark| agent.contains(mark)),
            browser: browser(agent),
            languages: languages(header("accept-language").unwrap_or_default()),
        }
    }

    /// The values of a variable set that are known, in the set's order.
    pub fn variables(&self, names: &[String], place: &Place) -> Vec<(String, String)> {
        let value = |name: &str| match name {
            "Interaction" => Some(place.interaction.clone()),
            "Page" => Some(place.element.clone()),
            "Device" => Some(if self.mobile { "Mobile" } else { "Desktop" }.to_owned()),
            "Browser" => self.browser.clone(),
            "Language" => self.languages.first().cloned(),
            _ => None,
        };
        names
            .iter()
            .filter_map(|name| Some((name.clone(), value(name).filter(|v| !v.is_empty())?)))
            .collect()
    }
}

fn browser(agent: &str) -> Option<String> {
    BROWSERS.iter().find_map(|(mark, name)| {
        let (_, rest) = agent.split_once(mark)?;
        let major: String = rest
            .chars()
            .take_while(char::is_ascii_digit)
            .take(4)
            .collect();
        (!major.is_empty()).then(|| format!("{name} {major}"))
    })
}

/// The tags of `Accept-Language` by weight (RFC 9110, 12.5.4); of equal ones the first.
fn languages(header: &str) -> Vec<String> {
    let mut weighed: Vec<(f32, &str)> = header
        .split(',')
        .take(MOST_LANGUAGES)
        .filter_map(|part| {
            let (tag, weight) = part.split_once(';').unwrap_or((part, "q=1"));
            let weight = weight.trim().strip_prefix("q=")?.parse().ok()?;
            Some((weight, tag.trim())).filter(|(weight, tag)| *weight > 0.0 && is_tag(tag))
        })
        .collect();
    weighed.sort_by(|a, b| b.0.total_cmp(&a.0));
    weighed.into_iter().map(|(_, tag)| tag.to_owned()).collect()
}

fn is_tag(tag: &str) -> bool {
    (2..=LONGEST_TAG).contains(&tag.len())
        && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}
