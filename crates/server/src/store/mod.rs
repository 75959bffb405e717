//! The one module that speaks SQL.

pub mod outbox;
