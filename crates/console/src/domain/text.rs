//! The text of a message on its way out.

#[cfg(test)]
mod tests;

use contact_us_wire::chat::MAX_TEXT;

/// The counter is shown once fewer characters than this are left.
const NEAR: usize = 300;

/// The text as it is sent: line ends are `\n`, no white space at its ends. None when nothing of it can be seen.
pub fn ready(typed: &str) -> Option<String> {
    let text = typed.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// How much room is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Enough not to speak of it.
    Plenty,
    /// So many characters.
    Left(usize),
    /// So many characters too many.
    Over(usize),
}

/// The room that a text leaves.
pub fn room(typed: &str) -> Room {
    let length = ready(typed).map_or(0, |text| text.chars().count());
    if length > MAX_TEXT {
        Room::Over(length - MAX_TEXT)
    } else if length + NEAR > MAX_TEXT {
        Room::Left(MAX_TEXT - length)
    } else {
        Room::Plenty
    }
}
