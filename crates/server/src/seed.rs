//! The account that is there at the first start, so that everything can be tried at once.

use {
    crate::{
        account::{self, AccountError, NewAccount},
        app::App,
        embed,
        interaction::{self, PublishError},
        sandbox,
        schedule::{Closed, Period, Weekly},
        secret,
        store::{
            StoreError,
            accounts::{self, Account, AfterHours, Element, NamedSchedule, OptionSetting},
            chats, embed as embedding, replies,
        },
        variables,
    },
    contact_us_interaction::{Definition, EXAMPLES},
    contact_us_wire::{OptionKind, console::CannedReply},
    sqlx::SqliteConnection,
};

/// The variable set whose values go into mails.
pub const VARIABLE_SET: &str = "Contact Us";

/// The account whose page can be held from this machine at once.
const DEMO: &str = "demo";

/// The queue of an account's chats.
pub const QUEUE: &str = "General";
const ZONE: &str = "Europe/London";
const ROUTER: &str = "Restart the router";
/// The schedule that never closes.
pub(crate) const ALWAYS: &str = "Around the clock";
/// The one that is closed at nearly any time.
pub(crate) const CLOSED: &str = "Office hours, closed now";
const KINDS: [OptionKind; 5] = [
    OptionKind::Chat,
    OptionKind::Call,
    OptionKind::Transfer,
    OptionKind::Callback,
    OptionKind::Email,
];
/// What the variable set of a new account held before it knew of Interactions.
const FORMER: [&str; 5] = ["Interaction", "Page", "Device", "Browser", "Language"];
/// What it holds now, before the user variables of the examples.
pub const VARIABLES: [&str; 8] = [
    "Interaction",
    "Page",
    "Device",
    "Operating system",
    "Browser",
    "Language",
    variables::TIME_ZONE,
    variables::SEARCH_ID,
];

/// Makes the account of the settings where it is missing. An application key from the settings replaces the stored one;
/// whatever else an administrator has changed stays.
pub async fn seed(app: &App) -> Result<(), StoreError> {
    let name = &app.settings.account;
    let key = app.settings.application_key.as_deref();
    let mut tx = app.store.begin().await?;
    if !add(&mut tx, name, key, app.clock.now()).await? {
        if let Some(key) = key {
            accounts::set_application_key(&mut tx, name, key).await?;
        }
        // As it was seeded and nobody has changed it since.
        if app.store.variable_set(name, VARIABLE_SET).await? == FORMER {
            put_variable_set(&mut tx, name).await?;
        }
    }
    tx.commit().await?;
    interactions(app).await
}

/// As [`seed`], but for an account of another name than the demo's: that is made as an operator makes one, with nothing in
/// it that is not true of it.
///
/// # Errors
/// A sentence where it cannot be made.
pub async fn first(app: &App) -> Result<(), AccountError> {
    let name = &app.settings.account;
    if name == DEMO {
        return Ok(seed(app).await?);
    }
    let key = app.settings.application_key.as_deref();
    if app.store.account(name).await?.is_none() {
        let new = NewAccount {
            name: name.clone(),
            ..NewAccount::default()
        };
        account::add(app, &new, key).await?;
    } else if let Some(key) = key {
        let mut tx = app.store.begin().await?;
        accounts::set_application_key(&mut tx, name, key).await?;
        tx.commit().await.map_err(StoreError::from)?;
    }
    Ok(())
}

/// Adds an account with its data; false where it is there.
pub(crate) async fn add(
    tx: &mut SqliteConnection,
    name: &str,
    key: Option<&str>,
    now: i64,
) -> Result<bool, StoreError> {
    if !accounts::add(&mut *tx, &account(name, key, now)).await? {
        return Ok(false);
    }
    accounts::put_schedule(&mut *tx, name, &schedule(ALWAYS, Closed::default())).await?;
    accounts::put_schedule(&mut *tx, name, &schedule(CLOSED, nearly_always_closed())).await?;
    for option in options() {
        accounts::put_option(&mut *tx, name, &option).await?;
    }
    for element in elements() {
        accounts::put_element(&mut *tx, name, &element).await?;
    }
    chats::put_queue(&mut *tx, name, "", "", QUEUE).await?;
    put_variable_set(&mut *tx, name).await?;
    if name == DEMO || sandbox::ACCOUNTS.contains(&name) {
        for origin in embed::DEMO {
            embedding::allow(&mut *tx, name, origin).await?;
        }
    }
    for (reply, ordinal) in canned_replies().iter().zip(0..) {
        replies::put(&mut *tx, name, reply, ordinal).await?;
    }
    Ok(true)
}

/// Publishes the examples where the account has no Interaction yet.
async fn interactions(app: &App) -> Result<(), StoreError> {
    let name = &app.settings.account;
    if !app.store.interactions(name).await?.is_empty() {
        return Ok(());
    }
    for document in EXAMPLES {
        match interaction::publish(app, name, document).await {
            Ok(_) => {}
            Err(PublishError::Store(error)) => return Err(error),
            // The account may lack what an example names; the server works without it.
            Err(PublishError::Faults(faults)) => {
                let fault = faults.first().map(ToString::to_string).unwrap_or_default();
                tracing::error!(%fault, "an example could not be published");
            }
        }
    }
    Ok(())
}

/// The Contact Us variable set: the device, the place, and what the examples ask for. Sensitive variables are never told,
/// so they are not in it.
async fn put_variable_set(tx: &mut SqliteConnection, account: &str) -> Result<(), StoreError> {
    let examples = EXAMPLES
        .iter()
        .filter_map(|example| Definition::read(example).ok());
    let user: Vec<_> = examples
        .flat_map(|example| example.variables)
        .filter(|variable| !variable.sensitive)
        .map(|variable| variable.name)
        .collect();
    let mut names = VARIABLES.to_vec();
    for name in &user {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    accounts::put_variable_set(tx, account, VARIABLE_SET, &names).await
}

fn account(name: &str, key: Option<&str>, now: i64) -> Account {
    Account {
        account: name.to_owned(),
        organisation: "Demo Broadband".to_owned(),
        zone: ZONE.to_owned(),
        region: "GB".to_owned(),
        locale: "en".to_owned(),
        // One of those that Ofcom keeps free for drama: nobody is ever disturbed.
        number_to_dial: "020 7946 0018".to_owned(),
        primary_email: "support@demo.example".to_owned(),
        sender: "Demo Broadband <contact-us@demo.example>".to_owned(),
        privacy_url: None,
        application_key: key.map_or_else(secret::random, str::to_owned),
        slot_capacity: 2,
        chat_provider: "builtin".to_owned(),
        chat_url: None,
        chat_secret: None,
        phone: String::new(),
        created_at: now,
    }
}

fn schedule(name: &str, closed: Closed) -> NamedSchedule {
    NamedSchedule {
        name: name.to_owned(),
        zone: ZONE.to_owned(),
        closed,
    }
}

/// Open on Mondays from 09:00 to 09:30, so that the closed state can be seen at nearly any time.
fn nearly_always_closed() -> Closed {
    let period = |day, from, to| Weekly {
        day,
        period: Period { from, to },
    };
    let all_day = |day| Weekly {
        day,
        period: Period::ALL_DAY,
    };
    let monday = [period(1, 0, 9 * 60), period(1, 9 * 60 + 30, 24 * 60)];
    let others = [0, 2, 3, 4, 5, 6].map(all_day);
    Closed {
        weekly: monday.into_iter().chain(others).collect(),
        dates: vec![],
    }
}

/// Every option, set up and open around the clock.
pub(crate) fn options() -> [OptionSetting; 5] {
    let option = |kind, after_hours, promise| OptionSetting {
        kind,
        configured: true,
        schedule: Some(ALWAYS.to_owned()),
        after_hours,
        promise,
    };
    [
        option(OptionKind::Chat, AfterHours::Refuse, None),
        option(OptionKind::Call, AfterHours::Refuse, Some(4)),
        option(OptionKind::Transfer, AfterHours::Refuse, None),
        option(OptionKind::Callback, AfterHours::Accept, Some(30)),
        option(OptionKind::Email, AfterHours::Accept, Some(24)),
    ]
}

/// The default place, and one that is closed.
pub(crate) fn elements() -> [Element; 2] {
    let element = |interaction: &str, element: &str, schedule: Option<&str>| Element {
        interaction: interaction.to_owned(),
        element: element.to_owned(),
        options: KINDS.to_vec(),
        schedule: schedule.map(str::to_owned),
    };
    [
        element("", "", None),
        element("demo", "after-hours", Some(CLOSED)),
    ]
}

/// Those that fit whatever an account does.
pub fn replies_for_everybody() -> Vec<CannedReply> {
    let mut replies = canned_replies().to_vec();
    replies.retain(|reply| reply.title != ROUTER);
    replies
}

fn canned_replies() -> [CannedReply; 5] {
    [
        (
            "Greeting",
            "Hello, thank you for writing to us. How can I help?",
        ),
        (
            "One moment",
            "One moment please, I am looking at your account.",
        ),
        (
            ROUTER,
            "Please unplug the router, wait for 30 seconds and plug it in again. It needs about 3 minutes to start. Is it better then?",
        ),
        (
            "Call instead",
            "It is easier to solve this on the phone. May I call you, and on which number?",
        ),
        (
            "Goodbye",
            "Is there anything else that I can do for you? If not, I wish you a good day.",
        ),
    ]
    .map(|(title, text)| CannedReply {
        title: title.to_owned(),
        text: text.to_owned(),
    })
}
