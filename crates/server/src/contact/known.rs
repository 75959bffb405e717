//! What a customer has said of themselves in the Interaction, for our forms, which need not ask it again.

use {
    crate::history::Kept,
    contact_us::domain::{embed, fields::Values},
};

/// It, by the field of our forms that asks it again. What is sensitive is not among it.
pub fn known(kept: &Kept) -> Values {
    let person = kept.person();
    let apart = [
        ("firstName", person.given),
        ("lastName", person.family),
        ("phone", person.phone),
        ("email", person.email),
    ];
    let mut known = Values::new();
    let mut add = |field: &str, text: String| {
        if !text.is_empty() {
            known.insert(field.to_owned(), text);
        }
    };
    let named = apart[..2].iter().any(|(_, name)| !name.is_empty());
    for (field, text) in apart {
        add(field, text);
    }
    if !named {
        for (field, text) in embed::fields("name", &person.name) {
            add(field, text);
        }
    }
    known
}

/// The name in it, as people read it.
pub fn name(known: &Values) -> String {
    let part = |field: &str| known.get(field).map_or("", String::as_str);
    [part("firstName"), part("lastName")]
        .join(" ")
        .trim()
        .to_owned()
}
