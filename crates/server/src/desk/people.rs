//! Who may use the console. People are made on the server's own command line alone.

use {
    super::password::{self, PasswordError},
    crate::{
        clock::Clock,
        contact::key::uuid_v7,
        store::{
            Store, StoreError,
            people::{self, NewPerson},
        },
    },
    contact_us::domain::message::clean_line,
    contact_us_wire::console::Role,
};

/// The most chats at once, until an administrator sets another number.
pub const CHAT_LIMIT: u32 = 4;
/// Longest name, in characters.
const LONGEST: usize = 60;

/// Why a person was not made. Each one is a sentence for whoever typed the command.
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
    let name = checked(name)?;
    let password = password::random();
    let hash = password::hash(&password).await?;
    let mut tx = store.begin().await?;
    if !people::set_password(&mut tx, account, &name, &hash).await? {
        return Err(PeopleError::Unknown(name));
    }
    tx.commit().await.map_err(StoreError::from)?;
    Ok(password)
}

fn checked(name: &str) -> Result<String, PeopleError> {
    let name = clean_line(name);
    if name.is_empty() || name.chars().count() > LONGEST {
        return Err(PeopleError::Name);
    }
    Ok(name)
}
