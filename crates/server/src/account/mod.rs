//! New accounts. An operator makes them; what they offer is set by their administrators.

use {
    crate::{
        admin,
        app::App,
        mail::is_mailbox,
        refusal::Refusal,
        secret, seed, settings,
        store::{
            StoreError,
            accounts::{self, Account, AfterHours, Element, Information, OptionSetting},
            chats, replies,
        },
    },
    contact_us_wire::{OptionKind, Words, admin::AccountInformation},
    sqlx::SqliteConnection,
};

/// Where a new account is, unless something else is said: its administrators can say it later.
const ZONE: &str = "UTC";
const REGION: &str = "GB";
const LOCALE: &str = "en";
/// How many calls fit into a slot.
const CALLS: u32 = 2;

/// What is said of a new account. What is empty is as it is for every new one.
#[derive(Clone, Debug, Default, PartialEq, Eq, clap::Args)]
pub struct NewAccount {
    /// Its name in links: up to 64 letters, digits, - and _.
    pub name: String,
    /// What people call it.
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "",
        hide_default_value = true
    )]
    pub organisation: String,
    /// Where Email Us goes.
    #[arg(
        long,
        value_name = "ADDRESS",
        default_value = "",
        hide_default_value = true
    )]
    pub contact_email: String,
    /// IANA name of its time zone, as Europe/Berlin.
    #[arg(
        long,
        value_name = "ZONE",
        default_value = "",
        hide_default_value = true
    )]
    pub zone: String,
    /// Region that a number without a country code is read in, as DE.
    #[arg(
        long,
        value_name = "REGION",
        default_value = "",
        hide_default_value = true
    )]
    pub region: String,
    /// Its language, as en.
    #[arg(
        long,
        value_name = "LANGUAGE",
        default_value = "",
        hide_default_value = true
    )]
    pub locale: String,
}

/// Why an account was not made, or has no other key. Each one is a sentence for whoever typed the command.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// The name is none.
    #[error(
        "{0:?} cannot name an account: up to 64 letters, digits, - and _ are expected, like shop."
    )]
    Name(String),
    /// There is one of that name.
    #[error("there is an account {0} already. Choose another name.")]
    Taken(String),
    /// There is none of that name.
    #[error(
        "there is no account {0:?}. `contact-us-server account list` names those that there are."
    )]
    Unknown(String),
    /// Something that was said of it is wrong; each fault is a sentence.
    #[error("{0}")]
    Fields(String),
    /// The settings say which key it has.
    #[error("CONTACT_US_APPLICATION_KEY sets the key of {0} at each start. Change it there.")]
    Set(String),
    /// The database failed.
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// Makes an account that offers nothing but Email Us, and that only where a contact address is given; no site may hold its
/// widget yet. Gives its application key: `key`, or a new one.
///
/// # Errors
/// A sentence that says what to mend.
pub async fn add(app: &App, new: &NewAccount, key: Option<&str>) -> Result<String, AccountError> {
    if !settings::is_account_name(&new.name) {
        return Err(AccountError::Name(new.name.clone()));
    }
    let words = &app.catalogues.choose([LOCALE]).words;
    let checked = admin::information(app, &information(app, new));
    let checked = checked.map_err(|refusal| AccountError::Fields(faults(&refusal, words)))?;
    let key = key.map_or_else(secret::random, str::to_owned);
    let account = account(new, checked, &key, app.clock.now());
    let mut tx = app.store.begin().await?;
    if !put(&mut tx, &account).await? {
        return Err(AccountError::Taken(account.account));
    }
    tx.commit().await.map_err(StoreError::from)?;
    Ok(key)
}

/// Gives an account another application key. The one before ends at once.
///
/// # Errors
/// There is no such account, or the settings set its key.
pub async fn new_key(app: &App, name: &str) -> Result<String, AccountError> {
    let settings = &app.settings;
    if settings.application_key.is_some() && settings.query_of(name).is_empty() {
        return Err(AccountError::Set(name.to_owned()));
    }
    if app.store.account(name).await?.is_none() {
        return Err(AccountError::Unknown(name.to_owned()));
    }
    let key = secret::random();
    let mut tx = app.store.begin().await?;
    accounts::set_application_key(&mut tx, name, &key).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(key)
}

/// Writes an account with what every one has; false where there is one of its name.
async fn put(tx: &mut SqliteConnection, account: &Account) -> Result<bool, StoreError> {
    if !accounts::add(&mut *tx, account).await? {
        return Ok(false);
    }
    let name = account.account.as_str();
    for kind in OptionKind::ALL {
        let option = option(
            kind,
            kind == OptionKind::Email && !account.primary_email.is_empty(),
        );
        accounts::put_option(&mut *tx, name, &option).await?;
    }
    let every_page = Element {
        interaction: String::new(),
        element: String::new(),
        options: OptionKind::ALL.to_vec(),
        schedule: None,
    };
    accounts::put_element(&mut *tx, name, &every_page).await?;
    chats::put_queue(&mut *tx, name, "", "", seed::QUEUE).await?;
    accounts::put_variable_set(&mut *tx, name, seed::VARIABLE_SET, &seed::VARIABLES).await?;
    for (reply, ordinal) in seed::replies_for_everybody().iter().zip(0..) {
        replies::put(&mut *tx, name, reply, ordinal).await?;
    }
    Ok(true)
}

/// Said of it, with what every new one has where nothing is said; still to be checked.
fn information(app: &App, new: &NewAccount) -> AccountInformation {
    let or = |said: &str, else_: &str| if said.is_empty() { else_ } else { said }.to_owned();
    let organisation = or(&new.organisation, &new.name);
    AccountInformation {
        sender: sender(&organisation, &new.contact_email, &app.settings.public_url),
        organisation,
        primary_email: new.contact_email.clone(),
        phone: String::new(),
        zone: or(&new.zone, ZONE),
        locale: or(&new.locale, LOCALE),
        region: or(&new.region, REGION),
        privacy_url: String::new(),
    }
}

/// Where its mails come from: the contact address's domain, else the server's, else this machine.
fn sender(organisation: &str, contact: &str, public_url: &str) -> String {
    let contact = contact.rsplit_once('@').map(|(_, domain)| domain.trim());
    let host = public_url
        .split("://")
        .nth(1)
        .and_then(|rest| rest.split(':').next());
    [contact, host]
        .into_iter()
        .flatten()
        .map(|domain| format!("{organisation} <contact-us@{domain}>"))
        .find(|sender| is_mailbox(sender))
        .unwrap_or_else(|| format!("{organisation} <contact-us@localhost>"))
}

fn account(new: &NewAccount, checked: Information, key: &str, now: i64) -> Account {
    Account {
        account: new.name.clone(),
        organisation: checked.organisation,
        zone: checked.zone,
        region: checked.region,
        locale: checked.locale,
        number_to_dial: String::new(),
        phone: checked.phone,
        primary_email: checked.primary_email,
        sender: checked.sender,
        privacy_url: checked.privacy_url,
        application_key: key.to_owned(),
        slot_capacity: CALLS,
        chat_provider: "builtin".to_owned(),
        chat_url: None,
        chat_secret: None,
        created_at: now,
    }
}

fn option(kind: OptionKind, configured: bool) -> OptionSetting {
    OptionSetting {
        kind,
        configured,
        schedule: None,
        after_hours: match kind {
            OptionKind::Callback | OptionKind::Email => AfterHours::Accept,
            _ => AfterHours::Refuse,
        },
        promise: None,
    }
}

/// The faults of what was said, each after the option that it was said by.
fn faults(refusal: &Refusal, words: &Words) -> String {
    let problem = refusal.problem(words);
    let sentences = problem.fields.iter().map(|fault| {
        let option = match fault.field.as_str() {
            "primaryEmail" => "contact-email",
            other => other,
        };
        format!("--{option}: {}", fault.detail)
    });
    sentences.collect::<Vec<_>>().join(" ")
}
