//! Call: which number a customer is given, so that the call centre learns which instance calls.

mod instance;
mod lookup;
pub mod pool;
#[cfg(test)]
mod tests;
mod ticket;

pub use {
    lookup::{instance_by_call_return, instance_by_dnid, instance_by_dtmf},
    ticket::{dial, number_to_dial},
};

use {
    crate::{
        app::App,
        contact::{Asker, check_usable},
        page::Offers,
        refusal::Refusal,
        store::{
            StoreError,
            accounts::Account,
            calls::{self, CallSettings, Method},
            instances,
        },
    },
    contact_us_wire::{CallTicket, OptionKind, ProblemKind},
    sqlx::SqliteConnection,
    ticket::{Given, ticket},
};

/// The read-only variable that holds an instance's code.
pub const DTMF: &str = "DTMF";

/// Digits of a code.
const DIGITS: usize = 6;

/// Whether an account has anything to call: a number that is always the same, or numbers of its own to give.
///
/// # Errors
/// The database did not answer.
pub async fn is_configured(app: &App, account: &Account) -> Result<bool, StoreError> {
    if number_to_dial(account).is_some() {
        return Ok(true);
    }
    let method = app.store.call_settings(&account.account).await?.method;
    Ok(method == Method::Dnis && app.store.has_numbers(&account.account).await?)
}

/// Whether each customer is given a number or a code of their own.
///
/// # Errors
/// The database did not answer.
pub async fn is_on_request(app: &App, account: &str) -> Result<bool, StoreError> {
    Ok(app.store.call_settings(account).await?.method != Method::Plain)
}

/// Gives a customer what to dial; who has it already keeps it, for the whole time anew. Nothing is taken where the
/// account's number is always the same.
pub async fn ask(app: &App, asker: Asker<'_>) -> Result<CallTicket, Refusal> {
    let now = app.clock.now();
    let offers = Offers::of(app, asker.place).await?;
    let account = &offers.account;
    let submission = asker.submission(&account.account, OptionKind::Call, &(), now)?;
    let settings = app.store.call_settings(&account.account).await?;
    if settings.method == Method::Plain {
        check_usable(offers.get(OptionKind::Call), asker.key, now)?;
        return ticket(account, now, Given::default());
    }
    let known = instance::known(app, &asker, &account.account, now).await?;
    let variables = asker.variables(app, &account.account).await?;
    let place = asker.place;
    let group = app
        .store
        .number_group(&account.account, &place.interaction, &place.element)
        .await?;

    let mut tx = app.store.begin().await?;
    // What is kept under the key is whose it is, and not the answer: a number must not be shown for longer than it is
    // the customer's.
    let instance = if let Some(instance) = submission.repeated::<String>(&mut tx).await? {
        instance
    } else {
        check_usable(offers.get(OptionKind::Call), asker.key, now)?;
        let instance = match known {
            Some(instance) => instance,
            None => {
                asker
                    .instance(&mut tx, &account.account, &variables, now)
                    .await?
            }
        };
        submission.keep(&mut tx, &instance).await?;
        instance
    };
    let given = give(&mut tx, account, &instance, (&settings, &group), now).await?;
    tx.commit().await?;
    tracing::info!(account = %account.account, method = settings.method.name(), "a number was given");
    ticket(account, now, given)
}

/// A number of the account's own, else a code behind the number that is always the same.
async fn give(
    tx: &mut SqliteConnection,
    account: &Account,
    instance: &str,
    (settings, group): (&CallSettings, &str),
    now: i64,
) -> Result<Given, Refusal> {
    let until = now.saturating_add(settings.shown_for);
    let name = account.account.as_str();
    if settings.method == Method::Dnis {
        let wanted = (group, settings.any_group);
        let number = calls::allocate(tx, name, instance, wanted, (now, until)).await?;
        if let Some(number) = number {
            return Ok(Given::number(number));
        }
        tracing::warn!(account = %name, group, "no number of the pool is free: a code is given instead");
    }
    if number_to_dial(account).is_none() {
        return Err(Refusal {
            word: "problem.call",
            ..Refusal::new(ProblemKind::Unavailable)
        });
    }
    let method = settings.method;
    let code = calls::hold_code(tx, (name, instance), method, (now, until), random_code)
        .await?
        .ok_or_else(|| {
            tracing::error!(account = %name, "no code is free: nearly all were given within a day");
            Refusal::new(ProblemKind::Unavailable)
        })?;
    let variable = (DTMF.to_owned(), code.code.clone());
    instances::set_variables(tx, name, instance, &[variable]).await?;
    Ok(Given::code(code))
}

/// Six digits that nobody can tell beforehand. Text: a zero in front counts.
fn random_code() -> String {
    let digit = |_| char::from(b'0' + rand::random_range(0..10));
    (0..DIGITS).map(digit).collect()
}
