//! Canned replies: found by what is typed behind a `/`, put in where it stood.

#[cfg(test)]
mod tests;

use contact_us_wire::console::CannedReply;

/// What is searched for: where its `/` stands (a byte of the text), and what follows up to the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// The byte of the `/`.
    pub from: usize,
    /// The byte of the caret.
    pub to: usize,
    /// What was typed behind the `/`.
    pub words: String,
}

/// The search that the caret (in UTF-16 units, as the browser counts) stands in: a `/` that begins a word, and one word.
pub fn search(text: &str, caret: u32) -> Option<Search> {
    let to = byte_of(text, caret);
    let before = &text[..to];
    let from = before.rfind('/')?;
    let begins = before[..from]
        .chars()
        .next_back()
        .is_none_or(char::is_whitespace);
    let words = &before[from + 1..];
    (begins && !words.contains(char::is_whitespace)).then(|| Search {
        from,
        to,
        words: words.to_owned(),
    })
}

/// The replies whose title or text holds the words, those whose title begins with them first.
pub fn matching(replies: &[CannedReply], words: &str) -> Vec<CannedReply> {
    let wanted = words.to_lowercase();
    let rank = |reply: &CannedReply| {
        let title = reply.title.to_lowercase();
        if title.starts_with(&wanted) {
            Some(0)
        } else if title.contains(&wanted) {
            Some(1)
        } else {
            reply.text.to_lowercase().contains(&wanted).then_some(2)
        }
    };
    let mut found: Vec<_> = replies
        .iter()
        .filter_map(|reply| Some((rank(reply)?, reply.clone())))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, reply)| reply).collect()
}

/// The text with a reply put in between two of its bytes, and where the caret then stands (UTF-16 units).
pub fn insert(text: &str, from: usize, to: usize, reply: &str) -> (String, u32) {
    let (before, after) = (
        text.get(..from).unwrap_or(text),
        text.get(to..).unwrap_or_default(),
    );
    let glue = |c: Option<char>| {
        if c.is_none_or(char::is_whitespace) {
            ""
        } else {
            " "
        }
    };
    let head = [before, glue(before.chars().next_back()), reply].concat();
    let caret = head.encode_utf16().count();
    let whole = [&head, glue(after.chars().next()), after].concat();
    (whole, u32::try_from(caret).unwrap_or(u32::MAX))
}

/// The byte at which a number of UTF-16 units ends.
pub fn byte_of(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    for (at, c) in text.char_indices() {
        if left < c.len_utf16() {
            return at;
        }
        left -= c.len_utf16();
    }
    text.len()
}
