//! QR codes as SVG paths.

#[cfg(test)]
mod tests;

use {
    qrcodegen::{QrCode, QrCodeEcc},
    std::fmt::Write,
};

/// Modules of nothing around the code (ISO/IEC 18004, 9.1).
const QUIET: i32 = 4;

/// A text as the `d` of an SVG path, one unit wide when stroked, and the side of its grid; none if the text is too long
/// for a code. Each run of dark modules starts from the end of the last: 0.3 kB less in the page than points and outlines.
pub(super) fn path(text: &str) -> Option<(String, u32)> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    // The first module is dark, being part of a finder pattern; a stroke lies to both sides of its line.
    let mut path = format!("M{QUIET} {QUIET}.5");
    let (mut end_x, mut end_y) = (0, 0);
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size())
                .take_while(|&at| code.get_module(at, y))
                .count();
            let run = i32::try_from(run).ok()?;
            if run > 0 {
                write!(path, "m{} {}h{run}", x - end_x, y - end_y).ok()?;
                (end_x, end_y) = (x + run, y);
            }
            x += run + 1;
        }
    }
    Some((path, u32::try_from(code.size() + 2 * QUIET).ok()?))
}
