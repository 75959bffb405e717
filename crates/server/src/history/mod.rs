//! The history of an instance: what the customer saw, answered and asked for, as staff may read it.
//!
//! Sensitive answers are masked here, before anything leaves the server. Whoever opens a history is written down.

mod account;
mod instance;
pub mod record;

pub use instance::{Kept, Values, users};

use {
    crate::{
        app::App,
        desk::session::Member,
        refusal::Refusal,
        store::history as rows,
        token::{Purpose, Unopened},
    },
    contact_us_wire::{ProblemKind, history::History},
};

/// Where the history that a receipt opens is read: a path of the console, with the right in the fragment, good before
/// `expires` (UTC milliseconds).
pub fn link(app: &App, account: &str, reference: &str, expires: i64) -> String {
    let token = app
        .signer
        .sign(Purpose::History, account, reference, expires);
    // The console signs people in to the server's own account, unless the address names another one.
    let named = app.settings.query_of(account);
    format!("/history/{reference}{named}#{token}")
}

/// Opens the history that a receipt leads to, for somebody of the console who holds the link's token, and writes down
/// that they did.
///
/// # Errors
/// 403 for a token that does not open it, or no longer; 404 where the receipt is gone.
pub async fn open(
    app: &App,
    member: &Member,
    reference: &str,
    token: &str,
) -> Result<History, Refusal> {
    let (name, now) = (&member.row.account, app.clock.now());
    app.signer
        .check(token, Purpose::History, name, reference, now)
        .map_err(no_right)?;
    let row = app.store.instance_of_receipt(name, reference).await?;
    let row = row.ok_or_else(|| Refusal::new(ProblemKind::NotFound))?;
    let account = app.store.account(name).await?;
    let account = account.ok_or_else(Refusal::unknown_account)?;
    let history = account::of(app, &Kept::of(app, account, row).await?, reference).await?;
    note(app, name, &history.instance, &member.row.person).await?;
    Ok(history)
}

/// Writes down that somebody read an instance: a person's id, or what else did.
pub async fn note(app: &App, account: &str, instance: &str, who: &str) -> Result<(), Refusal> {
    let mut tx = app.store.begin().await?;
    rows::opened(&mut tx, account, instance, who, app.clock.now()).await?;
    tx.commit().await?;
    tracing::info!(%account, %who, "a history was opened");
    Ok(())
}

fn no_right(why: Unopened) -> Refusal {
    let word = match why {
        Unopened::Foreign => "problem.history",
        Unopened::Expired => "problem.history-expired",
    };
    Refusal {
        word,
        ..Refusal::new(ProblemKind::Link)
    }
}
