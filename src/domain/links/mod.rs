//! Links in what people write. Only `https:` and `mailto:`, only where they are written out, and never one that pretends
//! to lead somewhere else.

#[cfg(test)]
mod tests;

use contact_us_rules::text::is_bidi_control;

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// Text.
    Text(&'a str),
    /// An address that may be opened.
    Link(&'a str),
}

/// The parts of a text, in order; together they are the text.
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let (mut found, mut rest) = (Vec::new(), text);
    let mut from = 0;
    while let Some(start) = next(rest, from) {
        let end = rest[start..]
            .find(|c: char| c.is_whitespace() || "<>\"`{}|\\^".contains(c))
            .map_or(rest.len(), |length| start + length);
        let link = trimmed(&rest[start..end]);
        if is_safe(link) {
            if start > 0 {
                found.push(Part::Text(&rest[..start]));
            }
            found.push(Part::Link(link));
            rest = &rest[start + link.len()..];
            from = 0;
        } else {
            from = end;
        }
    }
    if !rest.is_empty() {
        found.push(Part::Text(rest));
    }
    found
}

/// Where the next address may begin.
fn next(text: &str, from: usize) -> Option<usize> {
    let at = |start: &str| text.get(from..)?.find(start).map(|at| from + at);
    match (at("https://"), at("mailto:")) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

/// Without what ends the sentence around it.
fn trimmed(link: &str) -> &str {
    let mut link = link;
    while let Some(last) = link.chars().next_back() {
        let unpaired = last == ')' && link.matches(')').count() > link.matches('(').count();
        if !unpaired && !".,;:!?'\u{2019}\u{201D}\u{BB}]\u{60C}\u{61F}\u{3002}".contains(last) {
            break;
        }
        link = &link[..link.len() - last.len_utf8()];
    }
    link
}

fn is_safe(link: &str) -> bool {
    if link.chars().any(|c| c.is_control() || is_bidi_control(c)) {
        return false;
    }
    if let Some(address) = link.strip_prefix("mailto:") {
        return address.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.contains('@')
        });
    }
    let rest = link.strip_prefix("https://").unwrap_or_default();
    // What stands before an @ is read as the host by people, and is none.
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.starts_with(char::is_alphanumeric) && !host.contains('@')
}
