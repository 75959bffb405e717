//! The Interaction that the customer is led through.

mod kept;
mod moves;
mod run;
mod trail;
mod walk;

use {
    crate::{
        domain::{
            fields::Input,
            interaction::{chosen, restore},
            outcome::Phase,
            place,
            route::Route,
        },
        state::{Local, Served, Session, Trouble, Watched},
    },
    contact_us_wire::interaction::{Direction, ElementPage, InputField},
    leptos::prelude::*,
    run::Run,
    std::sync::Arc,
    trail::Trail,
};

/// The player. It outlives its pages, so that Contact Us and back loses nothing.
#[derive(Clone, Copy)]
pub struct Player {
    session: Session,
    run: Watched<Run>,
    trouble: Trouble,
    lost: Watched<bool>,
    shut: Watched<bool>,
    trail: Local<Trail>,
}

impl Player {
    /// Provides the player; `typed` is what stood in the served page's fields when the app took over.
    pub fn provide(session: Session, served: Served, typed: &Input) -> Self {
        let along = served.along();
        let (path, query) = session.address().parts();
        let here = match Route::of(&path) {
            Some(Route::Interaction(name)) => Some(name),
            _ => None,
        };
        // Where the server could show no page, the right to see it may still stand in the fragment.
        let shown = here.is_some() && along.standing.is_some();
        let answer = along.answer.as_ref().filter(|_| shown);
        let phase = answer.map_or(Phase::Filling, |a| Phase::Answered(a.outcome.clone()));
        let player = Self {
            session,
            run: Watched::new(Run::default()),
            trouble: Trouble::new(phase),
            lost: Watched::new(false),
            shut: Watched::new(false),
            trail: Local::new(Trail::default()),
        };
        let name = here.unwrap_or_else(|| place::value(&query, "interaction").to_owned());
        let mut run = player.fresh(&name);
        let served = along.standing.clone();
        let answered = served.as_ref().is_some_and(|s| !s.instance.is_empty());
        if (answered || !kept::take_up(session, &mut run))
            && let Some(standing) = served
        {
            run.stand(standing);
            kept::take_up_input(session, &mut run);
            if let Some(page) = run.page.clone() {
                restore(&page, &mut run.input, typed);
            }
        }
        player.show(run);
        provide_context(player);
        player
    }

    /// The player. To be called in the body of a component.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The page of an Interaction is opened. What is known of it is there at once.
    pub fn open(self, name: &str) {
        if self.run.with_untracked(|run| run.name != name) {
            let mut run = self.fresh(name);
            kept::take_up(self.session, &mut run);
            self.trouble.phase().set(Phase::Filling);
            self.lost.set(false);
            self.trail.fill(Trail::default());
            self.show(run);
        }
    }

    /// The page of the Interaction stands. Asks where the instance stands; begins one where somebody on the phone waits
    /// for it, or where only a right opens the first page.
    pub fn arrive(self) {
        let (new, shown, link) = self.run.with_untracked(|run| {
            let link = !run.link.is_empty();
            (run.instance.is_empty(), run.page.is_some(), link)
        });
        let (_, query) = self.session.address().parts();
        let on_the_phone = !place::value(&query, "externalId").is_empty();
        if new && (on_the_phone || (link && !shown)) {
            self.go(Direction::Start);
        } else if !(new && shown || self.run.with_untracked(Run::is_busy)) {
            self.look();
        }
    }

    /// The page that is shown, once it is known.
    pub fn page(&self) -> Option<Arc<ElementPage>> {
        self.run.with(|run| run.page.clone())
    }

    /// The token of the instance as it is now; empty before there is one.
    pub fn instance(&self) -> String {
        self.run.with_untracked(|run| run.instance.clone())
    }

    /// Whether something is on its way that holds the buttons.
    pub fn is_busy(&self) -> bool {
        self.run.with(Run::is_busy)
    }

    /// Whether the place where the customer was is not known any more.
    pub fn is_lost(&self) -> bool {
        self.lost.get()
    }

    /// Whether it opens only with a link that is good, and there is none: trying again is of no use.
    pub fn is_shut(&self) -> bool {
        self.shut.get_untracked()
    }

    /// What stands in its way.
    pub fn trouble(&self) -> Trouble {
        self.trouble
    }

    /// What a field of several is called.
    pub fn label(&self, field: &str) -> Option<String> {
        let page = self.run.with_untracked(|run| run.page.clone())?;
        let found = page.fields.iter().find(|one| one.name == field)?;
        (page.fields.len() > 1).then(|| found.label.clone())
    }

    /// What stands in a field.
    pub fn text(&self, field: &str) -> String {
        let first = |texts: &Vec<String>| texts.first().cloned();
        self.run
            .with(|run| run.input.get(field).and_then(first).unwrap_or_default())
    }

    /// Whether an answer is chosen in a field now.
    pub fn has(&self, field: &str, value: &str) -> bool {
        let has = |texts: &Vec<String>| texts.iter().any(|text| text == value);
        self.run
            .with_untracked(|run| run.input.get(field).is_some_and(has))
    }

    /// Something was typed into a field.
    pub fn typed(self, field: &str, text: String) {
        let texts = if text.is_empty() {
            Vec::new()
        } else {
            vec![text]
        };
        self.fill(field, texts);
    }

    /// An answer was chosen in a field, or is not chosen any more.
    pub fn choose(self, field: &InputField, value: &str, on: bool) {
        let now = self
            .run
            .with_untracked(|run| run.input.get(&field.name).cloned().unwrap_or_default());
        self.fill(&field.name, chosen(field, &now, value, on));
    }

    fn fill(self, field: &str, texts: Vec<String>) {
        self.run
            .update(|run| drop(run.input.insert(field.to_owned(), texts)));
        self.run
            .with_untracked(|run| kept::keep_input(self.session, run));
        if self.trouble.fails(field) {
            self.trouble
                .phase()
                .update(|phase| phase.recheck(field, None));
        }
    }

    /// A run before its beginning, with what the address says.
    fn fresh(self, name: &str) -> Run {
        let address = self.session.address();
        let values = place::others(&address.parts().1);
        Run::new(name, values, place::right(&address.fragment()))
    }

    fn show(self, run: Run) {
        let element = run.page.as_ref().map(|page| page.element.clone());
        self.session
            .be_at(&run.name, &run.instance, &element.unwrap_or_default());
        self.run.set(run);
    }
}
