//! Telephone numbers: the shape that a number has, whatever its country.
//!
//! The server looks further (does the number exist, does it cost extra), but only at what passed here,
//! so nothing that it takes is refused in the browser.

#[cfg(test)]
mod tests;

use crate::text::{digit, is_bidi_control};

/// Fewest digits of a number that can be called from elsewhere.
pub const FEWEST: usize = 7;
/// Most digits of a number, its country code included (ITU-T E.164, 6.1).
pub const MOST: usize = 15;

/// The number as digits, with a `+` before them if a country code leads (typed as `+` or `00`),
/// or the key of the word that says how to mend it.
pub fn check_shape(typed: &str) -> Result<String, &'static str> {
    if crate::text::is_blank(typed) {
        return Err("error.phone.missing");
    }
    shape(typed).ok_or("error.phone.shape")
}

fn shape(typed: &str) -> Option<String> {
    let mut international = false;
    let mut digits = String::new();
    for c in typed.chars() {
        if let Some(digit) = digit(c) {
            digits.push(digit);
            continue;
        }
        match c {
            '+' if !international && digits.is_empty() => international = true,
            _ if is_spacing(c) => {}
            _ => return None,
        }
    }
    if !international && digits.starts_with("00") {
        international = true;
        digits.drain(..2);
    }
    (FEWEST..=MOST)
        .contains(&digits.len())
        .then(|| [if international { "+" } else { "" }, &digits].concat())
}

/// What people, and the address books that they copy from, put between digits.
fn is_spacing(c: char) -> bool {
    c.is_whitespace()
        || is_bidi_control(c)
        || matches!(
            c,
            '(' | ')' | '-' | '.' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}'
        )
}
