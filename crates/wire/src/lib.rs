//! Everything that customer app, console and server say to each other: types, paths, words.
//!
//! No logic: a type here is a shape of JSON and nothing more.

pub mod account;
pub mod admin;
pub mod boot;
pub mod call;
pub mod callback;
pub mod chat;
pub mod console;
pub mod email;
pub mod history;
pub mod host;
pub mod interaction;
pub mod page;
pub mod paths;
pub mod problem;
pub mod time;
pub mod voice;
pub mod words;

pub use {
    account::AccountFace,
    boot::{Along, Boot, FormAnswer, Outcome, Start},
    call::CallTicket,
    callback::{
        CallbackMove, CallbackReceipt, CallbackRequest, CallbackState, CallbackStatus, Slot, Slots,
        Window,
    },
    email::{EmailContext, EmailReceipt, EmailRequest, ToldFact},
    host::HostFacts,
    page::{CallFace, Direction, OptionKind, OptionState, OptionView, Page, Promise, Theme},
    problem::{FieldProblem, Problem, ProblemKind},
    time::{LocalTime, Moment},
    voice::{Transfer, Voice},
    words::Words,
};
