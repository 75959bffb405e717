//! An assistance option was pressed within an instance.

use {
    crate::{
        app::App,
        contact::Asker,
        refusal::Refusal,
        store::{
            events::{self, OptionPressed},
            navigations,
        },
    },
    contact_us_wire::OptionKind,
    sqlx::SqliteConnection,
};

/// Writes down that an option was pressed; a repeat under the same key once. Without an instance there is no history
/// that it belongs to.
pub async fn pressed(app: &App, asker: Asker<'_>, kind: OptionKind) -> Result<(), Refusal> {
    let account = app.store.account(&asker.place.account).await?;
    let account = &account.ok_or_else(Refusal::unknown_account)?.account;
    let Some(instance) = asker.within else {
        return Ok(());
    };
    let mut tx = app.store.begin().await?;
    note(&mut tx, asker, (account, instance), kind, app.clock.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// The same within a transaction, in an instance that is known: account and id.
pub async fn note(
    tx: &mut SqliteConnection,
    asker: Asker<'_>,
    (account, instance): (&str, &str),
    kind: OptionKind,
    now: i64,
) -> Result<(), Refusal> {
    let Some(found) = navigations::find(&mut *tx, account, instance).await? else {
        return Ok(());
    };
    let element = match asker.place.element.as_str() {
        "" => &found.element,
        element => element,
    };
    let event = OptionPressed {
        id: &[instance, " ", asker.key.as_str()].concat(),
        account,
        instance,
        option: kind.name(),
        element,
        now,
    };
    Ok(events::option_pressed(tx, &event).await?)
}
