//! The core of a conversation, for either side of it: what was written leaves once and in order, what arrives is shown
//! once and in order, whatever fails in between.
//!
//! It is a machine without a browser: [`Conversation::handle`] takes what happened and gives back what to do. The app,
//! the console and the property tests run the same code and differ only in who carries out the [`Effect`]s.
//!
//! What it relies on, and whoever carries out the effects has to see to:
//! - Frames, [`Input::Connected`] and [`Input::Lost`] come from the stream that was asked for last, never from an earlier one.
//! - A page listens for what other tabs write before it reads storage for [`Input::Start`]. When it comes back from the
//!   back-forward cache, it reads storage again and says [`Input::Adopt`] for each message, since it may have missed some.
//! - [`Ids::follow`] hears of every message that was kept or adopted, so that a new one comes behind them.
//! - Each time that the line becomes [`Line::Expired`] a token is got: an answer to a request with the old one may come
//!   after the new one is there.
//!
//! Answers that come late, twice, in another order or never do no harm.

mod backoff;
mod clock;
mod conversation;
mod frames;
mod ids;
mod log;
mod outbox;
mod signals;

pub use {
    conversation::Conversation,
    frames::{Frame, Frames},
    ids::Ids,
};

use {
    contact_us_wire::chat::{Content, EntryPage, Message, MessageReceipt, Signal},
    serde::{Deserialize, Serialize},
};

/// A message on its way out. Written to storage before it is sent for the first time, and kept there until it is known
/// to be in the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    /// The UUID of version 7 ([`Ids`]) that was made when it was written. Messages leave in the order of their ids,
    /// those of other tabs among them.
    pub id: String,
    /// When it was written, UTC milliseconds by this device's clock.
    pub at: i64,
    /// What it holds.
    pub content: Content,
    /// Why it stays, when the server refused it for good; whoever wrote it may retry or discard it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<Refusal>,
}

/// A message that could not be sent for so many milliseconds may have lost its sense. It is still tried; whoever wrote
/// it is asked whether it is still wanted ([`Input::Discard`] if not).
pub const STALE: i64 = 24 * 60 * 60 * 1_000;

impl Outgoing {
    /// Whether it waits for longer than [`STALE`]; `now` is UTC milliseconds by this device's clock.
    pub fn is_stale(&self, now: i64) -> bool {
        now.saturating_sub(self.at) > STALE
    }
}

/// Why a request was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// No answer, or none that is understood: tried again.
    Unreachable,
    /// 429, and 5xx with `Retry-After`: tried again after so many milliseconds.
    Later(u64),
    /// 401: the token is no longer good; nothing is tried until there is another.
    Token,
    /// 409: the chat is over. Nothing more is sent; what is in the outbox stays there, to be taken along.
    Over,
    /// 4xx else: as it is, it will never be taken. The server's sentence.
    Never(String),
}

/// What happened.
#[derive(Clone, Debug)]
pub enum Input {
    /// The chat was opened or the page loaded: connect, and send what storage held. All that was kept, from every tab.
    Start(Vec<Outgoing>),
    /// Somebody wrote a message. Its id is new and greater than those before it.
    Write(Outgoing),
    /// Another tab wrote this.
    Adopt(Outgoing),
    /// A message that was refused for good is to be tried again. It comes behind those that were sent meanwhile: one that
    /// is refused holds up nobody.
    Retry(String),
    /// A message that was refused for good, or is stale, is not wanted any more. Other tabs are told, too.
    Discard(String),
    /// The answer to [`Effect::Post`].
    Posted(String, Result<MessageReceipt, Refusal>),
    /// The stream that was asked for last is open.
    Connected,
    /// Something came over it.
    Frame(Frame),
    /// It ended, or could not be opened.
    Lost(Refusal),
    /// The answer to [`Effect::Fetch`].
    Fetched(Result<EntryPage, Refusal>),
    /// Older entries are wanted, because somebody scrolls up.
    Older,
    /// The network came back, or the page became visible or was shown anew: try at once what waits for its time.
    Nudge,
    /// The moment asked for by [`Effect::Wake`] has come, or passed.
    Tick,
    /// The text in the box changed; whether it holds anything. A text that rests is not typing: nothing is told of it.
    Typing(bool),
    /// The entry with this number was on the screen, and the page had the attention.
    Shown(u64),
    /// The page goes: close the stream (the back-forward cache wants that). [`Input::Nudge`] opens it again.
    Hide,
    /// There is a new token.
    Renewed,
}

/// What to do. None of it may be left out; the order counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Write this to storage, durably, before the next effect.
    Keep(Outgoing),
    /// It may be taken out of storage.
    Forget(String),
    /// Send it; answer with [`Input::Posted`]. At most one is under way.
    Post(Message),
    /// Open a stream behind this number, closing the one before.
    Connect(u64),
    /// Close the stream.
    Disconnect,
    /// Fetch a stretch of the log; answer with [`Input::Fetched`]. At most one is under way.
    Fetch(Stretch),
    /// Tell the server; no answer is waited for.
    Tell(Signal),
    /// Say [`Input::Tick`] at this moment (the `now` of `handle`). Replaces the one before.
    Wake(i64),
}

/// Which stretch of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// The last entries.
    Last,
    /// Those right before this number.
    Before(u64),
    /// Those right behind this number.
    After(u64),
}

/// The state of one's own message, for its ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    /// Kept here, not yet accepted.
    Sending,
    /// Accepted.
    Sent,
    /// Arrived at the other side.
    Delivered,
    /// Was on their screen.
    Read,
    /// Refused for good.
    Failed,
}

/// How the line to the server is, for the eyes of whoever writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Not started, or hidden.
    Idle,
    /// Being opened for the first time.
    Opening,
    /// Open.
    Open,
    /// Lost, and being opened anew; since this moment (`now` of `handle`).
    Reconnecting(i64),
    /// The token is no longer good.
    Expired,
}
