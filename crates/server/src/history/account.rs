//! An instance's history as the console shows it.

use {
    super::{
        Kept,
        record::{Given, Moment, Record, Visit},
    },
    crate::{
        app::App,
        chat::gone,
        phone,
        refusal::Refusal,
        seed::VARIABLE_SET,
        store::{
            StoreError,
            chats::{Conversation, State},
            history::{Asked, Email},
        },
    },
    contact_us_wire::{
        OptionKind, ProblemKind,
        chat::ChatPhase,
        console::Visitor,
        history::{
            AskedCallback, GivenAnswer, Happened, HeldChat, History, InstanceState, MAX_ENTRIES,
            Opening, SentEmail, ShownPage, Step,
        },
    },
};

/// How many earlier openings are told.
const MOST_OPENINGS: u32 = 20;
/// The options by the names that events carry.
const KINDS: [OptionKind; 5] = [
    OptionKind::Chat,
    OptionKind::Call,
    OptionKind::Transfer,
    OptionKind::Callback,
    OptionKind::Email,
];

/// The history of an instance, asked for by one of its receipts.
pub async fn of(app: &App, kept: &Kept, reference: &str) -> Result<History, Refusal> {
    let (name, row) = (&kept.account.account, &kept.row);
    let set = app.store.variable_set(name, VARIABLE_SET).await?;
    let words = &app.catalogues.choose([&*kept.account.locale]).words;
    let openings = app
        .store
        .openings_of(name, &row.instance, MOST_OPENINGS)
        .await?;
    let title = kept.definition().map(|definition| {
        let language = definition.language(kept.language());
        definition.title.get(language).to_owned()
    });
    Ok(History {
        reference: reference.to_owned(),
        instance: row.instance.clone(),
        interaction: row.interaction.clone(),
        title: title.unwrap_or_default(),
        version: row.version,
        state: state(&row.state),
        locale: row.locale.clone(),
        started: row.created_at,
        variables: kept.labelled(&set, words),
        steps: steps(app, kept).await?,
        openings: openings
            .into_iter()
            .map(|one| Opening {
                at: one.at,
                name: one.name,
            })
            .collect(),
    })
}

fn state(name: &str) -> InstanceState {
    match name {
        "running" => InstanceState::Running,
        "interrupted" => InstanceState::Interrupted,
        _ => InstanceState::Finished,
    }
}

/// What happened, in order of time; of one instant, the pages first.
async fn steps(app: &App, kept: &Kept) -> Result<Vec<Step>, Refusal> {
    let (account, id) = (&kept.account.account, &kept.row.instance);
    let store = &app.store;
    let record = kept.record();
    let mut steps = pages(&record);
    for one in store.pressed_in(account, id).await? {
        if let Some(kind) = KINDS.into_iter().find(|kind| kind.name() == one.subject) {
            steps.push(Step {
                at: one.at,
                what: Happened::Option { kind },
            });
        }
    }
    for email in store.emails_of(account, id).await? {
        let visitor = store.visitor(account, &email.reference).await?;
        steps.push(sent(email, visitor));
    }
    for asked in store.callbacks_of(account, id).await? {
        steps.push(callback(app, kept, asked).await?);
    }
    for conversation in store.chats_in(account, id).await? {
        steps.push(chat(app, &conversation).await?);
    }
    steps.sort_by_key(|step| step.at);
    Ok(steps)
}

fn pages(record: &Record) -> Vec<Step> {
    let step = |(at, moment): &(i64, Moment)| {
        let what = match *moment {
            Moment::Shown(visit) => Happened::Page(page(record.visits.get(visit)?)),
            Moment::Contact(visit) => Happened::Contact {
                heading: record.visits.get(visit)?.page.heading.clone(),
            },
            Moment::Hangup => Happened::Hangup,
        };
        Some(Step { at: *at, what })
    };
    record.moments.iter().filter_map(step).collect()
}

fn page(visit: &Visit) -> ShownPage {
    let answer = |given: &Given| GivenAnswer {
        label: given.answer.label.clone(),
        values: if given.answer.masked {
            Vec::new()
        } else {
            given.answer.shown.clone()
        },
        masked: given.answer.masked && !given.answer.shown.is_empty(),
    };
    ShownPage {
        element: visit.page.element.clone(),
        kind: visit.page.kind,
        heading: visit.page.heading.clone(),
        text: visit.page.text.clone(),
        answers: visit.given.iter().map(answer).collect(),
        back: visit.back,
        left: visit.left,
    }
}

fn sent(email: Email, visitor: Visitor) -> Step {
    Step {
        at: email.created_at,
        what: Happened::Email(SentEmail {
            reference: email.reference,
            first_name: email.first_name,
            last_name: email.last_name,
            phone: email.phone,
            email: email.email,
            message: email.message,
            visitor,
        }),
    }
}

async fn callback(app: &App, kept: &Kept, asked: Asked) -> Result<Step, Refusal> {
    let account = &kept.account;
    let found = app.store.callback(&account.account, &asked.reference);
    let found = found
        .await?
        .ok_or_else(|| Refusal::new(ProblemKind::NotFound))?;
    let visitor = app
        .store
        .visitor(&account.account, &asked.reference)
        .await?;
    Ok(Step {
        at: asked.created_at,
        what: Happened::Callback(AskedCallback {
            reference: asked.reference,
            state: found.state(),
            phone: phone::shown(&found.e164, &account.region),
            typed: asked.typed,
            window: found.span().window(&account.time_zone()),
            visitor,
        }),
    })
}

async fn chat(app: &App, one: &Conversation) -> Result<Step, StoreError> {
    let phase = match one.state() {
        State::Waiting => ChatPhase::Waiting {
            place: app
                .store
                .place_in_queue(one, app.clock.now() - gone::GONE)
                .await?,
            wait: None,
        },
        State::Live => ChatPhase::Live {
            agent: one.agent_name.clone(),
        },
        State::Ended => ChatPhase::Ended { by: one.ended_by() },
    };
    let visitor = app.store.visitor(&one.account, &one.reference).await?;
    let entries = app.store.entries_after(&one.id, 0, MAX_ENTRIES).await?;
    let told = entries.last().map_or(0, |entry| entry.seq);
    Ok(Step {
        at: one.opened_at,
        what: Happened::Chat(HeldChat {
            reference: one.reference.clone(),
            name: one.name.clone(),
            topic: one.topic.clone(),
            phase,
            more: one.last().saturating_sub(told),
            entries,
            visitor,
        }),
    })
}
