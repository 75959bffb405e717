//! The page comes and goes, and so does its token.

use {
    super::{Conversation, Link},
    crate::Outgoing,
};

/// Whether there is somebody to see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    /// Not started.
    New,
    /// Started.
    Here,
    /// Hidden; it may come back.
    Hidden,
}

impl Conversation {
    pub(super) fn start(&mut self, kept: Vec<Outgoing>) {
        self.close();
        for item in kept {
            self.outbox.put(item);
        }
        self.page = Page::Here;
        self.expired = false;
        self.over = false;
        self.link = Link::Behind;
        self.try_now();
    }

    pub(super) fn nudge(&mut self) {
        match self.page {
            Page::New => {}
            Page::Hidden => {
                self.page = Page::Here;
                self.try_now();
            }
            Page::Here => {
                self.end_waits();
                self.impatient();
            }
        }
    }

    pub(super) fn end_waits(&mut self) {
        self.line_wait.nudge();
        self.fetch.wait.nudge();
        self.post_wait.nudge();
    }

    /// A page that comes back, or has a new token: nothing that was asked before is waited for.
    pub(super) fn try_now(&mut self) {
        self.outbox.ground();
        self.fetch.asked = None;
        self.woken = i64::MAX;
        if self.link != Link::Behind {
            self.link = Link::Down;
        }
        self.end_waits();
    }

    pub(super) fn hide(&mut self) {
        self.close();
        if self.page == Page::Here {
            self.page = Page::Hidden;
        }
        self.down_since = None;
        self.signals.hush();
    }

    pub(super) fn renewed(&mut self) {
        if std::mem::take(&mut self.expired) {
            self.try_now();
        }
    }

    /// The token is no longer good.
    pub(super) fn expire(&mut self) {
        self.close();
        self.expired = true;
    }
}
