//! The browser's Back and Forward, which walk the pages of the Interaction.

use {
    super::{
        Player,
        trail::{Act, Entry, Trail},
    },
    crate::{
        browser::{history, listen},
        domain::route::Route,
        state::Local,
    },
    contact_us_wire::interaction::{Direction, ElementPage},
    leptos::prelude::set_timeout,
    std::time::Duration,
};

impl Player {
    /// Follows the browser from now on. To be called once, in an effect.
    pub fn follow_browser(self) {
        if self.is_shown() {
            self.tell(|trail| trail.shows(shown()));
        }
        // After the router has heard of it, which takes the new address from it.
        let went = move |_| set_timeout(move || self.went(), Duration::ZERO);
        Local::new(listen::on_window("popstate", went));
    }

    /// The browser has gone back or forward.
    fn went(self) {
        if self.is_shown() {
            self.tell(|trail| trail.shows(shown()));
            self.walk_on();
        }
    }

    /// A navigation was answered. `other`: with another page than the one before.
    pub(super) fn walked(self, direction: Direction, other: bool) {
        let moves = matches!(direction, Direction::Next | Direction::Back);
        let (here, instance) = (self.is_shown(), !self.instance().is_empty());
        match (moves, other, here) {
            (true, true, true) => self.tell(|trail| trail.moved(direction, shown())),
            (true, true, false) => self.tell(|trail| {
                trail.moved_unseen(direction);
                None
            }),
            (true, false, _) => self.tell(Trail::stuck),
            (false, _, true) if instance => self.tell(|trail| trail.stands(shown())),
            _ => {}
        }
    }

    /// Goes after the browser, if it has gone first.
    pub(super) fn walk_on(self) {
        let wanted = self.trail.read(Trail::wanted).flatten();
        let (Some(direction), false) = (wanted, self.run.with_untracked(super::Run::is_busy))
        else {
            return;
        };
        let leads = |page: &ElementPage| match direction {
            Direction::Back => page.back,
            _ => page.next,
        };
        let page = self.run.with_untracked(|run| run.page.clone());
        if page.is_some_and(|page| leads(&page)) {
            self.go(direction);
        } else {
            self.tell(Trail::stuck);
        }
    }

    /// Whether the browser has gone first.
    pub(super) fn is_followed(self) -> bool {
        self.trail.read(Trail::wanted).flatten().is_some()
    }

    /// The run begins anew.
    pub(super) fn restart(self) {
        self.tell(|trail| trail.restart(shown()));
    }

    /// Whether the address is that of this Interaction.
    pub(super) fn is_shown(self) -> bool {
        let name = self.run.with_untracked(|run| run.name.clone());
        Route::of(&self.session.address().parts().0) == Some(Route::Interaction(name))
    }

    /// Tells the trail something, and the tab's history what comes of it.
    pub(super) fn tell<A: IntoIterator<Item = Act>>(self, tell: impl FnOnce(&mut Trail) -> A) {
        for act in self.trail.change(tell).into_iter().flatten() {
            match act {
                Act::Mark(entry) => history::set_mark(&entry.written()),
                Act::Push(entry) => history::push(&entry.written()),
                Act::Go(entries) => history::go(entries),
            }
        }
    }
}

/// What stands in the entry that the browser shows.
fn shown() -> Option<Entry> {
    Entry::read(&history::mark()?)
}
