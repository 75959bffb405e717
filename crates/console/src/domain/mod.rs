//! Pure rules: what is shown, and what counts. Nothing here knows a browser.

pub mod address;
pub mod alert;
pub mod day;
pub mod file;
pub mod history;
pub mod hours;
pub mod links;
pub mod number;
pub mod replies;
pub mod rows;
pub mod section;
pub mod text;
pub mod visitor;
pub mod wait;
pub mod widget;
pub mod window;
pub mod words;
