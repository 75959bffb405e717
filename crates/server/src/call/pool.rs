//! An account's own numbers, as administrators and the call centre handle them.

use {
    super::{Account, App, StoreError},
    crate::{
        phone,
        store::{
            calls::{self, Allocated, NewNumber, NumberRow},
            instances,
            revisions::{self, Part},
        },
    },
    contact_us::domain::phone::check_shape,
    uuid::Uuid,
};

/// Longest short identifier and longest name of a group, in characters.
pub const LONGEST: usize = 64;

/// A number to be added.
#[derive(Clone, Debug, Default)]
pub struct NumberToAdd {
    /// The whole number, with its prefixes.
    pub phone: String,
    /// The short identifier that the call centre sees, mostly the last 4 or 6 digits.
    pub dnid: String,
    /// Its group, or nothing.
    pub group: String,
    /// Whether it is given to customers.
    pub enabled: bool,
}

/// Why a number is not added.
#[derive(Debug, thiserror::Error)]
pub enum PoolError {
    /// Something of it is wrong; the sentence says what.
    #[error("{0}")]
    Wrong(String),
    /// There is one with that number or short identifier.
    #[error("a number with that phone number or short identifier exists already: choose another")]
    Taken,
    /// The database did not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Adds a number, for a person or a program of a name; answers its id.
pub async fn add(
    app: &App,
    account: &Account,
    new: &NumberToAdd,
    by: &str,
) -> Result<String, PoolError> {
    let wrong = |sentence: &str| Err(PoolError::Wrong(sentence.to_owned()));
    let Some(e164) = e164(new.phone.trim(), &account.region) else {
        return wrong(&format!(
            "{:?} is no phone number: give the whole of it, with all prefixes, in 7 to 15 digits",
            new.phone
        ));
    };
    let dnid = new.dnid.trim();
    if dnid.is_empty() || dnid.chars().count() > LONGEST {
        return wrong(
            "the short identifier must have 1 to 64 characters: mostly it is the number's last 4 or 6 digits",
        );
    }
    let group = new.group.trim();
    if group.chars().count() > LONGEST {
        return wrong("the name of the group must have at most 64 characters");
    }
    let id = Uuid::new_v4().to_string();
    let row = NewNumber {
        id: &id,
        account: &account.account,
        phone: new.phone.trim(),
        e164: &e164,
        dnid,
        group,
        enabled: new.enabled,
        now: app.clock.now(),
    };
    let mut tx = app.store.begin().await?;
    if !calls::add_number(&mut tx, &row).await? {
        return Err(PoolError::Taken);
    }
    revisions::touch(&mut tx, row.account, Part::Numbers, by, row.now).await?;
    tx.commit().await.map_err(StoreError::from)?;
    tracing::info!(account = %account.account, number = id, "a number was added to the pool");
    Ok(id)
}

/// What came of asking for a number.
#[derive(Debug)]
pub enum Asked {
    /// The instance has it now.
    Given(Allocated),
    /// All are taken.
    NoneFree,
    /// The account has no such instance.
    NoInstance,
}

/// Gives an instance a number, of a group if one is named.
pub async fn allocate(
    app: &App,
    account: &str,
    group: &str,
    instance: &str,
) -> Result<Asked, StoreError> {
    let settings = app.store.call_settings(account).await?;
    let now = app.clock.now();
    let times = (now, now.saturating_add(settings.shown_for));
    let mut tx = app.store.begin().await?;
    if !instances::exists(&mut tx, account, instance).await? {
        return Ok(Asked::NoInstance);
    }
    // Who names a group means it.
    let given = calls::allocate(&mut tx, account, instance, (group, false), times).await?;
    tx.commit().await?;
    Ok(given.map_or(Asked::NoneFree, Asked::Given))
}

/// The number of a short identifier or full number, with the instance that has it now. Frees it, if the account is set so.
pub async fn retrieve(
    app: &App,
    account: &str,
    phone: &str,
) -> Result<Option<NumberRow>, StoreError> {
    let settings = app.store.call_settings(account).await?;
    let now = app.clock.now();
    if !settings.free_on_retrieve {
        return calls::retrieve(app.store.readers(), account, phone).await;
    }
    let mut tx = app.store.begin().await?;
    let found = calls::retrieve(&mut *tx, account, phone).await?;
    if let Some(number) = &found {
        calls::free(&mut tx, account, &number.number, now).await?;
    }
    tx.commit().await?;
    Ok(found)
}

/// Takes a number back, whether somebody has it or not. False: there is none.
pub async fn free(app: &App, account: &str, phone: &str) -> Result<bool, StoreError> {
    let mut tx = app.store.begin().await?;
    let found = calls::retrieve(&mut *tx, account, phone).await?;
    if let Some(number) = &found {
        calls::free(&mut tx, account, &number.number, app.clock.now()).await?;
    }
    tx.commit().await?;
    Ok(found.is_some())
}

/// The number in E.164. Whoever adds one knows that it rings, so one that the tables of numbers do not know is taken as
/// it stands, its country code in front.
pub fn e164(typed: &str, region: &str) -> Option<String> {
    let shape = check_shape(typed).ok()?;
    let digits = shape.trim_start_matches('+');
    let plus = ["+", digits].concat();
    let read = [shape.as_str(), &plus]
        .into_iter()
        .find_map(|number| phone::parse(number, region).ok());
    read.map(|number| number.e164)
        .or_else(|| (!digits.starts_with('0')).then_some(plus))
}
