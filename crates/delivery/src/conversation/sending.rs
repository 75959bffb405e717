//! One's own messages: kept, sent one by one in the order of their ids, settled when they are in the log.
//!
//! A message that is refused for good does not hold up those behind it: it would never be taken as it is, and a chat
//! that stands still because of one picture too many would lose more than it saves. It stays visible where it was
//! written, failed, until it is discarded or sent anew by hand; then it comes after those that were sent meanwhile.

use {
    super::{Conversation, page::Page},
    crate::{Effect, Outgoing, Refusal},
    contact_us_wire::chat::{Message, MessageReceipt},
};

/// No answer for so many ms is none.
const PATIENCE: i64 = 30_000;
/// Another tab's message is left to that tab for so many ms: as a rule it is in the log by then.
const COURTESY: i64 = 2_000;

impl Conversation {
    pub(super) fn write(&mut self, item: Outgoing) {
        self.effects.push(Effect::Keep(item.clone()));
        if !self.outbox.waits() {
            // Whatever was waited for, this one has nothing to do with it.
            self.post_wait.nudge();
        }
        self.outbox.put(item);
        // Somebody writes, so the page is there, whatever was said.
        if self.page == Page::Hidden {
            self.nudge();
        }
    }

    pub(super) fn adopt(&mut self, item: Outgoing) {
        if self.log.recently(&item.id) {
            self.effects.push(Effect::Forget(item.id));
            return;
        }
        let idle = !self.outbox.waits();
        if self.outbox.put(item) && idle {
            self.post_wait.hold(self.time, COURTESY);
        }
    }

    pub(super) fn retry(&mut self, id: &str) {
        if let Some(item) = self.outbox.refuse(id, None) {
            self.effects.push(Effect::Keep(item));
            self.post_wait.nudge();
        }
    }

    pub(super) fn discard(&mut self, id: &str) {
        if self.outbox.remove(id).is_some() {
            self.effects.push(Effect::Forget(id.to_owned()));
        }
    }

    /// The message with this id is in the log.
    pub(super) fn settle(&mut self, id: &str) {
        if self.outbox.remove(id) == Some(0) {
            self.effects.push(Effect::Forget(id.to_owned()));
        }
    }

    /// When sending needs attention next.
    pub(super) fn post_until(&self) -> i64 {
        if self.outbox.flies() {
            self.posting_since.saturating_add(PATIENCE)
        } else if self.over || self.outbox.next().is_none() {
            i64::MAX
        } else {
            self.post_wait.until()
        }
    }

    pub(super) fn advance_sending(&mut self) {
        if self.post_until() > self.time {
            return;
        }
        if self.outbox.flies() {
            self.outbox.ground();
            self.unheard();
            return;
        }
        if let Some(item) = self.outbox.next() {
            let message = Message {
                id: item.id.clone(),
                content: item.content.clone(),
            };
            self.outbox.launch(&message.id);
            self.posting_since = self.time;
            self.effects.push(Effect::Post(message));
        }
    }

    pub(super) fn posted(&mut self, id: &str, answer: Result<MessageReceipt, Refusal>) {
        let awaited = self.outbox.land(id);
        if !matches!(answer, Err(Refusal::Unreachable)) {
            self.unheard_since = None;
        }
        match answer {
            Ok(receipt) => {
                self.post_wait.reset();
                self.accepted(id, receipt.seq);
            }
            Err(_) if !awaited => {}
            Err(Refusal::Unreachable) => self.unheard(),
            Err(Refusal::Later(ms)) => self.post_wait.put_off(self.time, ms, &mut self.chance),
            Err(Refusal::Token) => self.expire(),
            Err(Refusal::Over) => self.over = true,
            Err(why @ Refusal::Never(_)) => {
                self.post_wait.reset();
                if let Some(item) = self.outbox.refuse(id, Some(why)) {
                    self.effects.push(Effect::Keep(item));
                }
            }
        }
    }

    /// What was sent got no answer.
    fn unheard(&mut self) {
        self.unheard_since.get_or_insert(self.time);
        self.post_wait.fail(self.time, &mut self.chance);
    }

    /// The server has stored it. It stays visible until its entry is here.
    pub(super) fn accepted(&mut self, id: &str, seq: u64) {
        if self.outbox.accept(id, seq) {
            self.effects.push(Effect::Forget(id.to_owned()));
        }
        if self.log.differs(seq, id) {
            self.fall_behind();
        } else if seq <= self.log.last() {
            self.outbox.remove(id);
        }
    }
}
