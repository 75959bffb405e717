//! The conversation, once its code is here: it takes up what was begun, and does what the popup asks.

use {
    super::{
        Chat,
        code::Ask,
        kept::{self, CHAT, OUT},
        machine::Machine,
    },
    crate::browser::{self, listen::on_window},
    contact_us_delivery::{Conversation, Input, Outgoing, Tick},
    leptos::task::spawn_local,
};

/// Hears what happened.
pub(super) fn hear(chat: Chat, ask: Ask) {
    match ask {
        Ask::Start => chat.set_up(),
        Ask::Write(item) => chat.write(item),
        Ask::Typing(any) => chat.feed(Input::Typing(any)),
        Ask::Attach(files) => chat.send_files(files),
        Ask::End => chat.ask_for_the_end(),
        Ask::Stored(key, value) => chat.stored(&key, value),
        Ask::Leave => chat.leave(),
    }
}

impl Chat {
    fn set_up(self) {
        self.machine.fill(Machine::new());
        self.originals.fill(Vec::new());
        let nudge = move || self.feed(Input::Nudge);
        let listeners = [
            on_window("online", move |_| nudge()),
            on_window("pageshow", move |_| nudge()),
            on_window("visibilitychange", move |_| {
                if !browser::page::is_hidden() {
                    nudge();
                }
            }),
            on_window("pagehide", move |_| self.feed(Input::Hide)),
        ];
        self.listeners.change(|held| held.extend(listeners));
        self.take_up();
    }

    /// Goes on with the conversation that was begun in this browser.
    fn take_up(self) {
        let Some(kept) = kept::chat().or_else(|| self.kept.read(Clone::clone).flatten()) else {
            return;
        };
        let begun = !kept.token.is_empty();
        self.kept.change(|mine| *mine = Some(kept));
        self.popup.wait();
        let mut outbox = kept::outbox();
        for item in &outbox {
            self.ids.change(|ids| ids.follow(&item.id));
        }
        // What this tab wrote is about to be heard; taken up, it would wait for another tab to send it.
        self.asks
            .read(|asks| outbox.retain(|item| !asks.iter().any(|ask| is(ask, item))));
        if begun {
            self.feed(Input::Start(outbox));
        } else {
            for item in outbox {
                self.feed(Input::Adopt(item));
            }
            self.connect();
        }
    }

    fn write(self, item: Outgoing) {
        self.feed(Input::Write(item));
        if self.token().is_empty() {
            self.connect();
        }
    }

    fn connect(self) {
        spawn_local(async move {
            self.ensure().await;
        });
    }

    /// Another tab wrote something down.
    fn stored(self, key: &str, value: Option<String>) {
        match (key, value) {
            (CHAT, _) => {
                let now = kept::chat().map(|kept| (kept.id, kept.token));
                let mine = self
                    .kept
                    .read(Clone::clone)
                    .flatten()
                    .map(|kept| (kept.id, kept.token));
                if now != mine {
                    self.reset();
                    self.take_up();
                }
            }
            (_, Some(text)) if key.starts_with(OUT) => {
                if let Some(item) = kept::read(&text) {
                    self.ids.change(|ids| ids.follow(&item.id));
                    self.feed(Input::Adopt(item));
                }
            }
            _ => {}
        }
    }

    /// Reads the conversation.
    pub fn read<T: Default>(&self, read: impl FnOnce(&Conversation) -> T) -> T {
        let read = |machine: &Machine| read(&machine.core);
        self.machine.read(read).unwrap_or_default()
    }

    /// The state of one's own entry.
    pub fn tick(&self, seq: u64) -> Tick {
        self.seen.get();
        let tick = |machine: &Machine| machine.core.tick(seq);
        self.machine.read(tick).unwrap_or(Tick::Sent)
    }

    /// Tries a message again that was refused.
    pub fn retry(self, id: String) {
        self.feed(Input::Retry(id));
    }

    /// A message that was refused is not wanted any more.
    pub fn discard(self, id: String) {
        self.feed(Input::Discard(id));
    }

    /// Older entries are wanted.
    pub fn older(self) {
        if self.read(Conversation::has_older) {
            self.feed(Input::Older);
        }
    }

    /// An entry was on the screen. Counts while somebody looks.
    pub fn shown(self, seq: u64) {
        if self.unread.get_untracked() > 0 && browser::page::has_attention() {
            self.feed(Input::Shown(seq));
        }
    }
}

/// Whether it is about this message.
fn is(ask: &Ask, item: &Outgoing) -> bool {
    matches!(ask, Ask::Write(written) if written.id == item.id)
}
