//! Names of files.

use {super::kind, crate::mail::clean, percent_encoding::percent_decode_str};

/// Longest name, in characters.
const LONGEST: usize = 120;

/// The name of a file of a type: no folders, no control characters, none that turn the direction of text, and an ending
/// that says what the file is.
pub(super) fn cleaned(encoded: &str, mime: &str) -> String {
    let typed = percent_decode_str(encoded).decode_utf8_lossy();
    let last = typed.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = clean::line(last, LONGEST);
    let name = name.trim_start_matches(['.', ' ', '~']);
    let endings = kind::endings(mime);
    let fits = name
        .rsplit_once('.')
        .is_some_and(|(_, end)| endings.iter().any(|known| known.eq_ignore_ascii_case(end)));
    let name = if name.is_empty() { "file" } else { name };
    let ending = endings.first().unwrap_or(&"bin");
    if fits {
        name.to_owned()
    } else {
        [name, ".", ending].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_the_file_is_and_not_where_it_goes() {
        for (typed, name) in [
            ("bill.png", "bill.png"),
            ("Rechnung%20M%C3%A4rz.PNG", "Rechnung März.PNG"),
            ("..%2F..%2Fetc%2Fpasswd", "passwd.png"),
            ("C:%5Cusers%5Cx.png", "x.png"),
            ("evil%E2%80%AEgnp.exe", "evilgnp.exe.png"),
            ("a%0D%0AContent-Type: x.png", "a Content-Type: x.png"),
            ("", "file.png"),
            ("%2F", "file.png"),
            (".png", "png.png"),
            ("%FF%00.png", "\u{fffd}.png"),
        ] {
            assert_eq!(cleaned(typed, "image/png"), name, "{typed}");
        }
        assert_eq!(cleaned("photo.JPEG", "image/jpeg"), "photo.JPEG");
        assert!(cleaned(&"x".repeat(500), "image/gif").chars().count() <= LONGEST + 4);
    }
}
