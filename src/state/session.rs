//! What the app was started with: page, words and the place that every link carries on.

mod look;

use {
    crate::{
        api::Api,
        browser,
        domain::{
            device, place,
            route::{self, Route},
            when::Speaker,
        },
        state::{Address, Local, Watched},
    },
    contact_us_wire::{Along, OptionKind, Page, Start},
    leptos::prelude::*,
    std::sync::Arc,
};

/// What is known of the Contact Us page of the place that the customer is at.
#[derive(Clone, Debug, PartialEq)]
pub enum Here {
    /// It is being asked for.
    Looking,
    /// It offers this.
    Known(Arc<Page>),
    /// It could not be asked for; the sentence says what to do.
    Failed(String),
}

/// The session of one page load. Provided once, by [`app`](crate::views::app).
#[derive(Clone, Copy)]
pub struct Session {
    address: Address,
    /// Whether the page stands in the widget's iframe.
    embedded: bool,
    boot: Watched<Start>,
    along: Local<Along>,
    /// The place whose page is known or asked for, as a query, and what is known of it.
    here: Watched<(String, Here)>,
    /// The last page that was known.
    page: Watched<Page>,
    /// The element that the Interaction shows, and the Interaction's instance: name, token.
    element: Watched<String>,
    instance: Watched<(String, String)>,
    /// The device is a mobile one, and the request for the page did not tell it.
    disguised: bool,
    settled: Watched<bool>,
    carried: Watched<String>,
}

impl Session {
    /// Provides the session to everything below.
    pub fn provide(mut boot: Start) -> Self {
        let (agent, touch_points) = browser::device::told();
        let disguised = !boot.page.mobile && device::is_disguised_pad(&agent, touch_points);
        boot.page.mobile |= disguised;
        let address = Address::follow();
        let session = Self {
            address,
            embedded: address.is_embedded(),
            here: Watched::new((String::new(), Here::Known(Arc::new(boot.page.clone())))),
            page: Watched::new(boot.page.clone()),
            element: Watched::new(String::new()),
            instance: Watched::new((String::new(), String::new())),
            disguised,
            boot: Watched::new(boot),
            along: Local::empty(),
            settled: Watched::new(false),
            carried: Watched::new(String::new()),
        };
        session.here.update(|here| here.0 = session.query());
        provide_context(session);
        session
    }

    /// The session. To be called in the body of a component, not in its handlers.
    pub fn expect() -> Self {
        expect_context()
    }

    /// What the page was served with.
    pub fn boot(&self) -> Arc<Start> {
        self.boot.share()
    }

    /// The place of what came along with the page: empty until those fill it that know it.
    pub fn along(&self) -> Local<Along> {
        self.along
    }

    /// Reads the Contact Us page: that of this place, once it is known.
    pub fn page<T>(&self, read: impl FnOnce(&Page) -> T) -> T {
        self.page.with_untracked(read)
    }

    /// Follows the Contact Us page: that of another place has come.
    pub fn came(&self) {
        self.page.with(|_| ());
    }

    /// Words by key.
    pub fn get(&self, key: &str) -> String {
        self.boot().words.get(key).to_owned()
    }

    /// Words by key, with values put in.
    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.boot().words.with(key, values)
    }

    /// Puts times into words.
    pub fn say<T>(&self, say: impl FnOnce(&Speaker<'_>) -> T) -> T {
        let boot = self.boot();
        say(&Speaker {
            words: &boot.words,
            place: &boot.page.account.zone_place,
            clock: browser::clock::local,
        })
    }

    /// The parameters that links carry on: the place of the customer, and what else the address says of them.
    pub fn query(&self) -> String {
        let (path, query) = self.address.parts();
        let carried = place::carried(&query);
        match Route::of(&path) {
            Some(Route::Interaction(name)) => {
                let inside = place::with(&carried, "interaction", &name);
                place::with(&inside, "element", &self.element.get_untracked())
            }
            _ => carried,
        }
    }

    /// Where the customer is.
    pub fn address(&self) -> Address {
        self.address
    }

    /// Whether the page stands in the widget's iframe: what stands around a page is the host's there.
    pub fn is_embedded(&self) -> bool {
        self.embedded
    }

    /// An address of ours that keeps the customer's place, and stays in the widget.
    pub fn link(&self, path: &str) -> String {
        if self.embedded {
            place::link(&route::embedded(path), &self.query())
        } else {
            place::link(path, &self.query())
        }
    }

    /// The same, for what stands around all pages: it follows the customer.
    pub fn live_link(&self, path: &str) -> String {
        self.address.query();
        self.element.get();
        self.link(path)
    }

    /// The same page in another language. Before an Interaction has begun its address alone holds what it begins with.
    pub fn in_language(&self, tag: &str) -> String {
        self.address.query();
        let (path, query) = self.address.parts();
        let begins = matches!(Route::of(&path), Some(Route::Interaction(_)));
        let (query, right) = if begins {
            (query, self.address.fragment())
        } else {
            (place::carried(&query), String::new())
        };
        place::link(&path, &place::with(&query, "locale", tag)) + &right
    }

    /// The backend, told of the instance that the customer is in.
    pub fn api(&self) -> Api {
        let query = self.query();
        let (name, token) = self.instance.get_untracked();
        let inside = !name.is_empty() && name == place::value(&query, "interaction");
        Api::new(&query, if inside { &token } else { "" }).seen_as_mobile(self.disguised)
    }

    /// An assistance option was pressed. Written down where there is an instance to write it down for.
    pub fn pressed(self, kind: OptionKind) {
        if self.interaction().is_some() {
            leptos::task::spawn_local(async move { self.api().option_pressed(kind).await });
        }
    }

    /// The name of the Interaction that the customer is in, where an instance of it is known: there is a place to go
    /// back to.
    pub fn interaction(&self) -> Option<String> {
        let (name, token) = self.instance.get_untracked();
        let inside = name == place::value(&self.query(), "interaction");
        (inside && !token.is_empty()).then_some(name)
    }

    /// The address of the Interaction that the customer is in, and of the page in it where they are.
    pub fn way_back(&self) -> Option<String> {
        let name = self.interaction()?;
        let query = place::without(&self.query(), "interaction");
        let query = place::without(&query, "element");
        Some(place::link(&route::interaction(&name), &query))
    }

    /// The page was served in an Interaction, at this element: what is known of the Contact Us page is known of there.
    pub(super) fn served_at(&self, element: &str) {
        self.element.set(element.to_owned());
        self.here.update(|here| here.0 = self.query());
    }

    /// The Interaction shows an element, in an instance, if there is one.
    pub(super) fn be_at(&self, name: &str, instance: &str, element: &str) {
        self.instance.set((name.to_owned(), instance.to_owned()));
        if self.element.with_untracked(|now| now != element) {
            self.element.set(element.to_owned());
        }
    }

    /// What was written in the chat and is to go along into an e-mail; empty once it is there.
    pub fn carried(&self) -> Watched<String> {
        self.carried
    }

    /// Whether the first page stands: from then on a new heading takes the focus.
    pub fn is_settled(&self) -> bool {
        self.settled.get_untracked()
    }

    /// Says that the first page stands.
    pub fn settle(&self) {
        self.settled.set(true);
    }
}
