//! What customers and agents send, checked and cleaned.

#[cfg(test)]
mod tests;

use {
    crate::refusal::{FieldRefusal, Refusal},
    contact_us::domain::message::clean_line,
    contact_us_wire::{
        ProblemKind,
        chat::{Content, MAX_TEXT},
    },
    unicode_properties::{GeneralCategory, UnicodeGeneralCategory},
    uuid::Uuid,
};

/// Longest name of a customer, in characters.
pub const LONGEST_NAME: usize = 100;
/// Longest topic, in characters.
pub const LONGEST_TOPIC: usize = 200;

/// An id that the sender made: a UUID of version 7, as it is written in small letters.
pub fn id(field: &'static str, typed: &str) -> Result<String, Refusal> {
    Uuid::try_parse(typed)
        .ok()
        .filter(|uuid| uuid.get_version_num() == 7)
        .map(|uuid| uuid.to_string())
        .ok_or_else(|| Refusal::field(field, "problem.chat-id"))
}

/// A line of at most so many characters; may be empty.
pub fn line(
    field: &'static str,
    typed: &str,
    longest: usize,
    code: &'static str,
) -> Result<String, Refusal> {
    let line = clean_line(typed);
    if line.chars().count() > longest {
        return Err(Refusal::field(field, code));
    }
    Ok(line)
}

/// A message's content, cleaned.
pub fn content(content: Content) -> Result<Content, Refusal> {
    match content {
        Content::Text(typed) => text(&typed).map(Content::Text),
        Content::File(file) => id("content", &file).map(Content::File),
    }
}

fn text(typed: &str) -> Result<String, Refusal> {
    let text = clean(typed);
    let length = text.chars().count();
    if text.chars().all(is_unseen) {
        return Err(Refusal::field("content", "problem.chat-empty"));
    }
    if length > MAX_TEXT {
        let args = vec![("n", (length - MAX_TEXT).to_string())];
        return Err(Refusal::fields(vec![FieldRefusal {
            field: "content".into(),
            code: "problem.chat-long",
            args,
        }]));
    }
    Ok(text)
}

/// A text whose line ends are `\n`, without control characters but `\n` and `\t`, without empty lines at its beginning
/// or white space at its end. Marks that steer the direction of text stay, since they belong to how Hebrew and Arabic
/// are written with Latin words; whoever shows a message isolates it.
pub fn clean(typed: &str) -> String {
    let text: String = typed
        .replace("\r\n", "\n")
        .chars()
        .map(|c| match c {
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            c => c,
        })
        .filter(|&c| matches!(c, '\n' | '\t') || !c.is_control())
        .collect();
    text.trim_start_matches('\n').trim_end().to_owned()
}

/// White space, and what is drawn as nothing.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c.general_category(),
            GeneralCategory::Format | GeneralCategory::Control
        )
        || matches!(c, '\u{2800}' | '\u{3164}' | '\u{ffa0}')
}

/// Refuses what was already sent under its id with something else in it.
pub fn reused() -> Refusal {
    Refusal {
        word: "problem.chat-reused",
        ..Refusal::new(ProblemKind::KeyReused)
    }
}
