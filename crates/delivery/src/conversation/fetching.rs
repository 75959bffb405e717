//! Stretches of the log: the last entries, those that are missing, and older ones.

use {
    super::{Conversation, Link},
    crate::{Effect, Refusal, Stretch, backoff::Backoff, log::Fit},
    contact_us_wire::chat::EntryPage,
};

/// No answer for so many ms is none.
const PATIENCE: i64 = 30_000;

/// What is fetched, and when again.
#[derive(Clone, Debug)]
pub(super) struct Fetching {
    /// What was asked for.
    pub(super) asked: Option<Stretch>,
    since: i64,
    pub(super) wait: Backoff,
    /// There is an entry with this number, or was said to be.
    pub(super) goal: u64,
    /// Somebody scrolls up.
    pub(super) older: bool,
    /// The last time that the log had to be replaced.
    pub(super) replaced: i64,
    /// The waits between two replacements.
    pub(super) replace_wait: Backoff,
}

impl Fetching {
    pub(super) fn new() -> Self {
        Self {
            asked: None,
            since: i64::MIN,
            wait: Backoff::new(),
            goal: 0,
            older: false,
            replaced: i64::MIN,
            replace_wait: Backoff::new(),
        }
    }
}

impl Conversation {
    /// What is to be fetched next.
    fn wanted(&self) -> Option<Stretch> {
        if self.link == Link::Behind {
            Some(Stretch::Last)
        } else if self.link == Link::Up && self.fetch.goal > self.log.last() {
            Some(Stretch::After(self.log.last()))
        } else if self.fetch.older && self.has_older() {
            Some(Stretch::Before(self.log.first()))
        } else {
            None
        }
    }

    /// When fetching needs attention next.
    pub(super) fn fetch_until(&self) -> i64 {
        if self.fetch.asked.is_some() {
            return self.fetch.since.saturating_add(PATIENCE);
        }
        match self.wanted() {
            None => i64::MAX,
            Some(Stretch::Last) => self.fetch.wait.until().max(self.fetch.replace_wait.until()),
            Some(_) => self.fetch.wait.until(),
        }
    }

    pub(super) fn advance_fetching(&mut self) {
        if !self.has_older() {
            self.fetch.older = false;
        }
        if self.fetch_until() > self.time {
            return;
        }
        if self.fetch.asked.take().is_some() {
            self.fetch.wait.fail(self.time, &mut self.chance);
            return;
        }
        if let Some(stretch) = self.wanted() {
            self.fetch.asked = Some(stretch);
            self.fetch.since = self.time;
            self.effects.push(Effect::Fetch(stretch));
        }
    }

    pub(super) fn fetched(&mut self, answer: Result<EntryPage, Refusal>) {
        let Some(stretch) = self.fetch.asked.take() else {
            return;
        };
        let page = match answer {
            Ok(page) => page,
            Err(Refusal::Token) => return self.expire(),
            Err(Refusal::Unreachable) => return self.fetch.wait.fail(self.time, &mut self.chance),
            Err(Refusal::Later(ms)) => {
                return self.fetch.wait.put_off(self.time, ms, &mut self.chance);
            }
            Err(Refusal::Over | Refusal::Never(_)) => {
                return self.fetch.wait.fail_badly(self.time, &mut self.chance);
            }
        };
        self.fetch.wait.reset();
        match stretch {
            Stretch::Last => self.replace(page),
            Stretch::After(_) => self.fill(page),
            Stretch::Before(_) => {
                self.fetch.older = false;
                for entry in &page.entries {
                    self.settle(&entry.id);
                }
                self.log.prepend(page.entries);
            }
        }
    }

    /// The page is the log from now on, also where there was more of it.
    fn replace(&mut self, page: EntryPage) {
        for entry in &page.entries {
            self.settle(&entry.id);
        }
        self.log.replace(page.entries);
        let last = self.log.last();
        for item in self.outbox.resume(last) {
            self.effects.push(Effect::Keep(item));
        }
        self.signals.cut(last);
        self.signals.known(page.status.own, true);
        // What came before this page has arrived, too, whoever it is from.
        self.signals.delivered(last);
        self.learn(page.status);
        self.link = Link::Down;
    }

    /// The page goes on where the log ends.
    fn fill(&mut self, page: EntryPage) {
        let before = self.log.last();
        for entry in page.entries {
            if self.log.fit(&entry) == Fit::Next {
                self.take_up(entry);
            }
        }
        if self.log.last() == before && self.fetch.goal > before && self.link == Link::Up {
            // It was said to be there and is not: the server and we speak of different logs.
            self.fall_behind();
        }
    }
}
