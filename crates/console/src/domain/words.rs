//! The console's words, compiled in: one page for two languages, which is all that an agent ever loads of them.

#[cfg(test)]
mod tests;

use contact_us_wire::Words;

/// Every language: tag, direction, words as JSON. English first, being the one to fall back to.
const LANGUAGES: [(&str, &str, &str); 2] = [
    (
        "en",
        "ltr",
        include_str!(concat!(env!("OUT_DIR"), "/en.json")),
    ),
    (
        "ar",
        "rtl",
        include_str!(concat!(env!("OUT_DIR"), "/ar.json")),
    ),
];

/// The tag of the first language that is wished for and there is: `ar` for `ar-EG`.
pub fn choose<'a>(wishes: impl IntoIterator<Item = &'a str>) -> &'static str {
    let known = |wish: &str| {
        let main = wish.split(['-', '_']).next().unwrap_or_default();
        let found = LANGUAGES
            .iter()
            .find(|(tag, ..)| tag.eq_ignore_ascii_case(main));
        found.map(|(tag, ..)| *tag)
    };
    wishes.into_iter().find_map(known).unwrap_or(LANGUAGES[0].0)
}

/// The words of a language.
pub fn of(tag: &str) -> Words {
    serde_json::from_str(language(tag).2).unwrap_or_default()
}

/// The direction of a language: `ltr` or `rtl`.
pub fn direction(tag: &str) -> &'static str {
    language(tag).1
}

/// What a language calls itself; the tag where there are no words of it.
pub fn name(tag: &str) -> String {
    if LANGUAGES.iter().any(|(known, ..)| *known == tag) {
        of(tag).get("language.name").to_owned()
    } else {
        tag.to_owned()
    }
}

fn language(tag: &str) -> &'static (&'static str, &'static str, &'static str) {
    let found = LANGUAGES.iter().find(|(known, ..)| *known == tag);
    found.unwrap_or(&LANGUAGES[0])
}
