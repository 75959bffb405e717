//! From JSON to a definition: shapes, names of keys, sizes.

use crate::{Definition, Fault};

/// Reads a document.
pub(crate) fn document(_document: &str) -> (Option<Definition>, Vec<Fault>) {
    (None, Vec::new())
}
