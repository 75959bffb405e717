//! Who the visitor is and where, as the host page says it: it goes along with every request. A conversation that goes on
//! is told of what changes.

use {
    super::effect,
    crate::{
        api::{self, ApiError},
        browser::{self, json::object, port::Message},
        domain::embed::fitting,
        state::{Chat, Local, Served, Session, Watched},
    },
    contact_us_wire::{ProblemKind, paths},
    leptos::task::spawn_local,
};

/// What the host page says of itself and of the visitor, as JSON, the more important first. Nobody vouches for it.
const SAID: [&str; 3] = ["page", "known", "attributes"];

/// The visitor of this page.
#[derive(Clone, Copy)]
pub(super) struct Visitor {
    session: Session,
    chat: Chat,
    served: Served,
    said: Local<[String; 3]>,
    /// The header as it goes along now.
    host: Local<String>,
    /// Whether the conversation is to be told.
    owed: Local<bool>,
    asking: Local<bool>,
    /// Changes when it is.
    changes: Watched<u32>,
}

impl Visitor {
    /// Somebody of whom nothing was said yet. To be called in the body of a component.
    pub(super) fn new(session: Session, chat: Chat) -> Self {
        let visitor = Self {
            session,
            chat,
            served: Served::expect(),
            said: Local::new(Default::default()),
            host: Local::new(String::new()),
            owed: Local::new(false),
            asking: Local::new(false),
            changes: Watched::new(0),
        };
        // What could not be told is tried again when the conversation moves on.
        effect(move || {
            visitor.changes.get();
            chat.version.get();
            if chat.stage().can_end() {
                visitor.tell();
            }
        });
        visitor
    }

    /// The host page says something of itself or of the visitor.
    pub(super) fn says(self, message: &Message, name: &str) {
        let json = message.json(name);
        let text = self.said.change(|said| {
            for (place, _) in said.iter_mut().zip(SAID).filter(|(_, one)| *one == name) {
                place.clone_from(&json);
            }
            let said: Vec<_> = SAID
                .into_iter()
                .zip(said.iter().map(|one| &**one))
                .collect();
            fitting(&said, paths::LONGEST_HOST, |parts| {
                browser::page::escaped(&object(parts))
            })
        });
        let text = text.unwrap_or_default();
        if self.host.read(|host| *host != text) == Some(true) {
            self.host.change(|host| host.clone_from(&text));
            api::go_along(paths::HOST, text);
            self.changed();
        }
    }

    /// The host's server says who the visitor is; nothing where it does not any more.
    pub(super) fn identified(self, token: String) {
        api::go_along(paths::IDENTITY, token);
        self.changed();
    }

    /// Something else goes along from now on. A conversation that begins later is begun with it.
    fn changed(self) {
        self.served.changes();
        if self.chat.has_begun() {
            self.owed.change(|owed| *owed = true);
            self.changes.update(|n| *n = n.wrapping_add(1));
        }
    }

    /// Tells the conversation, if it is owed that and can be told.
    fn tell(self) {
        let token = self.chat.token();
        let due = self.owed.read(|owed| *owed) == Some(true) && !token.is_empty();
        if !due || self.asking.change(|asking| std::mem::replace(asking, true)) != Some(false) {
            return;
        }
        self.owed.change(|owed| *owed = false);
        let api = self.session.api();
        spawn_local(async move {
            let answer = api.chat_visitor(&token).await;
            self.asking.change(|asking| *asking = false);
            match answer {
                // The host page says anew who it is where the server did not believe it.
                Err(ApiError::Refused(problem)) if problem.kind == ProblemKind::Identity => {
                    self.tell();
                }
                Err(_) => drop(self.owed.change(|owed| *owed = true)),
                Ok(()) => self.tell(),
            }
        });
    }
}
