//! Who may use the console. The first of them is made on the server's own command line.

use {
    super::{
        password::{self, PasswordError},
        presence,
    },
    crate::{
        app::App,
        chat,
        clock::Clock,
        contact::key::uuid_v7,
        refusal::Refusal,
        store::{
            Store, StoreError,
            people::{self, NewPerson},
            roster,
        },
    },
    contact_us::domain::message::clean_line,
    contact_us_wire::console::Role,
    sqlx::{Sqlite, Transaction},
};

/// The most chats at once, until an administrator sets another number.
pub const CHAT_LIMIT: u32 = 4;
/// Longest name, in characters.
const LONGEST: usize = 60;

/// Why a person was not made, or not taken away. Each one is a sentence for whoever typed the command.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    /// The name is empty or too long.
    #[error("the name has to have 1 to {LONGEST} characters, like Robin. Choose another one.")]
    Name,
    /// Somebody is called that.
    #[error(
        "{0} is there already. Choose another name, or run `contact-us-server user password {0}` for a new password."
    )]
    Taken(String),
    /// Nobody is called that.
    #[error("nobody is called {0}. Run `contact-us-server user add --role agent {0}` to add them.")]
    Unknown(String),
    /// They are the last who could add anybody.
    #[error(
        "{0} is the account's last administrator. Run `contact-us-server user add --role administrator NAME` first."
    )]
    Last(String),
    /// Their chats could not be given back.
    #[error("their chats could not be given back, so they are still there. The log says why.")]
    Chats(Refusal),
    /// There is no such account.
    #[error(
        "there is no account {0}. Name one that is there: --account NAME, or CONTACT_US_ACCOUNT."
    )]
    Account(String),
    /// The password could not be hashed.
    #[error("{0}")]
    Password(#[from] PasswordError),
    /// The database failed.
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// Adds a person to an account and gives their password, which is kept nowhere else.
pub async fn add(
    store: &Store,
    clock: &Clock,
    account: &str,
    name: &str,
    role: Role,
) -> Result<String, PeopleError> {
    let name = checked(name)?;
    if store.account(account).await?.is_none() {
        return Err(PeopleError::Account(account.to_owned()));
    }
    let password = password::random();
    let hash = password::hash(&password).await?;
    let now = clock.now();
    let new = NewPerson {
        person: &uuid_v7(now),
        account,
        name: &name,
        role,
        password: &hash,
        chat_limit: CHAT_LIMIT,
    };
    let mut tx = store.begin().await?;
    if !people::add(&mut tx, &new, now).await? {
        return Err(PeopleError::Taken(name));
    }
    tx.commit().await.map_err(StoreError::from)?;
    Ok(password)
}

/// Gives a person a new password. The old one and every session of theirs end.
pub async fn new_password(store: &Store, account: &str, name: &str) -> Result<String, PeopleError> {
    new_password_but(store, account, name, "").await
}

/// As [`new_password`], but the session `stays`.
pub async fn new_password_but(
    store: &Store,
    account: &str,
    name: &str,
    stays: &str,
) -> Result<String, PeopleError> {
    let name = checked(name)?;
    let password = password::random();
    let hash = password::hash(&password).await?;
    let mut tx = store.begin().await?;
    if !people::set_password(&mut tx, account, &name, &hash, stays).await? {
        return Err(PeopleError::Unknown(name));
    }
    tx.commit().await.map_err(StoreError::from)?;
    Ok(password)
}

/// Takes a person away by their name.
pub async fn remove(app: &App, account: &str, name: &str) -> Result<(), PeopleError> {
    let name = checked(name)?;
    let mut tx = app.store.begin().await?;
    let Some(person) = people::named(&mut tx, account, &name).await? else {
        return Err(PeopleError::Unknown(name));
    };
    let gone = take_away(app, tx, account, &person).await;
    if gone.map_err(PeopleError::Chats)? {
        Ok(())
    } else {
        Err(PeopleError::Last(name))
    }
}

/// Takes a person away: their sessions end, and their chats go back to the queue, at their old places. What they wrote
/// keeps their name. False where they are the account's last administrator, or not there any more.
pub async fn take_away(
    app: &App,
    mut tx: Transaction<'_, Sqlite>,
    account: &str,
    person: &str,
) -> Result<bool, Refusal> {
    if !roster::remove(&mut tx, account, person, app.clock.now()).await? {
        return Ok(false);
    }
    let given = chat::release_all(app, &mut tx, account, person).await?;
    tx.commit().await?;
    chat::given_back(app, &given);
    // Their streams look whether they may go on.
    presence::changed(app, account).await?;
    Ok(true)
}

fn checked(name: &str) -> Result<String, PeopleError> {
    let name = clean_line(name);
    if name.is_empty() || name.chars().count() > LONGEST {
        return Err(PeopleError::Name);
    }
    Ok(name)
}
