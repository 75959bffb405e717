//! Files: what may be attached, and how large it is in words.

#[cfg(test)]
mod tests;

use contact_us_wire::{
    Words,
    chat::{FILE_TYPES, MAX_FILE},
};

/// Why a file is not taken, known before it is sent. The key of the sentence that says what to do.
pub fn problem(mime: &str, size: u64) -> Option<&'static str> {
    if size == 0 {
        Some("console.file.empty")
    } else if !FILE_TYPES.contains(&mime) {
        Some("console.file.type")
    } else if size > MAX_FILE as u64 {
        Some("console.file.large")
    } else {
        None
    }
}

/// Whether a type can be shown as a picture.
pub fn is_picture(mime: &str) -> bool {
    mime.starts_with("image/")
}

/// The types for the file chooser.
pub fn accepted() -> String {
    FILE_TYPES.join(",")
}

/// A size in words, rounded up: `1 kB`, `3.4 MB`.
pub fn size(words: &Words, bytes: u64) -> String {
    let kilo = bytes.div_ceil(1_000);
    if kilo < 1_000 {
        return words.with("console.file.kilo", &[("n", &kilo.to_string())]);
    }
    let tenths = bytes.div_ceil(100_000);
    let number = format!("{}.{}", tenths / 10, tenths % 10);
    words.with("console.file.mega", &[("n", &number)])
}
