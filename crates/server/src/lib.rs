//! The reference backend: takes e-mails and callbacks, keeps every one, serves the app.
//!
//! Data flows one way: `api` (and the plain pages) → `contact`, `page` → `store`; what is pure stands on its own.

pub mod account;
pub mod admin;
pub mod api;
pub mod app;
pub mod bus;
pub mod call;
pub mod chat;
pub mod cli;
pub mod clock;
pub mod contact;
pub mod demo;
pub mod desk;
pub mod embed;
pub mod facts;
pub mod history;
pub mod hooks;
pub mod host;
pub mod identity;
pub mod interaction;
pub mod limiter;
pub mod mail;
pub mod metrics;
pub mod original;
pub mod page;
pub mod phone;
pub mod place;
pub mod reference;
pub mod refusal;
pub mod sandbox;
pub mod schedule;
pub mod secret;
pub mod seed;
pub mod sender;
pub mod serve;
pub mod settings;
pub mod site;
pub mod slots;
pub mod store;
pub mod token;
pub mod variables;
pub mod voice;
pub mod words;
pub mod workers;
