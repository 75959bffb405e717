//! JSON, read by the browser's own parser into the types of the wire.
//!
//! Serde's derived code is made once for each pair of type and reader, and its size depends on what the reader may ask
//! of it. `serde_json` reads from text, so every type brings the comparison of its names, a second way to be read from
//! a list, and sentences for each failure. This reader looks the names up that a type has, tells by number which one it
//! found, and fails without a word (the served page goes on working, or the form says that no answer came).
//! That saves 35 kB to load (wasm, brotli).

mod part;

use {serde::de::DeserializeOwned, std::fmt};

/// Reads a type of the wire from JSON; none when the text is not JSON of that shape.
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    let parsed = js_sys::JSON::parse(text).ok()?;
    T::deserialize(part::Part(parsed)).ok()
}

/// Whether a text is a JSON object with a field of a name.
pub fn has(text: &str, name: &str) -> bool {
    let parsed = js_sys::JSON::parse(text);
    parsed.is_ok_and(|parsed| js_sys::Reflect::has(&parsed, &name.into()).unwrap_or(false))
}

/// A text as JSON, written by the browser.
pub fn quote(text: &str) -> String {
    js_sys::JSON::stringify(&text.into()).map_or_else(|_| "\"\"".to_owned(), Into::into)
}

/// An object of fields that are JSON already. Serde's writer is made anew for each type.
pub fn object(fields: &[(&str, &str)]) -> String {
    let mut text = String::from("{");
    for (name, value) in fields {
        if text.len() > 1 {
            text.push(',');
        }
        text.extend(["\"", name, "\":", value]);
    }
    text + "}"
}

/// The text is not of the wanted shape.
#[derive(Debug)]
struct Misfit;

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the JSON has another shape")
    }
}

impl std::error::Error for Misfit {}

impl serde::de::Error for Misfit {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}
