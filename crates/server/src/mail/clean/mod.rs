//! What is taken out of a customer's text before it reaches a header, a line or a body.
//!
//! lettre 0.11.23 panics on a display name with CR LF, and lets bidi controls and bare CRs through, so
//! everything is cleaned before it is handed over.

#[cfg(test)]
mod tests;

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Characters of a name in a header.
pub const HEADER_LIMIT: usize = 100;

/// Text for a header: no controls, no format characters (bidi overrides among them), white space
/// collapsed, and nothing that a reader would decode as an encoded word (RFC 2047). At most `limit`
/// characters; what is cut ends in `…`.
pub fn header(text: &str, limit: usize) -> String {
    let visible: String = spaced(text)
        .filter(|c| !is_invisible(*c))
        .collect::<String>()
        .replace("=?", "= ?");
    shorten(&collapse(&visible), limit)
}

/// Text for one line of a body: like [`header`], but joiners stay, because Persian names and family
/// emoji are spelled with them, and encoded words stay, because nobody decodes them there.
pub fn line(text: &str, limit: usize) -> String {
    let visible: String = spaced(text)
        .filter(|c| is_joiner(*c) || !is_invisible(*c))
        .collect();
    shorten(&collapse(&visible), limit)
}

/// Text of several lines for a body: every kind of line end becomes `\n`, tabs stay, other controls
/// and whatever turns the reading direction of a neighbour go. No empty lines at either end.
pub fn lines(text: &str) -> String {
    let unified: String = text
        .replace("\r\n", "\n")
        .chars()
        .map(|c| if is_line_end(c) { '\n' } else { c })
        .filter(|c| matches!(c, '\n' | '\t') || is_joiner(*c) || !is_invisible(*c))
        .collect();
    unified
        .trim_matches('\n')
        .trim_end()
        .split('\n')
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Every kind of white space as a plain space.
fn spaced(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
}

fn collapse(text: &str) -> String {
    text.split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn shorten(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let kept: String = text.chars().take(limit.saturating_sub(1)).collect();
    [kept.trim_end(), "…"].concat()
}

fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Zero-width joiner and non-joiner: format characters that belong to the spelling.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Controls, format characters, and private characters, which are drawn differently everywhere.
fn is_invisible(c: char) -> bool {
    matches!(
        c.general_category(),
        GeneralCategory::Control | GeneralCategory::Format | GeneralCategory::PrivateUse
    )
}
