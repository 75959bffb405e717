//! What the page that holds the widget says of itself and of its visitor, along with a request. Anybody can write such a
//! header, so it is cleaned, cut, and shown as what nobody vouches for. One that cannot be read is as good as none: no
//! contact is lost over it. Nothing of it is logged.

#[cfg(test)]
mod tests;

use {
    axum::http::HeaderMap,
    contact_us_rules::message::clean_line,
    contact_us_wire::{HostFacts, Words, paths},
    percent_encoding::percent_decode_str,
    serde_json::Value,
    url::Url,
};

/// The most attributes; by name, the first ones.
const MOST_ATTRIBUTES: usize = 20;
/// The longest name of an attribute, in characters. What is longer is cut.
const LONGEST_NAME: usize = 60;
/// The longest value of an attribute, in characters.
const LONGEST_VALUE: usize = 300;
/// The longest of everything else, in characters.
const LONGEST: usize = 200;
/// The longest address in bytes. A longer one is left out, as half of one leads elsewhere.
const LONGEST_URL: usize = 1_000;

/// What the host page says along with a request; none where it says nothing that can be read.
pub fn of(headers: &HeaderMap) -> Option<HostFacts> {
    let escaped = headers.get(paths::HOST)?.to_str().ok()?;
    // Each byte takes three at most.
    if escaped.len() > 3 * paths::LONGEST_HOST {
        return None;
    }
    let json = percent_decode_str(escaped).decode_utf8().ok()?;
    if json.len() > paths::LONGEST_HOST {
        return None;
    }
    let said: Value = serde_json::from_str(&json).ok()?;
    let facts = read(&said);
    (facts != HostFacts::default()).then_some(facts)
}

/// Takes what fits, and leaves out the rest.
fn read(said: &Value) -> HostFacts {
    let text = |part: &str, name: &str| line(&said[part][name], LONGEST);
    HostFacts {
        url: said["page"]["url"]
            .as_str()
            .and_then(address)
            .unwrap_or_default(),
        title: text("page", "title"),
        id: text("known", "id"),
        name: text("known", "name"),
        email: text("known", "email"),
        phone: text("known", "phone"),
        attributes: attributes(&said["attributes"]),
    }
}

fn attributes(said: &Value) -> Vec<(String, String)> {
    let Some(said) = said.as_object() else {
        return Vec::new();
    };
    let mut all: Vec<(String, String)> = Vec::new();
    for (name, value) in said {
        let name = cut(name, LONGEST_NAME);
        let value = line(value, LONGEST_VALUE);
        // Two names may be one once they are cleaned.
        let fits =
            !(name.is_empty() || value.is_empty()) && all.iter().all(|(one, _)| *one != name);
        if fits && all.len() < MOST_ATTRIBUTES {
            all.push((name, value));
        }
    }
    all
}

/// A text, number or truth value as one line.
fn line(value: &Value, longest: usize) -> String {
    match value {
        Value::String(text) => cut(text, longest),
        Value::Number(number) => cut(&number.to_string(), longest),
        Value::Bool(truth) => truth.to_string(),
        _ => String::new(),
    }
}

fn cut(text: &str, longest: usize) -> String {
    let short: String = clean_line(text).chars().take(longest).collect();
    short.trim_end().to_owned()
}

/// An address of the web, without what may hold a secret.
fn address(text: &str) -> Option<String> {
    let mut url = Url::parse(text).ok()?;
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    url.set_username("").ok()?;
    url.set_password(None).ok()?;
    url.set_query(None);
    url.set_fragment(None);
    Some(url.to_string()).filter(|url| url.len() <= LONGEST_URL)
}

/// What it says, as people read it in a mail: label, value.
pub fn labelled(facts: &HostFacts, words: &Words) -> Vec<(String, String)> {
    let own = [
        ("mail.host.page", &facts.title),
        ("mail.host.url", &facts.url),
        ("mail.host.id", &facts.id),
        ("mail.host.name", &facts.name),
        ("mail.host.email", &facts.email),
        ("mail.host.phone", &facts.phone),
    ];
    let own = own.into_iter().filter(|(_, value)| !value.is_empty());
    let own = own.map(|(key, value)| (words.get(key).to_owned(), value.clone()));
    own.chain(facts.attributes.iter().cloned()).collect()
}
