//! Going from page to page: what is asked of the server, and what comes of it.

use {
    super::{
        Player, kept,
        run::{Asked, Run},
        trail::Trail,
    },
    crate::{
        api::{ApiError, Told},
        browser,
        domain::outcome::{self, Phase},
    },
    contact_us_wire::{ProblemKind, interaction::Direction},
    leptos::task::spawn_local,
};

impl Player {
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
        run.clear();
        self.restart();
        self.trouble.phase().set(Phase::Filling);
        self.show(run);
        self.arrive();
    }

    /// Asks where the instance stands; before there is one, for the first page.
    pub(super) fn look(self) {
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
            kept::keep(self.session, &run, &text);
        }
        match (other, direction) {
            (true, Direction::Start) => kept::take_up_input(self.session, &mut run),
            (true, _) => kept::forget_input(self.session, &run.name),
            (false, _) => {}
        }
        if asked || other {
            self.trouble.phase().set(Phase::Filling);
        }
        self.show(run);
        if other && direction != Direction::Start {
            self.lost.set(false);
            browser::page::top();
        }
        self.walked(direction, other);
        let leaves = direction == Direction::Contact && self.is_shown() && !self.is_followed();
        match wanted {
            Some(wanted) => self.go(wanted),
            None if leaves => browser::page::go(&self.session.link("/contact")),
            None => self.walk_on(),
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
        let shut =
            matches!(&error, ApiError::Refused(problem) if problem.kind == ProblemKind::Token);
        self.shut.set(shut);
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
        self.tell(Trail::stuck);
    }
}
