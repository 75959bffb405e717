//! Transfer: the open call of the Voice IVR is handed to an agent.

use {
    super::{Asker, check_usable},
    crate::{
        app::App,
        interaction,
        page::Offers,
        refusal::Refusal,
        store::voice::Session,
        voice::{self, ELEMENT, UNIQUE_ID},
    },
    contact_us_wire::{OptionKind, Transfer, Voice},
};

/// Asks the Voice IVR for an agent. However often it is pressed, and in however many tabs, one transfer is under way.
///
/// # Errors
/// 409 where Transfer is not offered, or the call is not open any more: nothing is asked for then.
pub async fn accept(app: &App, asker: Asker<'_>) -> Result<Voice, Refusal> {
    let now = app.clock.now();
    let offers = Offers::of(app, asker.place).await?;
    let account = offers.account.account.as_str();
    let session = Session {
        account,
        external_id: &asker.place.external_id,
    };
    let call = &asker.place.external_id;
    let submission = asker.submission(account, OptionKind::Transfer, call, now)?;
    let variables = asker.variables(app, &offers.account).await?;

    let mut tx = app.store.begin().await?;
    if let Some(given) = submission.repeated(&mut tx).await? {
        return Ok(given);
    }
    check_usable(offers.get(OptionKind::Transfer), asker.key, now)?;
    let before = voice::before_transfer(&mut tx, session, now).await?;
    if let Some(instance) = asker.within {
        // Here and not by the app, so that a press without script is in the history, too.
        interaction::note(
            &mut tx,
            asker,
            (account, instance),
            OptionKind::Transfer,
            now,
        )
        .await?;
    }
    let voice = if matches!(before.transfer, Transfer::Asked | Transfer::Connecting) {
        before
    } else {
        let unique_id = asker.instance(&mut tx, account, &variables, now).await?;
        let mut carried = vec![(UNIQUE_ID, unique_id.as_str())];
        if !asker.place.element.is_empty() {
            carried.push((ELEMENT, &asker.place.element));
        }
        let set = variables
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        carried.extend(set.filter(|(name, _)| *name != UNIQUE_ID && *name != ELEMENT));
        tracing::info!(%account, "a transfer was asked for");
        voice::transfer(&mut tx, session, &carried, now).await?
    };
    submission.keep(&mut tx, &voice).await?;
    tx.commit().await?;
    Ok(voice)
}
