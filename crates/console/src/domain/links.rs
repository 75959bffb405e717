//! Finds what may be pressed in a text that somebody else wrote: `https:` addresses and e-mail addresses, nothing else.

#[cfg(test)]
mod tests;

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(String),
    /// An address: where it leads, and how it was written.
    Link {
        /// `https://…` or `mailto:…`.
        href: String,
        /// As it stands in the text.
        text: String,
    },
}

/// The text in pieces: put together again they are the text, to the letter.
pub fn pieces(text: &str) -> Vec<Piece> {
    let (mut found, mut plain) = (Vec::new(), String::new());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(ends_word).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        match link(word) {
            Some((start, stop, href)) => {
                plain.push_str(&word[..start]);
                if !plain.is_empty() {
                    found.push(Piece::Text(std::mem::take(&mut plain)));
                }
                let text = word[start..stop].to_owned();
                found.push(Piece::Link { href, text });
                plain.push_str(&word[stop..]);
            }
            None => plain.push_str(word),
        }
        let gap = after.chars().next().map_or(0, char::len_utf8);
        plain.push_str(&after[..gap]);
        rest = &after[gap..];
    }
    if !plain.is_empty() {
        found.push(Piece::Text(plain));
    }
    found
}

/// Where an address cannot go on: white space, controls, marks that turn the direction of text, brackets and quotes.
fn ends_word(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '<' | '>' | '"' | '`' | '{' | '}' | '|' | '\\' | '^')
        || matches!(c, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// The link in a word: from where, to where, and where it leads.
fn link(word: &str) -> Option<(usize, usize, String)> {
    const SCHEME: &str = "https://";
    let lower = word.to_ascii_lowercase();
    if let Some(start) = lower.find(SCHEME) {
        let stop = start + trimmed(&word[start..]);
        let host = word.get(start + SCHEME.len()..stop)?;
        let host = host.split(['/', '?', '#']).next().unwrap_or_default();
        // Who is before an @ is no host: such an address pretends to lead elsewhere.
        let named = host.chars().next().is_some_and(char::is_alphanumeric) && !host.contains('@');
        return named.then(|| {
            let href = [SCHEME, &word[start + SCHEME.len()..stop]].concat();
            (start, stop, href)
        });
    }
    mail(word)
}

fn mail(word: &str) -> Option<(usize, usize, String)> {
    let at = word.find('@')?;
    let local = |c: char| c.is_ascii_alphanumeric() || ".!#$%&*+/=?_~-".contains(c);
    let before = word[..at].char_indices().rev();
    let start = before.take_while(|(_, c)| local(*c)).last()?.0;
    let domain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    let host = &word[at + 1..];
    let length = host.find(|c| !domain(c)).unwrap_or(host.len());
    let host = host[..length].trim_end_matches(['.', '-']);
    let whole = host.contains('.') && !host.starts_with(['.', '-']) && !host.contains("..");
    let stop = at + 1 + host.len();
    whole.then(|| (start, stop, ["mailto:", &word[start..stop]].concat()))
}

/// Without the marks that end a sentence and not an address; a bracket stays when it was opened inside.
fn trimmed(address: &str) -> usize {
    let mut end = address.len();
    while let Some(last) = address[..end].chars().next_back() {
        let inside = &address[..end];
        let goes = match last {
            ')' => inside.matches(')').count() > inside.matches('(').count(),
            ']' => inside.matches(']').count() > inside.matches('[').count(),
            _ => matches!(
                last,
                '.' | ','
                    | ';'
                    | ':'
                    | '!'
                    | '?'
                    | '\''
                    | '’'
                    | '”'
                    | '»'
                    | '…'
                    | '*'
                    | '_'
                    | '،'
                    | '؟'
                    | '؛'
            ),
        };
        if !goes {
            break;
        }
        end -= last.len_utf8();
    }
    end
}
