//! The stream: opening it, noticing that it is dead, and what comes over it.

use {
    super::{Conversation, Link},
    crate::{Effect, Frame, Refusal, log::Fit},
    contact_us_wire::chat::{ChatPhase, Entry, HEARTBEAT},
};

/// A line without a sign of life for two and a half heartbeats is dead, in ms.
const DEAD: i64 = HEARTBEAT.cast_signed() * 2_500;
/// After a nudge one missing heartbeat is enough, with 5 s for a slow network.
const DOUBTFUL: i64 = HEARTBEAT.cast_signed() * 1_000 + 5_000;
/// When the log had to be replaced again within so many ms, the server may say so for ever.
const AGAIN: i64 = 60_000;

impl Conversation {
    /// When the line needs attention next.
    pub(super) fn line_until(&self) -> i64 {
        match self.link {
            Link::Behind | Link::Done => i64::MAX,
            Link::Down => self.line_wait.until(),
            Link::Asked | Link::Up => self.alive.saturating_add(self.patience),
        }
    }

    pub(super) fn advance_line(&mut self) {
        if self.line_until() > self.time {
            return;
        }
        if self.link != Link::Down {
            self.effects.push(Effect::Disconnect);
            self.drop_line(&Refusal::Unreachable);
        }
        if self.link == Link::Down && self.line_wait.until() <= self.time {
            self.link = Link::Asked;
            self.show_life();
            self.patience = DOUBTFUL;
            self.effects.push(Effect::Connect(self.log.last()));
        }
    }

    fn show_life(&mut self) {
        self.alive = self.time;
        self.patience = DEAD;
    }

    /// Something happened that lines seldom survive: a missing heartbeat is waited for less long.
    pub(super) fn impatient(&mut self) {
        self.patience = self.patience.min(DOUBTFUL);
        if self.link == Link::Done {
            self.link = Link::Down;
        }
    }

    pub(super) fn connected(&mut self) {
        if self.link == Link::Asked {
            self.link = Link::Up;
            self.show_life();
            self.fresh = true;
            self.down_since = None;
        }
    }

    /// Closes the stream, if there is one.
    pub(super) fn close(&mut self) {
        if matches!(self.link, Link::Asked | Link::Up) {
            self.effects.push(Effect::Disconnect);
            self.fall();
        }
    }

    /// There is no stream any more.
    fn fall(&mut self) {
        if self.link == Link::Up {
            self.down_since = Some(self.time);
        }
        self.link = Link::Down;
        self.fetch.goal = 0;
        self.signals.hush();
    }

    pub(super) fn lost(&mut self, why: Refusal) {
        if matches!(self.link, Link::Asked | Link::Up) {
            self.drop_line(&why);
        }
    }

    fn drop_line(&mut self, why: &Refusal) {
        self.fall();
        match why {
            Refusal::Token => self.expired = true,
            Refusal::Unreachable => self.line_wait.fail(self.time, &mut self.chance),
            Refusal::Later(ms) => self.line_wait.put_off(self.time, *ms, &mut self.chance),
            // What stands between us and the server may say so, too, while the server is away.
            Refusal::Over | Refusal::Never(_) => {
                self.line_wait.fail_badly(self.time, &mut self.chance);
            }
        }
        let done = self.status.as_ref().is_some_and(|status| {
            matches!(status.phase, ChatPhase::Ended { .. }) && status.last <= self.log.last()
        });
        if done {
            self.link = Link::Done;
        }
    }

    pub(super) fn frame(&mut self, frame: Frame) {
        if self.link != Link::Up {
            return;
        }
        self.show_life();
        if frame != Frame::Gap {
            self.line_wait.reset();
        }
        match frame {
            Frame::Entry(entry) => self.arrived(entry),
            Frame::Status(status) => {
                self.signals.known(status.own, self.fresh);
                let last = status.last;
                self.learn(status);
                if std::mem::take(&mut self.fresh) {
                    // What waits to be sent need not wait for its time: the server is there.
                    self.post_wait.nudge();
                    if last < self.log.last() {
                        self.fall_behind();
                    }
                }
            }
            Frame::Gap => self.fall_behind(),
            Frame::Beat => {
                // There was time to send all that there is.
                if let Some(status) = &self.status {
                    self.fetch.goal = self.fetch.goal.max(status.last);
                    self.signals.known(status.own, true);
                }
            }
        }
    }

    fn arrived(&mut self, entry: Entry) {
        match self.log.fit(&entry) {
            Fit::Next => self.take_up(entry),
            Fit::Known => self.settle(&entry.id),
            Fit::Ahead => {
                self.fetch.goal = self.fetch.goal.max(entry.seq);
                self.accepted(&entry.id, entry.seq);
            }
            Fit::Foreign => self.fall_behind(),
        }
    }

    /// Takes up the next entry.
    pub(super) fn take_up(&mut self, entry: Entry) {
        self.settle(&entry.id);
        self.log.push(entry);
        self.signals.delivered(self.log.heard());
    }

    /// The log here is not a part of the server's: it is to be replaced. At once the first time; when that does not
    /// help, with growing waits.
    pub(super) fn fall_behind(&mut self) {
        self.close();
        self.link = Link::Behind;
        if self.time.saturating_sub(self.fetch.replaced) > AGAIN {
            self.fetch.replace_wait.reset();
        } else {
            self.fetch.replace_wait.fail(self.time, &mut self.chance);
        }
        self.fetch.replaced = self.time;
    }
}
