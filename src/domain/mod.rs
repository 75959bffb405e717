//! Validated values and pure rules.
