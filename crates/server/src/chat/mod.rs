//! Chat: conversations between a customer and an agent.
//!
//! A conversation is a log of entries and a status. Both sides write by [`post`], say by [`signal`] what they do, and
//! read by [`stream`] and [`page`]; agents take conversations by [`assign`], give them back by [`release`] and hand
//! them to each other by [`hand_over`]; either side ends one by [`end`]. Whoever calls these has made sure that the
//! caller may.

mod attendance;
mod audit;
mod check;
mod files;
pub mod gone;
mod introduce;
pub mod limits;
mod open;
mod post;
pub mod provider;
mod rating;
mod read;
mod status;
mod stream;
pub mod token;
mod transcript;
mod turns;
mod typing;
mod wait;

pub use {
    attendance::Attendance,
    audit::pressed,
    files::{Incoming, file, take_file, tidy as tidy_files},
    introduce::introduce,
    open::open,
    post::{Actor, Posting, WAITING, post, run as take_postings},
    rating::rate,
    read::{Stretch, page},
    status::{phase, signal, status},
    stream::stream,
    transcript::{Transcript, mail as mail_transcript, transcript},
    turns::{assign, end, given_back, hand_over, release, release_all},
    typing::Typing,
};

use {
    crate::{app::App, refusal::Refusal, store::chats::Conversation},
    contact_us_wire::ProblemKind,
};

/// The conversation of an id.
pub async fn find(app: &App, conversation: &str) -> Result<Conversation, Refusal> {
    app.store
        .conversation(conversation)
        .await?
        .ok_or_else(|| Refusal::new(ProblemKind::NotFound))
}

/// The conversation is over, so nothing is added to it.
fn over() -> Refusal {
    Refusal {
        word: "problem.chat-over",
        ..Refusal::new(ProblemKind::Conflict)
    }
}
