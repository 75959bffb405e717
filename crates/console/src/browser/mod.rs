//! The corners of web-sys: each thing opened here closes itself.

pub mod clipboard;
pub mod clock;
pub mod field;
pub mod focus;
pub mod ids;
pub mod page;
pub mod picture;
pub mod resize;
pub mod sound;
pub mod storage;
