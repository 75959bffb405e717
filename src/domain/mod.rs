//! Validated values and pure rules, the same in the browser and on the server.
//!
//! Every check takes what was typed and answers the cleaned value, or the key of the word that says how to mend it.

pub mod email;
pub mod message;
pub mod phone;
mod text;
