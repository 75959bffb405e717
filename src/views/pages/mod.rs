//! The pages behind the Contact Us page. Their code is a part of its own: who only looks at the ways out, or chats, does
//! without it.

mod part;

use {
    super::node::Node,
    crate::{
        browser::{
            self,
            later::{Missing, later},
        },
        domain::{
            place,
            route::{self, Route},
        },
        state::{Code, Local, Session, Watched},
    },
    contact_us_wire::{OptionKind, OptionView, Page},
    leptos::{prelude::*, task::spawn_local},
};

/// What is wanted of the part.
pub enum Wanted<'a> {
    /// It has just come: what its pages share.
    Start,
    /// The page of a route; that of none says that there is no such page.
    Page(Option<&'a Route>),
    /// The place on the Contact Us page that Transfer and Call share.
    Transfer(&'a OptionView),
    /// What a plain form of the Contact Us page was refused with.
    Refusal,
}

/// Does what is wanted of the part.
pub type Draw = fn(Session, Wanted<'_>) -> Node;

later! {
    /// The way to the part.
    pub pages: fn code() -> Draw { part::draw }
}

/// The part where it needs no loading: on the server.
#[cfg(feature = "ssr")]
pub fn here() -> Draw {
    part::draw
}

/// Whether a page can be taken over with the part only. `answered` says whether it answers a plain form.
pub fn needed(page: &Page, path: &str, query: &str, answered: bool) -> bool {
    let is_transfer = |option: &OptionView| option.kind == OptionKind::Transfer;
    answered
        // The host page may ask for any of them, and fills in their fields.
        || route::is_embedded(path)
        || Route::of(path) != Some(Route::Contact)
        || page.options.iter().any(is_transfer)
        // Who comes from an Interaction is in its instance.
        || !place::value(query, "interaction").is_empty()
}

/// What is shown.
#[derive(Clone, PartialEq)]
pub enum Shown {
    /// Nothing yet.
    Nothing,
    /// The Contact Us page.
    Contact,
    /// A page of the part.
    Page(Option<Route>),
    /// That the part could not be loaded.
    Missing,
}

/// The part of this app. Provided once, by [`app`](super::app).
#[derive(Clone, Copy)]
pub struct Pages {
    session: Session,
    code: Watched<Code>,
    draw: Watched<Option<Draw>>,
    /// What the app's own values belong to.
    owner: Local<Option<Owner>>,
    shown: Local<Shown>,
}

impl Pages {
    /// Provides it. `found` is what came of loading it before the app took over.
    pub fn provide(session: Session, found: Option<Result<Draw, Missing>>) -> Self {
        let pages = Self {
            session,
            code: Watched::new(Code::Absent),
            draw: Watched::new(None),
            owner: Local::new(Owner::current()),
            shown: Local::new(Shown::Nothing),
        };
        provide_context(pages);
        match found {
            Some(Ok(draw)) => pages.arrived(draw),
            Some(Err(Missing)) => pages.code.set(Code::Missing),
            None => {}
        }
        pages
    }

    /// It. To be called in the body of a component.
    pub fn expect() -> Self {
        expect_context()
    }

    /// What is drawn of the Contact Us page by the part; nothing while it is not here.
    pub fn part(self, wanted: Wanted<'_>) -> Node {
        match self.draw.get() {
            Some(draw) => draw(self.session, wanted),
            None => Node::Nothing,
        }
    }

    /// Loads the part, unless it is here or on its way.
    pub fn load(self) {
        if matches!(self.code.get_untracked(), Code::Coming | Code::Here) {
            return;
        }
        self.code.set(Code::Coming);
        spawn_local(async move {
            match code().await {
                Ok(draw) => {
                    if let Some(owner) = self.owner.read(Clone::clone).flatten() {
                        owner.with(|| self.arrived(draw));
                    }
                }
                Err(Missing) => self.missing(),
            }
        });
    }

    /// What to show at a route: what was there before, until the part is here.
    pub fn shown(self, route: Option<Route>) -> Shown {
        let before = self.shown.read(Clone::clone).unwrap_or(Shown::Nothing);
        let now = match self.code.get() {
            _ if route == Some(Route::Contact) => Shown::Contact,
            Code::Here => Shown::Page(route),
            Code::Missing if before != Shown::Contact => Shown::Missing,
            _ => {
                self.load();
                before
            }
        };
        self.shown.change(|shown| *shown = now.clone());
        now
    }

    fn arrived(self, draw: Draw) {
        draw(self.session, Wanted::Start);
        self.draw.set(Some(draw));
        self.code.set(Code::Here);
    }

    /// The server's page does without it. Nobody is sent away from a page that stands while there is no network.
    fn missing(self) {
        let stands = self.shown.read(|shown| *shown == Shown::Contact) == Some(true);
        let (path, _) = self.session.address().parts();
        if stands && Route::of(&path) == Some(Route::Contact) {
            // It was only about to be wanted.
            self.code.try_set(Code::Absent);
        } else if stands && !browser::page::offline() {
            browser::page::reload();
        } else {
            self.shown.change(|shown| *shown = Shown::Nothing);
            self.code.try_set(Code::Missing);
        }
    }
}
