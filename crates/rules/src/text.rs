//! What may stand in text that other people read.

/// Whether a character steers the direction of text. Such characters can make a text read as another one,
/// so they are taken out; `dir="auto"` does their honest work.
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The digit that a character is: of 0 to 9, of Arabic (`٠` to `٩`) or of Persian and Urdu (`۰` to `۹`), as keyboards of
/// these languages type them.
pub fn digit(c: char) -> Option<char> {
    let zero = match c {
        '0'..='9' => return Some(c),
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6F0}'..='\u{6F9}' => 0x6F0,
        _ => return None,
    };
    char::from_digit(u32::from(c).saturating_sub(zero), 10)
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
