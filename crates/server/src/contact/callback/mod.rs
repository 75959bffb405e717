//! Schedule a Callback: ask, look, move, cancel.

mod hand_over;
mod manage;

pub use {
    hand_over::{CallbackAct, CallbackEvent, CallbackToMake},
    manage::{calendar, cancel, move_to, status},
};

use {
    super::{Asker, check_usable},
    crate::{
        app::App,
        clock::DAY,
        page::{Offer, Offers, soonest},
        phone,
        refusal::{FieldRefusal, Refusal},
        slots::{self, LENGTH, Span},
        store::{
            StoreError,
            accounts::Account,
            callbacks::{self, Callback, NewCallback},
            hooks,
            visitors::Contact,
        },
        token::Purpose,
        variables::CALL_RETURN,
    },
    contact_us::domain::message::clean_line,
    contact_us_wire::{CallbackReceipt, CallbackRequest, CallbackStatus, OptionKind, ProblemKind},
    hand_over::owe,
    jiff::tz::TimeZone,
    sqlx::{SqliteConnection, SqliteExecutor},
    uuid::Uuid,
};

/// Open callbacks that one visitor may have.
pub const MOST_OPEN: usize = 5;

/// How long after its window a callback that nobody closed stands in the way of a new one.
const LAPSES: i64 = DAY;

/// How long after its window the link of a callback opens it.
const LINK: i64 = 30 * DAY;

/// Takes a request for a call and answers with the receipt; with that of before, if the same visitor already waits
/// for a call to this number.
pub async fn accept(
    app: &App,
    asker: Asker<'_>,
    request: &CallbackRequest,
) -> Result<CallbackReceipt, Refusal> {
    let now = app.clock.now();
    let offers = Offers::of(app, asker.place).await?;
    let account = &offers.account;
    let submission = asker.submission(&account.account, OptionKind::Callback, request, now)?;
    let number = phone::parse(&request.phone, &account.region)
        .map_err(|code| Refusal::field("phone", code))?;
    let mut variables = asker.variables(app, account).await?;
    variables.push((CALL_RETURN.to_owned(), clean_line(&request.phone)));

    let mut tx = app.store.begin().await?;
    if let Some(given) = submission.repeated(&mut tx).await? {
        return Ok(given);
    }
    if let Some(callback) = waiting(&mut tx, account, asker.visitor, &number.e164, now).await? {
        let told = told(&mut *tx, &callback).await?;
        // Who asks again may be known by now.
        let contact = Contact {
            account: &account.account,
            reference: &callback.reference,
        };
        asker.introduce(&mut tx, contact, now).await?;
        let receipt = receipt(app, account, &callback, told, true);
        submission.keep(&mut tx, &receipt).await?;
        tx.commit().await?;
        return Ok(receipt);
    }
    let offer = check_usable(offers.get(OptionKind::Callback), asker.key, now)?;
    let id = Uuid::new_v4().to_string();
    let call = callbacks::open_call(&mut tx, &account.account, &number.e164, &id, now).await?;
    let (span, seat) = take_time(&mut tx, account, &offer, request.at, &call, now).await?;
    let reference = asker
        .receipt(
            &mut tx,
            &account.account,
            OptionKind::Callback,
            &variables,
            now,
        )
        .await?;
    let new = NewCallback {
        reference: &reference,
        account: &account.account,
        call: &call,
        visitor: asker.visitor,
        typed: &clean_line(&request.phone),
        e164: &number.e164,
        chosen: request.at.is_some(),
        span,
        seat,
        zone: &account.zone,
        now,
    };
    callbacks::add(&mut tx, &new).await?;
    let callback = stored(&mut tx, account, &reference).await?;
    let told = owe(&mut tx, account, &callback, CallbackAct::Requested, now).await?;
    let receipt = receipt(app, account, &callback, told, false);
    submission.keep(&mut tx, &receipt).await?;
    tx.commit().await?;
    app.hooks_owed.notify_one();
    tracing::info!(account = %account.account, %reference, "callback accepted");
    Ok(receipt)
}

async fn stored(
    tx: &mut SqliteConnection,
    account: &Account,
    reference: &str,
) -> Result<Callback, Refusal> {
    callbacks::find(tx, &account.account, reference)
        .await?
        .ok_or_else(|| Refusal::new(ProblemKind::NotFound))
}

/// The callback to this number that the visitor waits for; a refusal if they wait for as many as they may.
async fn waiting(
    tx: &mut SqliteConnection,
    account: &Account,
    visitor: Option<&str>,
    e164: &str,
    now: i64,
) -> Result<Option<Callback>, Refusal> {
    let Some(visitor) = visitor else {
        return Ok(None);
    };
    let waiting = callbacks::waiting(tx, &account.account, visitor, now - LAPSES).await?;
    let count = waiting.len();
    let same = waiting.into_iter().find(|one| one.e164 == e164);
    if same.is_none() && count >= MOST_OPEN {
        let args = vec![("n", MOST_OPEN.to_string())];
        let code = "error.callback.limit";
        return Err(Refusal::fields(vec![FieldRefusal {
            field: "phone".into(),
            code,
            args,
        }]));
    }
    Ok(same)
}

/// When we call, and the half hour in which the call has a seat now: the slot that was asked for, or the soonest time
/// that has one left.
async fn take_time(
    tx: &mut SqliteConnection,
    account: &Account,
    offer: &Offer,
    at: Option<i64>,
    call: &str,
    now: i64,
) -> Result<(Span, i64), Refusal> {
    let (name, capacity) = (&account.account, account.slot_capacity);
    let span = match at {
        Some(at) => slots::find(&offer.schedule, at, now)
            .ok_or_else(|| Refusal::field("at", "error.slot.unknown"))?,
        None => {
            let full = callbacks::full_for(&mut *tx, name, now - LENGTH, capacity, call).await?;
            soonest(offer, now, &full).ok_or_else(|| Refusal::new(ProblemKind::Unavailable))?
        }
    };
    let seat = slots::seat(offer.schedule.zone(), span.from);
    if callbacks::take_seat(tx, name, seat, call, capacity).await? {
        Ok((span, seat))
    } else {
        Err(Refusal::field("at", "error.slot.taken"))
    }
}

/// Whether the service that makes the calls has taken all that it was told of a callback.
async fn told(
    db: impl SqliteExecutor<'_>,
    callback: &Callback,
) -> Result<Option<bool>, StoreError> {
    hooks::is_acknowledged(db, &callback.reference).await
}

fn receipt(
    app: &App,
    account: &Account,
    callback: &Callback,
    acknowledged: Option<bool>,
    already: bool,
) -> CallbackReceipt {
    let expires = callback.window_until.max(app.clock.now()) + LINK;
    CallbackReceipt {
        status: shown(account, callback, acknowledged),
        token: app.signer.sign(
            Purpose::Callback,
            &account.account,
            &callback.reference,
            expires,
        ),
        already,
    }
}

fn shown(account: &Account, callback: &Callback, acknowledged: Option<bool>) -> CallbackStatus {
    let zone = TimeZone::get(&callback.zone).unwrap_or_else(|_| account.time_zone());
    CallbackStatus {
        reference: callback.reference.clone(),
        state: callback.state(),
        phone: phone::shown(&callback.e164, &account.region),
        window: callback.span().window(&zone),
        chosen: callback.chosen,
        acknowledged,
    }
}
