//! The desk of who is signed in: the list, the chat in front, the customer, and what the agent does.

mod acts;
mod face;
mod listen;

use {
    super::{
        bell::Bell,
        chat::Chat,
        chats::Chats,
        inbox::{InboxLine, State},
        pane::Pane,
        settings::Administration,
        store::Store,
        talk::{Talk, is_over},
    },
    crate::{
        browser::{focus, page},
        domain::{alert, section::Section},
    },
    contact_us_wire::{
        admin::PersonFace,
        console::{CannedReply, CustomerFace, Inbox, Person, Role},
    },
    leptos::{prelude::*, task::spawn_local},
};

/// What is asked before it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// End the chat?
    End,
    /// Hand it over, and to whom?
    HandOver,
    /// Sign out, with so many messages not sent?
    SignOut(usize),
    /// Make another identity secret?
    Secret,
    /// Delete the schedule at this place?
    Schedule(usize),
    /// Make another password for somebody?
    Password(PersonFace),
    /// Take somebody away?
    Remove(PersonFace),
}

/// What is known of the customer of the chat in front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Face {
    /// Nothing is asked for.
    None,
    /// Asked for.
    Loading,
    /// Known.
    Known(Box<CustomerFace>),
    /// Not to be had: why.
    Failed(String),
}

/// The context of everything behind the sign-in.
#[derive(Clone, Copy)]
pub struct Desk {
    /// What the whole console shares.
    pub store: Store,
    /// Who sits here.
    pub me: StoredValue<Person>,
    /// Whether they take chats now.
    pub available: RwSignal<bool>,
    /// Waiting and own chats.
    pub inbox: RwSignal<Inbox>,
    /// Whether the list has come at all.
    pub listed: RwSignal<bool>,
    /// The id of the chat in front.
    pub chosen: RwSignal<Option<String>>,
    /// The chat in front, as the list has it.
    pub talk: Memo<Talk>,
    /// The pane in front, where there is room for one.
    pub pane: RwSignal<Pane>,
    /// What is being asked.
    pub ask: RwSignal<Option<Ask>>,
    /// A sentence about what did not work.
    pub notice: RwSignal<Option<String>>,
    /// Whether an act is under way: a second press does nothing.
    pub busy: RwSignal<bool>,
    /// The customer of the chat in front.
    pub face: RwSignal<Face>,
    /// The part of the console in front.
    pub section: RwSignal<Section>,
    /// What administrators edit.
    pub administration: Administration,
    /// Canned replies.
    pub replies: RwSignal<Vec<CannedReply>>,
    /// Sound.
    pub bell: Bell,
    line: InboxLine,
    chats: Chats,
}

impl Desk {
    /// Provides it to everything below, and opens the line.
    pub fn provide(store: Store, me: Person) -> Self {
        let inbox = RwSignal::new(Inbox::default());
        let chosen = RwSignal::new(None::<String>);
        let desk = Self {
            store,
            available: RwSignal::new(me.available),
            chats: Chats::new(store, me.clone()),
            me: StoredValue::new(me),
            inbox,
            listed: RwSignal::new(false),
            chosen,
            talk: Memo::new(move |_| inbox.with(|inbox| Talk::of(inbox, chosen.get().as_deref()))),
            pane: RwSignal::new(Pane::List),
            ask: RwSignal::new(None),
            notice: RwSignal::new(None),
            busy: RwSignal::new(false),
            face: RwSignal::new(Face::None),
            section: RwSignal::new(Section::of(&page::path())),
            administration: Administration::new(store),
            replies: RwSignal::new(Vec::new()),
            bell: Bell::new(),
            line: InboxLine::new(),
        };
        provide_context(desk);
        desk.line.open(desk);
        desk.listen();
        desk.load_replies();
        desk
    }

    /// The context. To be called in the body of a component, not in its handlers.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Whether the line to the server is lost.
    pub fn is_reconnecting(self) -> bool {
        self.line.state() == State::Reconnecting
    }

    /// What waits for the agent.
    pub fn count(self) -> usize {
        self.inbox
            .with(|inbox| alert::count(inbox, self.available.get()))
    }

    /// A chat of one's own, opened if it is not.
    pub fn chat(self, id: &str) -> Chat {
        self.chats.get(id)
    }

    /// A fresh list came.
    pub fn took(self, fresh: Inbox) {
        let Some(chosen) = self.chosen.try_get_untracked() else {
            return;
        };
        // Who looks at a chat needs no bell for it.
        let mut heard = fresh.clone();
        if page::has_attention() {
            let in_front = heard
                .mine
                .iter_mut()
                .filter(|card| Some(&card.id) == chosen.as_ref());
            in_front.for_each(|card| card.unread = 0);
        }
        let available = self.available.get_untracked();
        let rings = self
            .inbox
            .with_untracked(|old| alert::rings(old, &heard, available));
        if rings && self.listed.get_untracked() {
            self.bell.ring();
        }
        self.chats.close_but(|id| {
            Some(id) == chosen.as_deref() || fresh.mine.iter().any(|card| card.id == id)
        });
        if self.inbox.with_untracked(|old| *old != fresh) {
            self.inbox.set(fresh);
        }
        self.listed.set(true);
        self.follow_face();
    }

    /// Whether the person here may change settings.
    pub fn administers(self) -> bool {
        self.me.with_value(|me| me.role == Role::Administrator)
    }

    /// Goes to a part of the console, as Back undoes.
    pub fn go(self, section: Section) {
        if self.section.get_untracked() != section {
            page::push_to(&[section.path(), &page::query()].concat());
            self.enter(section);
        }
    }

    /// Shows the part that the address names.
    pub fn follow_address(self) {
        let section = Section::of(&page::path());
        if self.section.get_untracked() != section {
            self.enter(section);
        }
    }

    fn enter(self, section: Section) {
        if self.section.get_untracked() == Section::Replies {
            // They may have been changed there.
            self.load_replies();
        }
        self.section.set(section);
        if section != Section::Chats {
            focus::soon("#settings-title");
        }
    }

    /// Brings a chat to the front.
    pub fn choose(self, id: String) {
        let narrow = page::is_narrow();
        if narrow && self.pane.get_untracked() == Pane::List {
            page::push(Pane::Talk.name());
        }
        self.pane.set(Pane::Talk);
        self.notice.set(None);
        if self.chosen.get_untracked().as_ref() == Some(&id) {
            self.focus_talk();
            return;
        }
        self.chosen.set(Some(id));
        self.load_face();
        self.focus_talk();
    }

    /// The focus goes where work goes on: into the textbox; on touch, where that would open the keyboard, to the heading.
    fn focus_talk(self) {
        let own = matches!(self.talk.get_untracked(), Talk::Mine(_));
        focus::soon(if own && !page::is_touch() {
            "#message"
        } else {
            "#talk-title"
        });
    }

    /// Shows the customer, where they have no place of their own.
    pub fn show_customer(self) {
        page::push(Pane::Customer.name());
        self.pane.set(Pane::Customer);
        focus::soon("#customer-title");
    }

    /// One pane back, as the browser's Back does.
    pub fn back(self) {
        if page::pushed().is_some() {
            page::back();
        } else {
            self.show(Pane::List);
        }
    }

    fn show(self, pane: Pane) {
        self.pane.set(pane);
        focus::soon(match pane {
            Pane::List => ".cu-card[aria-current]",
            Pane::Talk => "#talk-title",
            Pane::Customer => "#customer-title",
        });
    }

    /// Asks for the canned replies.
    pub fn load_replies(self) {
        spawn_local(async move {
            if let Ok(replies) = self.store.api.replies().await {
                self.replies.try_set(replies);
            }
        });
    }

    /// Whether a chat of the list is over.
    pub fn is_over(self, id: &str) -> bool {
        self.inbox
            .with(|inbox| inbox.mine.iter().any(|card| card.id == id && is_over(card)))
    }
}
