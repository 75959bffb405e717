//! What this side tells about itself: typing, delivered, read. Never more than is needed.

use contact_us_wire::chat::{Seen, Signal};

/// At most one signal about what was seen in so many ms; the last value wins.
const APART: i64 = 1_000;
/// Typing is told again after so many ms; the server lets it count for 6 s.
const TYPING: i64 = 4_000;

/// What is to be told, and what was.
#[derive(Clone, Debug)]
pub struct Signals {
    due: Seen,
    told: Seen,
    /// When the next signal about what was seen may go.
    next: i64,
    /// What is to be told about typing.
    typing: Option<bool>,
    /// Until when typing, once told, need not be told again; the least number when it was not.
    typed: i64,
}

impl Signals {
    /// Nothing was seen or told.
    pub fn new() -> Self {
        Self {
            due: Seen::default(),
            told: Seen::default(),
            next: i64::MIN,
            typing: None,
            typed: i64::MIN,
        }
    }

    /// Everything up to here has arrived.
    pub fn delivered(&mut self, seq: u64) {
        self.due.delivered = self.due.delivered.max(seq);
    }

    /// Everything up to here was on the screen.
    pub fn read(&mut self, seq: u64) {
        self.due.read = self.due.read.max(seq);
        self.delivered(seq);
    }

    /// The text changed at `time`; whether there is any.
    pub fn typing(&mut self, any: bool, time: i64) {
        self.typing = if any {
            (time >= self.typed).then_some(true)
        } else {
            (self.typed > i64::MIN).then_some(false)
        };
    }

    /// The server says how far it knows us. At the start of a stream, and when it had time to hear all, that is the
    /// truth, and what it did not hear is told again.
    pub fn known(&mut self, own: Seen, whole: bool) {
        if whole {
            self.told = own;
        } else {
            self.told.delivered = self.told.delivered.max(own.delivered);
            self.told.read = self.told.read.max(own.read);
        }
    }

    /// There is nothing behind this number.
    pub fn cut(&mut self, last: u64) {
        self.due.delivered = self.due.delivered.min(last);
        self.due.read = self.due.read.min(last);
    }

    /// When the next signal is due; none if there is none.
    pub fn until(&self) -> Option<i64> {
        if self.typing.is_some() {
            return Some(i64::MIN);
        }
        let news = self.due.delivered > self.told.delivered || self.due.read > self.told.read;
        news.then_some(self.next)
    }

    /// The signal to send now, if one is due.
    pub fn take(&mut self, time: i64) -> Option<Signal> {
        if self.until().is_none_or(|until| until > time) {
            return None;
        }
        let news = |due: u64, told: &mut u64| {
            (due > *told).then(|| {
                *told = due;
                due
            })
        };
        let signal = Signal {
            typing: self.typing.take(),
            delivered: news(self.due.delivered, &mut self.told.delivered),
            read: news(self.due.read, &mut self.told.read),
        };
        if let Some(any) = signal.typing {
            self.typed = if any {
                time.saturating_add(TYPING)
            } else {
                i64::MIN
            };
        }
        self.next = time.saturating_add(APART);
        Some(signal)
    }

    /// The line is gone; nobody waits for our typing any more.
    pub fn hush(&mut self) {
        self.typing = None;
        self.typed = i64::MIN;
    }
}
