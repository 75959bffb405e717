//! The machine.

mod fetching;
mod line;
mod page;
mod sending;
#[cfg(test)]
mod tests;

use {
    crate::{
        Effect, Input, Line, Outgoing, Tick,
        backoff::{Backoff, Chance},
        clock::Clock,
        log::Log,
        outbox::Outbox,
        signals::Signals,
    },
    contact_us_wire::chat::{ChatPhase, ChatStatus, Entry, Party},
};

use {fetching::Fetching, page::Page};

/// One conversation, seen from one side.
#[derive(Clone, Debug)]
pub struct Conversation {
    clock: Clock,
    /// The moment of the input that is being handled.
    time: i64,
    chance: Chance,
    effects: Vec<Effect>,
    page: Page,
    expired: bool,

    log: Log,
    status: Option<ChatStatus>,
    outbox: Outbox,
    signals: Signals,

    link: Link,
    line_wait: Backoff,
    /// Since when there is no line; none while there is one, and before there was any.
    down_since: Option<i64>,
    /// When the line showed life last, or was asked for.
    alive: i64,
    /// The line is dead after so many ms without life.
    patience: i64,
    /// The next status is the first one of its stream.
    fresh: bool,

    fetch: Fetching,

    posting_since: i64,
    post_wait: Backoff,
    /// Since when what is sent gets no answer; none while it does.
    unheard_since: Option<i64>,
    over: bool,
    /// The moment that was asked for by [`Effect::Wake`].
    woken: i64,
}

/// Where the stream is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    /// The last entries are to be fetched first; they replace the log.
    Behind,
    /// To be opened when its wait is over.
    Down,
    /// Asked for.
    Asked,
    /// Open.
    Up,
    /// Not needed any more: the chat is over, and all of it is here.
    Done,
}

impl Conversation {
    /// A conversation as `side` sees it. `seed` spreads the waits between tries, so that a thousand pages that lost the
    /// same server do not come back in the same moment.
    pub fn new(side: Party, seed: u64) -> Self {
        Self {
            clock: Clock::new(),
            time: i64::MIN,
            chance: Chance(seed),
            effects: Vec::new(),
            page: Page::New,
            expired: false,
            log: Log::new(side),
            status: None,
            outbox: Outbox::default(),
            signals: Signals::new(),
            link: Link::Behind,
            line_wait: Backoff::new(),
            down_since: None,
            alive: i64::MIN,
            patience: 0,
            fresh: false,
            fetch: Fetching::new(),
            posting_since: i64::MIN,
            post_wait: Backoff::new(),
            unheard_since: None,
            over: false,
            woken: i64::MAX,
        }
    }

    /// Takes what happened at `now` (milliseconds of any clock; one that is set back or ahead does no harm) and gives
    /// what to do.
    pub fn handle(&mut self, input: Input, now: i64) -> Vec<Effect> {
        self.time = self.clock.read(now);
        match input {
            Input::Start(kept) => self.start(kept),
            Input::Write(item) => self.write(item),
            Input::Adopt(item) => self.adopt(item),
            Input::Retry(id) => self.retry(&id),
            Input::Discard(id) => self.discard(&id),
            Input::Posted(id, answer) => self.posted(&id, answer),
            Input::Connected => self.connected(),
            Input::Frame(frame) => self.frame(frame),
            Input::Lost(why) => self.lost(why),
            Input::Fetched(answer) => self.fetched(answer),
            Input::Older => self.fetch.older = true,
            Input::Nudge => self.nudge(),
            Input::Tick => self.woken = i64::MAX,
            Input::Typing(any) if self.link == Link::Up => self.signals.typing(any, self.time),
            Input::Typing(_) => {}
            Input::Shown(seq) => self.shown(seq),
            Input::Hide => self.hide(),
            Input::Renewed => self.renewed(),
        }
        if self.page == Page::Here && !self.expired {
            self.advance();
            self.wake();
        }
        std::mem::take(&mut self.effects)
    }

    /// The log as far as it is here: without a gap, in order.
    pub fn entries(&self) -> &[Entry] {
        self.log.entries()
    }

    /// Whether there are older entries than [`Conversation::entries`] holds.
    pub fn has_older(&self) -> bool {
        self.log.first() > 1
    }

    /// One's own messages that are not in the log yet, in order.
    pub fn outbox(&self) -> &[Outgoing] {
        self.outbox.items()
    }

    /// The state of a message in the outbox: sending, sent (its entry is on its way here) or failed.
    pub fn outgoing_tick(&self, item: &Outgoing) -> Tick {
        if item.refused.is_some() {
            Tick::Failed
        } else if self.outbox.seq(&item.id) > 0 {
            Tick::Sent
        } else {
            Tick::Sending
        }
    }

    /// The status as the server said it last.
    pub fn status(&self) -> Option<&ChatStatus> {
        self.status.as_ref()
    }

    /// Whether the chat is over, so that nothing more is sent; what is left in the outbox can be taken along.
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// How the line is. One that seems open, while what is sent gets no answer, is none.
    pub fn line(&self) -> Line {
        if self.expired {
            return Line::Expired;
        }
        if self.page != Page::Here || self.link == Link::Done {
            return Line::Idle;
        }
        let unheard = self.unheard_since.filter(|_| self.outbox.waits());
        match (self.link, self.down_since.or(unheard)) {
            (Link::Up, None) => Line::Open,
            (_, Some(since)) => Line::Reconnecting(self.clock.outside(since)),
            (_, None) => Line::Opening,
        }
    }

    /// The state of one's own entry with this number.
    pub fn tick(&self, seq: u64) -> Tick {
        match &self.status {
            Some(status) if status.other.read >= seq => Tick::Read,
            Some(status) if status.other.delivered >= seq => Tick::Delivered,
            _ => Tick::Sent,
        }
    }

    /// Messages of the other side that this side has not read in any tab.
    pub fn unread(&self) -> usize {
        self.log.unread()
    }

    fn shown(&mut self, seq: u64) {
        let (unread, read) = (self.log.unread(), self.log.read());
        self.log.read_to(seq.min(self.log.last()));
        // Unread messages may lie further up than the log goes here.
        if self.log.unread() < unread || read.saturating_add(1) < self.log.first() {
            self.signals.read(self.log.read());
        }
    }

    /// Takes the status over.
    fn learn(&mut self, status: ChatStatus) {
        self.log.read_to(status.own.read);
        if matches!(status.phase, ChatPhase::Ended { .. }) {
            self.over = true;
        } else if self.fresh {
            self.over = false;
        }
        self.status = Some(status);
    }

    /// Does what is due.
    fn advance(&mut self) {
        self.advance_line();
        self.advance_fetching();
        self.advance_sending();
        if self.link == Link::Up
            && let Some(signal) = self.signals.take(self.time)
        {
            self.effects.push(Effect::Tell(signal));
        }
    }

    /// Asks to be woken when something is due next. A wish for a later moment than the one before is not worth a call.
    fn wake(&mut self) {
        let next = self
            .line_until()
            .min(self.fetch_until())
            .min(self.post_until());
        let signal = self.signals.until().filter(|_| self.link == Link::Up);
        let next = signal.map_or(next, |until| next.min(until)).max(self.time);
        if self.woken <= self.time {
            self.woken = i64::MAX;
        }
        if next < self.woken {
            self.woken = next;
            self.effects.push(Effect::Wake(self.clock.outside(next)));
        }
    }
}
