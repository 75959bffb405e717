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
        now: app.clock.now(),
    };
    events::option_pressed(&mut tx, &event).await?;
    tx.commit().await?;
    Ok(())
}
