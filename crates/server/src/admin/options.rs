//! Assistance options: which are set up, and with what.

use {
    super::{Faults, Section, account::web_address, calls, notes},
    crate::{
        app::App,
        hooks::SHORTEST_SECRET,
        phone,
        refusal::Refusal,
        store::{
            accounts::{
                self, Account, AfterHours, ChatSettings, OptionSetting, put_chat, put_number,
                put_slot_capacity,
            },
            calls::{CallSettings, put_settings},
            chats,
            integrations::{self, IntegrationPoint},
            revisions::Part,
        },
    },
    contact_us::domain::message::clean_line,
    contact_us_wire::{
        OptionKind, Words,
        admin::{AssistanceOptions, Note, OptionSetup},
    },
    sqlx::SqliteConnection,
};

/// Most characters of a queue's name.
const LONGEST_QUEUE: usize = 60;
/// Longest promise: a week in minutes for calls, thirty days in hours for e-mail.
const LONGEST_PROMISE: u32 = 7 * 24 * 60;
/// Most calls in one slot.
const MOST_CALLS: u32 = 1_000;

/// Assistance options.
#[derive(Debug)]
pub struct Options;

impl Section for Options {
    type Value = AssistanceOptions;
    type Checked = Checked;
    const PART: Part = Part::Options;

    async fn face(app: &App, account: &Account) -> Result<AssistanceOptions, Refusal> {
        face(app, account).await
    }

    async fn notes(app: &App, account: &Account, words: &Words) -> Result<Vec<Note>, Refusal> {
        notes::of(app, account, words).await
    }

    async fn checked(
        app: &App,
        account: &Account,
        typed: AssistanceOptions,
    ) -> Result<Checked, Refusal> {
        checked(app, account, &typed).await
    }

    async fn put(
        tx: &mut SqliteConnection,
        account: &Account,
        checked: &Checked,
        _: i64,
    ) -> Result<(), Refusal> {
        let name = account.account.as_str();
        for option in &checked.options {
            accounts::put_option(tx, name, option).await?;
        }
        put_chat(tx, name, &checked.chat).await?;
        chats::put_queue(tx, name, "", "", &checked.queue).await?;
        put_number(tx, name, &checked.number).await?;
        put_slot_capacity(tx, name, checked.slot_capacity).await?;
        put_settings(tx, name, &checked.calls).await?;
        calls::put_service(tx, name, checked.service.as_ref()).await
    }
}

async fn face(app: &App, account: &Account) -> Result<AssistanceOptions, Refusal> {
    let name = &account.account;
    let set = app.store.options(name).await?;
    let options = OptionKind::ALL.into_iter().map(|kind| {
        let found = set.iter().find(|setting| setting.kind == kind);
        OptionSetup {
            kind,
            configured: found.is_some_and(|setting| setting.configured),
            schedule: found.and_then(|setting| setting.schedule.clone()),
            accepts_after_hours: found.is_some_and(|s| s.after_hours == AfterHours::Accept),
            promise: found.and_then(|setting| setting.promise),
        }
    });
    let service = app
        .store
        .integration_point(name, integrations::CALLBACK)
        .await?;
    Ok(AssistanceOptions {
        options: options.collect(),
        chat_provider: account.chat_provider.clone(),
        chat_queue: chats::queue_of(app.store.readers(), name, "", "").await?,
        chat_url: account.chat_url.clone().unwrap_or_default(),
        chat_secret: String::new(),
        number_to_dial: account.number_to_dial.clone(),
        calls: calls::face(app, account).await?,
        callback_url: service.map(|point| point.url).unwrap_or_default(),
        callback_secret: String::new(),
        slot_capacity: account.slot_capacity,
    })
}

/// What is written.
pub struct Checked {
    options: Vec<OptionSetting>,
    chat: ChatSettings,
    queue: String,
    number: String,
    calls: CallSettings,
    service: Option<IntegrationPoint>,
    slot_capacity: u32,
}

async fn checked(
    app: &App,
    account: &Account,
    typed: &AssistanceOptions,
) -> Result<Checked, Refusal> {
    let mut faults = Faults::default();
    let schedules = app.store.schedules(&account.account).await?;
    let options = typed.options.iter().map(|setup| {
        let known = |name: &String| schedules.iter().any(|one| one.name == *name);
        if setup.schedule.as_ref().is_some_and(|name| !known(name)) {
            faults.add("schedule", "error.admin.schedule", vec![]);
        }
        if setup.promise.is_some_and(|n| n == 0 || n > LONGEST_PROMISE) {
            let most = ("n", LONGEST_PROMISE.to_string());
            faults.add("promise", "error.admin.promise", vec![most]);
        }
        setting(setup)
    });
    let options = options.collect();
    let is_called = typed
        .options
        .iter()
        .any(|setup| setup.kind == OptionKind::Call && setup.configured);
    let number = faults.take("numberToDial", number(typed, account, is_called));
    let chat = ChatSettings {
        url: faults.take("chatUrl", url(typed)),
        secret: faults.take("chatSecret", secret(typed, account)),
        provider: faults.take("chatProvider", provider(typed)),
    };
    let queue = faults.take("chatQueue", queue(&typed.chat_queue));
    if !(1..=MOST_CALLS).contains(&typed.slot_capacity) {
        let most = ("n", MOST_CALLS.to_string());
        faults.add("slotCapacity", "error.admin.capacity", vec![most]);
    }
    let matched = calls::checked(app, account, &typed.calls, &mut faults).await?;
    let service = calls::service(app, account, typed, &mut faults).await?;
    faults.end()?;
    Ok(Checked {
        options,
        chat,
        queue,
        number,
        calls: matched,
        service,
        slot_capacity: typed.slot_capacity,
    })
}

fn setting(setup: &OptionSetup) -> OptionSetting {
    OptionSetting {
        kind: setup.kind,
        configured: setup.configured,
        schedule: setup.schedule.clone(),
        after_hours: if setup.accepts_after_hours {
            AfterHours::Accept
        } else {
            AfterHours::Refuse
        },
        promise: setup.promise,
    }
}

/// The number; one that cannot be dialled is a fault only while Call is set up.
fn number(
    typed: &AssistanceOptions,
    account: &Account,
    needed: bool,
) -> Result<String, &'static str> {
    let number = clean_line(&typed.number_to_dial);
    if number.is_empty() && !needed {
        return Ok(number);
    }
    phone::parse(&number, &account.region).map(|_| number)
}

fn provider(typed: &AssistanceOptions) -> Result<String, &'static str> {
    match typed.chat_provider.as_str() {
        name @ ("none" | "builtin" | "webhook") => Ok(name.to_owned()),
        _ => Err("error.admin.provider"),
    }
}

fn url(typed: &AssistanceOptions) -> Result<Option<String>, &'static str> {
    let url = web_address(&typed.chat_url)?;
    if url.is_none() && typed.chat_provider == "webhook" {
        return Err("error.admin.url");
    }
    Ok(url)
}

fn secret(typed: &AssistanceOptions, account: &Account) -> Result<Option<String>, &'static str> {
    let secret = Some(typed.chat_secret.trim()).filter(|secret| !secret.is_empty());
    let stored = account.chat_secret.as_deref().unwrap_or_default();
    let counts = secret.unwrap_or(stored);
    let needed = typed.chat_provider == "webhook" || secret.is_some();
    if needed && counts.chars().count() < SHORTEST_SECRET {
        return Err("error.admin.secret");
    }
    Ok(secret.map(str::to_owned))
}

fn queue(typed: &str) -> Result<String, &'static str> {
    let queue = clean_line(typed);
    match queue.chars().count() {
        1..=LONGEST_QUEUE => Ok(queue),
        _ => Err("error.admin.queue"),
    }
}
