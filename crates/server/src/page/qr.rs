//! QR codes as SVG paths.

#[cfg(test)]
mod tests;

use {
    qrcodegen::{QrCode, QrCodeEcc},
    std::fmt::Write,
};

/// Modules of nothing around the code (ISO/IEC 18004, 9.1).
const QUIET: i32 = 4;

/// A text as the `d` of an SVG path, and the side of its grid; none if the text is too long for a code.
pub(super) fn path(text: &str) -> Option<(String, u32)> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size())
                .take_while(|&at| code.get_module(at, y))
                .count();
            let run = i32::try_from(run).ok()?;
            if run > 0 {
                write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET).ok()?;
            }
            x += run + 1;
        }
    }
    Some((path, u32::try_from(code.size() + 2 * QUIET).ok()?))
}
