//! A form: what was typed, where it stands, and the draft that outlives the page.

use {
    crate::{
        api::{Api, ApiError},
        browser,
        domain::{
            draft::Draft,
            fields::{FormKind, Input, Ready, Values},
            outcome::{self, Phase},
            route::Route,
        },
        state::{Served, Session, Trouble, Watched},
    },
    contact_us_wire::Outcome,
    leptos::prelude::*,
};

/// The app's forms. They outlive their pages, so that going back and forth loses nothing.
#[derive(Clone, Copy)]
pub struct Forms {
    /// Schedule a Callback.
    pub callback: Form,
    /// Email Us.
    pub email: Form,
}

impl Forms {
    /// Provides the forms; `typed` is what stood in the served page's fields when the app took over.
    pub fn provide(session: Session, served: Served, typed: &Input) {
        provide_context(Self {
            callback: Form::new(session, served, FormKind::Callback, typed),
            email: Form::new(session, served, FormKind::Email, typed),
        });
    }

    /// The forms. To be called in the body of a component.
    pub fn expect() -> Self {
        expect_context()
    }
}

/// One form.
#[derive(Clone, Copy)]
pub struct Form {
    kind: FormKind,
    session: Session,
    served: Served,
    draft: Watched<Draft>,
    trouble: Trouble,
    restored: Watched<bool>,
}

impl Form {
    fn new(session: Session, served: Served, kind: FormKind, typed: &Input) -> Self {
        let (boot, along) = (session.boot(), served.along());
        let answer = along.answer.as_ref();
        let values_served = answer.map(|a| &a.values);
        let mut values = Values::new();
        for field in kind.fields() {
            let text = typed.get(*field).and_then(|texts| texts.first());
            let text = text.or_else(|| values_served?.get(*field));
            if let Some(text) = text {
                values.insert((*field).to_owned(), text.clone());
            }
        }
        // The page was served with a key for its own form. Under that, another form's words would be refused.
        let own = Route::of(&session.address().parts().0) == Some(kind.route());
        let key = if own { &*boot.key } else { "" };
        let mut draft = Draft::keyed(values, key);
        if let Some(told) = &along.told {
            draft.offer_all(kind.fields(), &told.known);
        }
        Self {
            kind,
            session,
            served,
            draft: Watched::new(draft),
            trouble: Trouble::new(
                answer.map_or(Phase::Filling, |a| Phase::Answered(a.outcome.clone())),
            ),
            restored: Watched::new(false),
        }
    }

    /// Where the form stands.
    pub fn phase(&self) -> Watched<Phase> {
        self.trouble.phase()
    }

    /// What stands in its way.
    pub fn trouble(&self) -> Trouble {
        self.trouble
    }

    /// Whether it was accepted.
    pub fn accepted(&self) -> bool {
        self.phase().with(Phase::is_accepted)
    }

    /// Whether a draft was brought back.
    pub fn restored(&self) -> bool {
        self.restored.get()
    }

    /// What was typed into a field.
    pub fn value(&self, field: &str) -> String {
        self.draft
            .with(|draft| draft.values.get(field).cloned().unwrap_or_default())
    }

    /// The page is opened: a confirmation has been read by now, and an empty form takes up its draft.
    pub fn open(&self) {
        if self.phase().with_untracked(Phase::is_accepted) {
            if self.session.is_settled() {
                self.phase().set(Phase::Filling);
            } else {
                // The plain form was accepted: its draft of an earlier visit has been sent with it.
                browser::draft::clear(self.name());
            }
        }
        let stored = browser::draft::load(self.name()).and_then(|text| browser::json::read(&text));
        let Some(stored): Option<Draft> = stored else {
            return;
        };
        let fits = self.draft.with_untracked(Draft::is_empty)
            && !stored.is_empty()
            && !self.phase().with_untracked(Phase::is_accepted);
        if fits {
            self.draft.update(|draft| draft.restore(stored));
            self.restored.set(true);
        }
    }

    /// What the customer wrote in the chat goes along into a message that has nothing in it yet.
    pub fn take_up_chat(&self) {
        let carried = self.session.carried();
        let text = carried.get();
        if text.is_empty() {
            return;
        }
        carried.set(String::new());
        if untrack(|| self.value("message")).is_empty() {
            self.typed("message", text);
        }
    }

    /// Something was typed into a field.
    pub fn typed(&self, field: &'static str, text: String) {
        self.draft
            .update(|draft| drop(draft.values.insert(field.to_owned(), text)));
        self.keep();
        if self.trouble.fails(field) {
            let words = self.session.boot();
            let now = self
                .draft
                .with_untracked(|d| self.kind.check_field(field, &d.values, &words.words));
            self.phase().update(|phase| phase.recheck(field, now));
        }
    }

    /// Fills a field in beforehand, if it is one of this form and nobody has typed into it. It is kept once somebody types.
    pub fn fill(&self, field: &'static str, text: String) {
        if self.phase().with_untracked(Phase::is_accepted) {
            return;
        }
        // What was typed before comes first.
        if self.draft.with_untracked(Draft::is_empty) {
            self.open();
        }
        if self.kind.fields().contains(&field) && !text.is_empty() {
            self.draft.update(|draft| draft.offer(field, &text));
        }
    }

    /// What the customer has said in the Interaction stands in the fields that ask it again. So it does in the empty form
    /// after a confirmation.
    pub fn take_up_known(&self) {
        if self.phase().with(Phase::is_accepted) {
            return;
        }
        if let Some(told) = self.served.told().get() {
            let fields = self.kind.fields();
            self.draft
                .update(|draft| draft.offer_all(fields, &told.known));
        }
    }

    /// The button was pressed. A second press while the first is on its way does nothing.
    pub fn submit(self) {
        if self
            .phase()
            .with_untracked(|phase| *phase == Phase::Sending)
        {
            return;
        }
        let boot = self.session.boot();
        let checked = self
            .draft
            .with_untracked(|draft| self.kind.check(&draft.values, &boot.words));
        match checked {
            Err(fields) => self.settle(Outcome::Rejected { fields }),
            Ok(ready) => {
                self.phase().set(Phase::Sending);
                let key = self.draft.update(|draft| draft.key(browser::ids::uuid_v4));
                self.keep();
                let api = self.session.api();
                leptos::task::spawn_local(async move {
                    match send(&api, &ready, &key).await {
                        Ok(outcome) => self.settle(outcome),
                        Err(error) => self.refused(error),
                    }
                });
            }
        }
    }

    /// Shows the empty form again.
    pub fn again(&self) {
        self.phase().set(Phase::Filling);
    }

    fn refused(self, error: ApiError) {
        if outcome::spends_key(&error) {
            self.draft.update(Draft::forget_key);
            self.keep();
        }
        self.settle(outcome::refusal(error, &self.session.boot().words));
    }

    fn settle(self, outcome: Outcome) {
        if let Outcome::Rejected { fields } = &outcome
            && fields.iter().any(|problem| problem.field == "at")
        {
            self.served.refresh_slots();
        }
        if matches!(outcome, Outcome::Rejected { .. } | Outcome::Refused { .. }) {
            self.trouble.refuse(outcome);
            return;
        }
        self.draft.set(Draft::default());
        self.restored.set(false);
        browser::draft::clear(self.name());
        self.phase().set(Phase::Answered(outcome));
    }

    fn keep(&self) {
        let text = self
            .draft
            .with_untracked(|draft| serde_json::to_string(draft).ok());
        if let Some(text) = text {
            browser::draft::save(self.name(), &text);
        }
    }

    fn name(&self) -> &'static str {
        match self.kind {
            FormKind::Callback => "contact-us.callback",
            FormKind::Email => "contact-us.email",
        }
    }
}

async fn send(api: &Api, ready: &Ready, key: &str) -> Result<Outcome, ApiError> {
    Ok(match ready {
        Ready::Callback(request) => Outcome::Callback {
            receipt: api.callback(request, key).await?,
        },
        Ready::Email(request) => Outcome::Email {
            receipt: api.email(request, key).await?,
        },
    })
}
