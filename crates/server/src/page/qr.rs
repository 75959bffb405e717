//! QR codes as SVG paths.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_is_the_code_row_by_row() {
        let text = "tel:+442079460018";
        let (path, side) = path(text).expect("it fits");
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).expect("it fits");
        assert_eq!(i32::try_from(side), Ok(code.size() + 8));
        let number = |text: &str| text.parse::<i32>().expect("a number");
        let mut dark = 0;
        for run in path.trim_end_matches('z').split('z') {
            let (start, rest) = run.trim_start_matches('M').split_once('h').expect("a run");
            let (x, y) = start.split_once(' ').expect("a point");
            let length = number(rest.split_once('v').expect("a height").0);
            assert!((0..length).all(|i| code.get_module(number(x) - QUIET + i, number(y) - QUIET)));
            dark += length;
        }
        let all = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
        assert_eq!(
            i32::try_from(all.filter(|&(x, y)| code.get_module(x, y)).count()),
            Ok(dark)
        );
    }
}
