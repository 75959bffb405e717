//! What a request tells of the customer's device and language: no more than is needed, nothing that identifies.

#[cfg(test)]
mod tests;

use {contact_us_wire::paths, icu_time::zone::iana::IanaParserExtended, jiff::tz::TimeZone};

/// Coarse facts of a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientFacts {
    /// Whether the device is a mobile one, as far as the request tells.
    pub mobile: bool,
    /// Name and major version of the browser: `Firefox 153`.
    pub browser: Option<String>,
    /// Name of the operating system, without its version: `Android`.
    pub system: Option<&'static str>,
    /// The languages that are accepted, the dearest first.
    pub languages: Vec<String>,
    /// Name of the time zone, where the app tells it: `Europe/Berlin`.
    pub zone: Option<String>,
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

/// Operating systems by the mark in a User-Agent; the first that fits, since Android is a Linux, and an iPhone says that it
/// is like a Mac.
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Windows NT", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];
/// The same by the hint that Chromium sends (`Sec-CH-UA-Platform`), which says more exactly what it is.
const PLATFORMS: [(&str, &str); 6] = [
    ("\"Android\"", "Android"),
    ("\"iOS\"", "iOS"),
    ("\"Windows\"", "Windows"),
    ("\"Chrome OS\"", "ChromeOS"),
    ("\"macOS\"", "macOS"),
    ("\"Linux\"", "Linux"),
];

const MOBILE_MARKS: [&str; 4] = ["Mobi", "Android", "iPhone", "iPad"];
/// What people call it, and the tables do not.
const UTC: &str = "UTC";
const MOST_LANGUAGES: usize = 10;
const LONGEST_TAG: usize = 35;

impl ClientFacts {
    /// The facts from a request's headers, looked up by lower-case name.
    pub fn from_headers<'a>(header: impl Fn(&str) -> Option<&'a str>) -> Self {
        let agent = header("user-agent").unwrap_or_default();
        let system = system(header("sec-ch-ua-platform").unwrap_or_default(), agent);
        // Only an iPad says that it is a Mac and is seen to be none.
        let pad = header(paths::MOBILE) == Some("?1");
        Self {
            mobile: pad
                || header("sec-ch-ua-mobile") == Some("?1")
                || MOBILE_MARKS.iter().any(|mark| agent.contains(mark)),
            browser: browser(agent),
            system: system.map(|name| {
                if pad && name == "macOS" {
                    "iPadOS"
                } else {
                    name
                }
            }),
            languages: languages(header("accept-language").unwrap_or_default()),
            zone: header(paths::TIME_ZONE).and_then(zone),
        }
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

/// Only names of ours come out, whatever was sent.
fn system(hint: &str, agent: &str) -> Option<&'static str> {
    let hinted = PLATFORMS.iter().find(|(mark, _)| *mark == hint);
    let found = hinted.or_else(|| SYSTEMS.iter().find(|(mark, _)| agent.contains(mark)));
    found.map(|(_, name)| *name)
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

/// A zone that there is, by its name of today: browsers send old ones, too.
fn zone(name: &str) -> Option<String> {
    let known = TimeZone::get(name).ok()?;
    let known = known.iana_name()?;
    let named = IanaParserExtended::new().parse(known);
    let is_old = named.time_zone != icu_time::TimeZone::UNKNOWN && known != UTC;
    Some(if is_old { named.canonical } else { known }.to_owned())
}

fn is_tag(tag: &str) -> bool {
    (2..=LONGEST_TAG).contains(&tag.len())
        && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}
