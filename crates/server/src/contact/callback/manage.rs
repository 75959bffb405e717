//! One callback, for whoever holds its link: look, move, cancel.

use {
    super::{
        super::{Key, calendar, check_usable, submission::Submission},
        CallbackAct, owe, shown, stored, take_time, told,
    },
    crate::{
        app::App,
        facts::ClientFacts,
        page::Offers,
        place::Place,
        reference,
        refusal::Refusal,
        store::{accounts::Account, callbacks},
        token::Purpose,
    },
    contact_us_wire::{CallbackMove, CallbackState, CallbackStatus, OptionKind, ProblemKind},
};

/// How a callback stands.
pub async fn status(
    app: &App,
    place: &Place,
    reference: &str,
    token: &str,
) -> Result<CallbackStatus, Refusal> {
    let account = account(app, place).await?;
    let reference = opened(app, &account, reference, token)?;
    let callback = app.store.callback(&account.account, &reference).await?;
    let callback = callback.ok_or_else(|| Refusal::new(ProblemKind::NotFound))?;
    let told = told(app.store.readers(), &callback).await?;
    Ok(shown(&account, &callback, told))
}

/// Gives a callback another time.
pub async fn move_to(
    app: &App,
    place: &Place,
    reference: &str,
    token: &str,
    key: &Key,
    request: CallbackMove,
) -> Result<CallbackStatus, Refusal> {
    let now = app.clock.now();
    let offers = Offers::of(app, place).await?;
    let account = &offers.account;
    let reference = opened(app, account, reference, token)?;
    let act = format!("move {reference}");
    let submission = Submission::new(&account.account, Some(&reference), key, &act, &request, now)?;

    let mut tx = app.store.begin().await?;
    if let Some(given) = submission.repeated(&mut tx).await? {
        return Ok(given);
    }
    let callback = stored(&mut tx, account, &reference).await?;
    if callback.state() != CallbackState::Open {
        return Err(Refusal::new(ProblemKind::Conflict));
    }
    let offer = check_usable(offers.get(OptionKind::Callback), key, now)?;
    let call = &callback.call;
    let (span, seat) = take_time(&mut tx, account, &offer, request.at, call, now).await?;
    callbacks::set_time(&mut tx, &reference, request.at.is_some(), span, seat, now).await?;
    callbacks::release_seats(&mut tx, &callback.call).await?;
    let callback = stored(&mut tx, account, &reference).await?;
    let told = owe(&mut tx, account, &callback, CallbackAct::Moved, now).await?;
    let status = shown(account, &callback, told);
    submission.keep(&mut tx, &status).await?;
    tx.commit().await?;
    app.hooks_owed.notify_one();
    tracing::info!(account = %account.account, %reference, "callback moved");
    Ok(status)
}

/// Cancels a callback; one that is cancelled already stays so.
pub async fn cancel(
    app: &App,
    place: &Place,
    reference: &str,
    token: &str,
    key: &Key,
) -> Result<CallbackStatus, Refusal> {
    let now = app.clock.now();
    let account = account(app, place).await?;
    let reference = opened(app, &account, reference, token)?;
    let act = format!("cancel {reference}");
    let submission = Submission::new(&account.account, Some(&reference), key, &act, &(), now)?;

    let mut tx = app.store.begin().await?;
    if let Some(given) = submission.repeated(&mut tx).await? {
        return Ok(given);
    }
    let callback = stored(&mut tx, &account, &reference).await?;
    let told = match callback.state() {
        CallbackState::Open => {
            callbacks::cancel(&mut tx, &callback, now).await?;
            owe(&mut tx, &account, &callback, CallbackAct::Cancelled, now).await?
        }
        CallbackState::Cancelled => told(&mut *tx, &callback).await?,
        CallbackState::Done => return Err(Refusal::new(ProblemKind::Conflict)),
    };
    let callback = stored(&mut tx, &account, &reference).await?;
    let status = shown(&account, &callback, told);
    submission.keep(&mut tx, &status).await?;
    tx.commit().await?;
    app.hooks_owed.notify_one();
    tracing::info!(account = %account.account, %reference, "callback cancelled");
    Ok(status)
}

/// A callback as a calendar file (`text/calendar`).
pub async fn calendar(
    app: &App,
    place: &Place,
    client: &ClientFacts,
    reference: &str,
    token: &str,
) -> Result<String, Refusal> {
    let status = status(app, place, reference, token).await?;
    let account = account(app, place).await?;
    let words = &app.catalogue_or(place, client, &account.locale).words;
    Ok(calendar::file(&status, &account, words, app.clock.now()))
}

async fn account(app: &App, place: &Place) -> Result<Account, Refusal> {
    app.store
        .account(&place.account)
        .await?
        .ok_or_else(Refusal::unknown_account)
}

/// The reference as it is stored, if the token opens it. Nobody without one learns whether there is such a callback.
fn opened(app: &App, account: &Account, typed: &str, token: &str) -> Result<String, Refusal> {
    reference::read(typed)
        .filter(|one| {
            app.signer.opens(
                token,
                Purpose::Callback,
                &account.account,
                one,
                app.clock.now(),
            )
        })
        .ok_or_else(|| Refusal::new(ProblemKind::Token))
}
