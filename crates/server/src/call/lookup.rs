//! What a call centre finds by: a code, a number that was dialled, a number that asked to be called.

use crate::{
    app::App,
    phone,
    store::{
        StoreError,
        accounts::Account,
        calls::{self, Method},
    },
};

/// The instance that a code was given to within the last day. A code is found only under the handling method that it was
/// given under: that of codes, or that of the own numbers, whose callers get a code when all numbers are taken.
///
/// # Errors
/// The database did not answer.
pub async fn instance_by_dtmf(
    app: &App,
    account: &str,
    code: &str,
) -> Result<Option<String>, StoreError> {
    let method = app.store.call_settings(account).await?.method;
    let now = app.clock.now();
    app.store.instance_by_code(account, code, method, now).await
}

/// The instance that has a number now, by its short identifier or in full, under the method of the own numbers alone.
/// Does not free it.
///
/// # Errors
/// The database did not answer.
pub async fn instance_by_dnid(
    app: &App,
    account: &str,
    dnid: &str,
) -> Result<Option<String>, StoreError> {
    if app.store.call_settings(account).await?.method != Method::Dnis {
        return Ok(None);
    }
    let number = calls::retrieve(app.store.readers(), account, dnid).await?;
    Ok(number.and_then(|number| number.holder(app.clock.now()).map(str::to_owned)))
}

/// The instance of the latest callback to a number: as the customer typed it, or however it is spaced, read as somebody
/// in the account's region means it.
///
/// # Errors
/// The database did not answer.
pub async fn instance_by_call_return(
    app: &App,
    account: &Account,
    number: &str,
) -> Result<Option<String>, StoreError> {
    let typed = app
        .store
        .instance_by_number(&account.account, number)
        .await?;
    if typed.is_some() {
        return Ok(typed);
    }
    // In a path the plus is often left out.
    let plus = ["+", number].concat();
    for read in [number, &plus] {
        let Ok(read) = phone::parse(read, &account.region) else {
            continue;
        };
        let found = app
            .store
            .instance_by_number(&account.account, &read.e164)
            .await?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}
