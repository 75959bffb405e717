//! Where the customer is: the query parameters that every route understands and every link carries on.

#[cfg(test)]
mod tests;

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

/// The same query with one parameter set to another value. The value must need no escaping.
pub fn with(carried: &str, name: &str, value: &str) -> String {
    let mut pairs: Vec<String> = carried
        .split('&')
        .filter(|pair| !pair.is_empty() && pair.split('=').next() != Some(name))
        .map(str::to_owned)
        .collect();
    pairs.push([name, "=", value].concat());
    pairs.join("&")
}

/// An address of ours with the carried parameters.
pub fn link(path: &str, carried: &str) -> String {
    if carried.is_empty() {
        path.to_owned()
    } else {
        [path, "?", carried].concat()
    }
}
