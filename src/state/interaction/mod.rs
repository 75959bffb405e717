//! The Interaction that the customer is led through.

mod kept;
mod run;
use {
    crate::{
        api::{ApiError, Told},
        browser,
        domain::{
            fields::Input,
            interaction::{chosen, restore},
            outcome::{self, Phase},
            place,
            route::Route,
        },
        state::{Session, Trouble, Watched},
    },
    contact_us_wire::{
        ProblemKind,
        interaction::{Direction, ElementPage, InputField},
    },
    leptos::{prelude::*, task::spawn_local},
    run::{Asked, Run},
    std::sync::Arc,
};

/// The player. It outlives its pages, so that Contact Us and back loses nothing.
#[derive(Clone, Copy)]
pub struct Player {
    session: Session,
    run: Watched<Run>,
    trouble: Trouble,
    lost: Watched<bool>,
}

impl Player {
    /// Provides the player; `typed` is what stood in the served page's fields when the app took over.
    pub fn provide(session: Session, typed: &Input) {
        let boot = session.boot();
        let (path, query) = session.address().parts();
        let here = match Route::of(&path) {
            Some(Route::Interaction(name)) => Some(name),
            _ => None,
        };
        let answer = boot.answer.as_ref().filter(|_| here.is_some());
        let phase = answer.map_or(Phase::Filling, |a| Phase::Answered(a.outcome.clone()));
        let player = Self {
            session,
            run: Watched::new(Run::default()),
            trouble: Trouble::new(phase),
            lost: Watched::new(false),
        };
        let name = here.unwrap_or_else(|| place::value(&query, "interaction").to_owned());
        let mut run = player.fresh(&name);
        let served = boot.standing.clone();
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

    /// What stands in its way.
    pub fn trouble(&self) -> Trouble {
        self.trouble
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

    /// A button was pressed.
    pub fn go(self, direction: Direction) {
        let asked = self
            .run
            .update(|run| run.ask(direction, browser::ids::uuid_v4));
        let Some(Asked {
            turn,
            key,
            navigation,
        }) = asked
        else {
            return;
        };
        self.trouble.phase().set(Phase::Sending);
        let name = self.run.with_untracked(|run| run.name.clone());
        spawn_local(async move {
            let answer = self.session.api().navigate(&name, &navigation, &key).await;
            if self.hears(turn) {
                self.answered(answer, direction);
            }
        });
    }

    /// Tries again what got no answer.
    pub fn retry(self) {
        match self.run.with_untracked(Run::last) {
            Some(direction) => self.go(direction),
            None => self.look(),
        }
    }

    /// A new instance is wanted.
    pub fn again(self) {
        let name = self.run.with_untracked(|run| run.name.clone());
        kept::forget(self.session, &name);
        let mut run = self.run.get_untracked();
        run.forget();
        self.trouble.phase().set(Phase::Filling);
        self.show(run);
        self.arrive();
    }

    /// Asks where the instance stands; before there is one, for the first page.
    fn look(self) {
        let turn = self.run.update(Run::look);
        let name = self.run.with_untracked(|run| run.name.clone());
        spawn_local(async move {
            let answer = self.session.api().standing(&name).await;
            if self.hears(turn) {
                self.answered(answer, Direction::Start);
            }
        });
    }

    /// Whether the page still waits for this answer.
    fn hears(self, turn: u32) -> bool {
        self.run.update(|run| run.hears(turn))
    }

    fn answered(self, answer: Result<Told, ApiError>, direction: Direction) {
        let (standing, text) = match answer {
            Ok(told) => told,
            Err(error) => return self.failed(error),
        };
        let mut run = self.run.get_untracked();
        let instance = !standing.instance.is_empty();
        let (asked, other) = (run.last().is_some(), run.stand(standing));
        run.forget_key();
        let wanted = run.wanted();
        if instance {
            kept::keep(self.session, &run.name, &text);
        }
        match (other, direction) {
            (true, Direction::Start) => kept::take_up_input(self.session, &mut run),
            (true, _) => kept::forget_input(self.session, &run.name),
            (false, _) => {}
        }
        if asked || other {
            self.trouble.phase().set(Phase::Filling);
        }
        let name = run.name.clone();
        self.show(run);
        if other && direction != Direction::Start {
            self.lost.set(false);
            browser::page::top();
        }
        let here = Route::of(&self.session.address().parts().0) == Some(Route::Interaction(name));
        match wanted {
            Some(wanted) => self.go(wanted),
            None if direction == Direction::Contact && here => {
                browser::page::go(&self.session.link("/contact"));
            }
            None => {}
        }
    }

    fn failed(self, error: ApiError) {
        let gone =
            matches!(&error, ApiError::Refused(problem) if problem.kind == ProblemKind::NotFound);
        if gone && self.run.with_untracked(|run| !run.instance.is_empty()) {
            self.again();
            self.lost.set(true);
            return;
        }
        if outcome::spends_key(&error) {
            self.run.update(Run::forget_key);
        }
        // Where an instance stands is asked for in passing: what is shown can be used until something is pressed.
        let (shown, asked) = self
            .run
            .with_untracked(|run| (run.page.is_some(), run.last().is_some()));
        if asked || !shown {
            let outcome = outcome::refusal(error, &self.session.boot().words);
            self.trouble.refuse(outcome);
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
