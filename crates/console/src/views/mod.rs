//! Components. They hold no words: those come from the catalogue.

mod app;
mod ask;
mod attached;
mod bar;
mod card;
mod composer;
mod customer;
mod desk;
mod fact;
mod history;
mod icon;
mod list;
mod log;
mod modal;
mod peek;
mod replies;
mod row;
mod scroll;
mod sections;
mod settings;
mod sign_in;
mod switch;
mod talk;
mod time;
mod visitor;

pub use app::App;
