//! Names of files.

#[cfg(test)]
mod tests;

use {super::kind, crate::mail::clean, percent_encoding::percent_decode_str};

/// Longest name, in characters.
const LONGEST: usize = 120;

/// The name of a file of a type: no folders, no control characters, none that turn the direction of text, and an ending
/// that says what the file is.
pub(super) fn cleaned(encoded: &str, mime: &str) -> String {
    let typed = percent_decode_str(encoded).decode_utf8_lossy();
    let last = typed.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = clean::line(last, LONGEST);
    let name = name.trim_start_matches(['.', ' ', '~']);
    let endings = kind::endings(mime);
    let fits = name
        .rsplit_once('.')
        .is_some_and(|(_, end)| endings.iter().any(|known| known.eq_ignore_ascii_case(end)));
    let name = if name.is_empty() { "file" } else { name };
    let ending = endings.first().unwrap_or(&"bin");
    if fits {
        name.to_owned()
    } else {
        [name, ".", ending].concat()
    }
}
