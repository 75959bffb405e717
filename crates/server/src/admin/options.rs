//! Assistance options: which are set up, and with what.

use {
    super::{Faults, Language, account::web_address, account_of, notes, raise, settings},
    crate::{
        app::App,
        desk::session::Member,
        hooks::SHORTEST_SECRET,
        phone,
        refusal::Refusal,
        store::{
            accounts::{
                self, Account, AfterHours, ChatSettings, OptionSetting, put_chat, put_number,
                put_slot_capacity,
            },
            chats,
            revisions::Part,
        },
    },
    contact_us::domain::message::clean_line,
    contact_us_wire::{
        OptionKind,
        admin::{AssistanceOptions, Change, OptionSetup, Settings},
    },
};

/// Most characters of a queue's name.
const LONGEST_QUEUE: usize = 60;
/// Longest promise: a week in minutes for calls, thirty days in hours for e-mail.
const LONGEST_PROMISE: u32 = 7 * 24 * 60;
/// Most calls in one slot.
const MOST_CALLS: u32 = 1_000;

/// Assistance options as they stand.
pub async fn read(
    app: &App,
    member: &Member,
    words: Language<'_>,
) -> Result<Settings<AssistanceOptions>, Refusal> {
    let account = account_of(app, member).await?;
    let notes = notes::of(app, &account, words).await?;
    let value = face(app, &account).await?;
    settings(app, &account, Part::Options, value, notes).await
}

/// Writes assistance options.
///
/// # Errors
/// 409 where somebody else has changed them meanwhile, 422 for fields.
pub async fn write(
    app: &App,
    member: &Member,
    words: Language<'_>,
    change: Change<AssistanceOptions>,
) -> Result<Settings<AssistanceOptions>, Refusal> {
    let account = account_of(app, member).await?;
    let checked = checked(app, &account, change.value).await?;
    let name = &account.account;
    let mut tx = app.store.begin().await?;
    raise(app, &mut tx, member, Part::Options, change.revision).await?;
    for option in &checked.options {
        accounts::put_option(&mut tx, name, option).await?;
    }
    put_chat(&mut tx, name, &checked.chat).await?;
    chats::put_queue(&mut tx, name, "", "", &checked.queue).await?;
    put_number(&mut tx, name, &checked.number).await?;
    put_slot_capacity(&mut tx, name, checked.slot_capacity).await?;
    tx.commit().await?;
    read(app, member, words).await
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
    Ok(AssistanceOptions {
        options: options.collect(),
        chat_provider: account.chat_provider.clone(),
        chat_queue: chats::queue_of(app.store.readers(), name, "", "").await?,
        chat_url: account.chat_url.clone().unwrap_or_default(),
        chat_secret: String::new(),
        number_to_dial: account.number_to_dial.clone(),
        slot_capacity: account.slot_capacity,
    })
}

/// What is written.
struct Checked {
    options: Vec<OptionSetting>,
    chat: ChatSettings,
    queue: String,
    number: String,
    slot_capacity: u32,
}

async fn checked(
    app: &App,
    account: &Account,
    typed: AssistanceOptions,
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
    let calls = typed
        .options
        .iter()
        .any(|setup| setup.kind == OptionKind::Call && setup.configured);
    let number = faults.take("numberToDial", number(&typed, account, calls));
    let chat = ChatSettings {
        url: faults.take("chatUrl", url(&typed)),
        secret: faults.take("chatSecret", secret(&typed, account)),
        provider: faults.take("chatProvider", provider(&typed)),
    };
    let queue = faults.take("chatQueue", queue(&typed.chat_queue));
    if !(1..=MOST_CALLS).contains(&typed.slot_capacity) {
        let most = ("n", MOST_CALLS.to_string());
        faults.add("slotCapacity", "error.admin.capacity", vec![most]);
    }
    faults.end()?;
    Ok(Checked {
        options,
        chat,
        queue,
        number,
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
