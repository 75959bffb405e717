//! The corners of web-sys: each opens what it needs and closes it again.
//!
//! They are called from effects and event handlers, which run in a browser only; what is read while a page is drawn
//! says so and answers `None` on the server.

pub mod clipboard;
pub mod clock;
pub mod device;
pub mod draft;
pub mod files;
pub mod focus;
pub mod history;
pub mod ids;
pub mod json;
pub mod later;
pub mod listen;
pub mod modal;
pub mod page;
pub mod port;
pub mod resize;
pub mod served;
pub mod sound;
pub mod store;
pub mod timer;
pub mod viewport;
