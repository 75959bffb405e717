//! The chats that were opened at this desk, each with an owner of its own, so that it can be closed by itself.

use {
    super::{chat, chat::Chat, store::Store},
    crate::browser::storage,
    contact_us_delivery::Input,
    contact_us_wire::console::Person,
    leptos::prelude::*,
    std::collections::HashMap,
};

/// The chats of a desk.
#[derive(Clone, Copy)]
pub struct Chats {
    store: Store,
    me: StoredValue<Person>,
    /// The desk's owner: a chat outlives the view that opened it.
    owner: StoredValue<Owner>,
    open: StoredValue<HashMap<String, (Owner, Chat)>>,
}

impl Chats {
    /// None but those with messages that an earlier page kept: they are sent.
    pub fn new(store: Store, me: Person) -> Self {
        let chats = Self {
            store,
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            open: StoredValue::new(HashMap::new()),
            me: StoredValue::new(me),
        };
        for chat in chats.kept() {
            chats.get(&chat).rest();
        }
        chats
    }

    /// The chats with something kept.
    fn kept(self) -> Vec<String> {
        let place = self
            .me
            .with_value(|me| [chat::OUTBOX, &me.id, "."].concat());
        let keys = storage::all(&place).into_iter().map(|(key, _)| key);
        let chat = |key: String| Some(key[place.len()..].split_once('.')?.0.to_owned());
        let mut found: Vec<_> = keys.filter_map(chat).collect();
        found.dedup();
        found
    }

    /// A chat, opened if it is not.
    pub fn get(self, id: &str) -> Chat {
        if let Some(chat) = self
            .open
            .with_value(|open| open.get(id).map(|(_, chat)| *chat))
        {
            return chat;
        }
        let owner = self.owner.with_value(Owner::child);
        let (store, me) = (self.store, self.me.get_value());
        let chat = owner.with(|| Chat::open(store, id, (&me.id, &me.name)));
        self.open.update_value(|open| {
            open.insert(id.to_owned(), (owner, chat));
        });
        chat
    }

    /// All that are open.
    pub fn all(self) -> Vec<Chat> {
        self.open
            .try_with_value(|open| open.values().map(|(_, chat)| *chat).collect())
            .unwrap_or_default()
    }

    /// Closes those that are not wanted and have nothing left to send.
    pub fn close_but(self, wanted: impl Fn(&str) -> bool) {
        self.open.update_value(|open| {
            open.retain(|id, (_, chat)| {
                let stays = wanted(id) || chat.unsent() > 0;
                if !stays {
                    chat.tell(Input::Hide);
                }
                stays
            });
        });
    }

    /// How many messages have not left.
    pub fn unsent(self) -> usize {
        self.all().into_iter().map(Chat::unsent).sum()
    }
}
