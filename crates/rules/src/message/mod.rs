//! Messages and names: text that other people read.

#[cfg(test)]
mod tests;

use crate::text::{is_bidi_control, is_blank};

/// Most characters of a message, counted after its line ends are made one character each.
pub const LONGEST: usize = 5_000;
/// Most characters of a first or last name.
pub const LONGEST_NAME: usize = 100;

/// The message, cleaned, or the key of the word that says how to mend it. [`over`] tells the `{n}` of that word.
pub fn check(typed: &str) -> Result<String, &'static str> {
    let message = clean(typed);
    if is_blank(&message) {
        Err("error.message.missing")
    } else if message.chars().count() > LONGEST {
        Err("error.message.long")
    } else {
        Ok(message)
    }
}

/// How many characters a message has, as they are counted against [`LONGEST`].
pub fn length(typed: &str) -> usize {
    clean(typed).chars().count()
}

/// How many characters a message has too many.
pub fn over(typed: &str) -> usize {
    length(typed).saturating_sub(LONGEST)
}

/// The first name, cleaned; empty when there is none.
pub fn check_first(typed: &str) -> Result<String, &'static str> {
    name(typed).ok_or("error.first.long")
}

/// The last name, cleaned; empty when there is none.
pub fn check_last(typed: &str) -> Result<String, &'static str> {
    name(typed).ok_or("error.last.long")
}

fn name(typed: &str) -> Option<String> {
    let name = clean_line(typed);
    (name.chars().count() <= LONGEST_NAME).then_some(name)
}

/// A text of several lines: line ends are `\n`, no white space at its ends, no control characters but `\n` and `\t`,
/// none that steer the direction of text.
pub fn clean(typed: &str) -> String {
    let mut before = None;
    let text: String = typed
        .chars()
        .filter(|&c| before.replace(c) != Some('\r') || c != '\n')
        .map(|c| {
            if matches!(c, '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') {
                '\n'
            } else {
                c
            }
        })
        .filter(|&c| matches!(c, '\n' | '\t') || !(c.is_control() || is_bidi_control(c)))
        .collect();
    text.trim().to_owned()
}

/// A text of one line: as [`clean`], and each run of white space is one space. Nothing visible is nothing.
pub fn clean_line(typed: &str) -> String {
    let line = clean(typed)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if is_blank(&line) { String::new() } else { line }
}
