//! Numbers as they are typed.

#[cfg(test)]
mod tests;

use std::num::ParseIntError;

/// A whole number from 0 on; none where nothing was typed and that `may_be_empty`.
///
/// # Errors
///
/// When it is something else: a fraction, a negative number, words.
pub fn whole(typed: &str, may_be_empty: bool) -> Result<Option<u32>, ParseIntError> {
    match typed.trim() {
        "" if may_be_empty => Ok(None),
        typed => typed.parse().map(Some),
    }
}
