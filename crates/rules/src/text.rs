//! What may stand in text that other people read.

/// Whether a character steers the direction of text. Such characters can make a text read as another one,
/// so they are taken out; `dir="auto"` does their honest work.
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether nothing of a text can be seen: white space, joiners, soft hyphens and their like.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace()
            || matches!(
                c,
                '\u{AD}' | '\u{180E}' | '\u{200B}'
                    ..='\u{200D}' | '\u{2060}' | '\u{2800}' | '\u{3164}' | '\u{FEFF}'
            )
    })
}
