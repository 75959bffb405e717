//! Where the customer is: the query parameters that every route understands and every link carries on.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

/// The parameters of every route (the account's, the Interaction's, the Voice IVR's, the reader's).
pub const PARAMETERS: [&str; 6] = [
    "account",
    "interaction",
    "element",
    "externalId",
    "locale",
    "theme",
];

/// The part of a query string that links carry on: our parameters, as they came, without `?`.
pub fn carried(query: &str) -> String {
    query
        .trim_start_matches('?')
        .split('&')
        .filter(|pair| {
            let name = pair.split('=').next().unwrap_or_default();
            PARAMETERS.contains(&name)
        })
        .collect::<Vec<_>>()
        .join("&")
}

/// The value of a parameter as it stands in a query, empty where it is missing.
pub fn value<'a>(query: &'a str, name: &str) -> &'a str {
    pairs(query)
        .find(|(known, _)| *known == name)
        .map_or("", |(_, value)| value)
}

/// The parameters of a query that are not ours, decoded: what an address says of an Interaction's variables.
/// Of several with one name, the first counts.
pub fn others(query: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (name, value) in pairs(query) {
        let name = decoded(name);
        if !name.is_empty() && !PARAMETERS.contains(&name.as_str()) {
            found.entry(name).or_insert_with(|| decoded(value));
        }
    }
    found
}

/// Names and values of a query, as they came.
fn pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = query.trim_start_matches('?').split('&');
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")))
}

/// A part of a query, read as forms write it (WHATWG URL, 5.1). What is no UTF-8 is replaced.
fn decoded(text: &str) -> String {
    let hex = |digit: Option<&u8>| digit.and_then(|digit| char::from(*digit).to_digit(16));
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let [first, after @ ..] = rest {
        rest = after;
        let byte = match (first, hex(after.first()), hex(after.get(1))) {
            (b'%', Some(high), Some(low)) => {
                rest = after.get(2..).unwrap_or_default();
                u8::try_from(high * 16 + low).unwrap_or_default()
            }
            (b'+', ..) => b' ',
            _ => *first,
        };
        bytes.push(byte);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The right to begin an Interaction, from the fragment of its address (`#link={right}`); empty where there is none.
pub fn right(fragment: &str) -> String {
    value(fragment.trim_start_matches('#'), "link").to_owned()
}

/// A query without a parameter.
pub fn without(query: &str, name: &str) -> String {
    let pairs = query
        .split('&')
        .filter(|pair| pair.split('=').next() != Some(name));
    pairs.collect::<Vec<_>>().join("&")
}

/// The same query with one parameter set to another value. The value must need no escaping.
pub fn with(carried: &str, name: &str, value: &str) -> String {
    let others = without(carried, name);
    let between = if others.is_empty() { "" } else { "&" };
    [&others, between, name, "=", value].concat()
}

/// An address of ours with the carried parameters.
pub fn link(path: &str, carried: &str) -> String {
    if carried.is_empty() {
        path.to_owned()
    } else {
        [path, "?", carried].concat()
    }
}
