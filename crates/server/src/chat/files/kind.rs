//! What a file is, by its first bytes. Neither its name nor the browser is believed.

#[cfg(test)]
mod tests;

/// As many bytes as are looked at.
pub(super) const LOOKED_AT: usize = 12;

/// The media type, if it is one that is taken ([`contact_us_wire::chat::FILE_TYPES`]).
pub(super) fn of(head: &[u8]) -> Option<&'static str> {
    match head {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some("image/gif"),
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => Some("image/webp"),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some("application/pdf"),
        _ => None,
    }
}

/// The endings of names that fit a type, the usual one first.
pub(super) fn endings(mime: &str) -> &'static [&'static str] {
    match mime {
        "image/png" => &["png"],
        "image/jpeg" => &["jpg", "jpeg", "jpe", "jfif"],
        "image/gif" => &["gif"],
        "image/webp" => &["webp"],
        _ => &["pdf"],
    }
}
