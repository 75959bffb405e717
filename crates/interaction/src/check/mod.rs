//! What must hold between the parts of a definition.

use crate::{Definition, Fault};

/// Everything that is wrong.
pub(crate) fn all(_definition: &Definition) -> Vec<Fault> {
    Vec::new()
}
