//! How the call centre learns who calls, and where callbacks are handed over.

use {
    super::{Faults, account::web_address},
    crate::{
        app::App,
        clock::MINUTE,
        hooks::SHORTEST_SECRET,
        refusal::Refusal,
        store::{
            accounts::Account,
            calls::{CallSettings, Method},
            integrations::{self, IntegrationPoint},
        },
    },
    contact_us_wire::admin::{AssistanceOptions, CallSetup},
    sqlx::SqliteConnection,
};

/// For how long a number or code may be one customer's, in minutes: a code is found for a day.
const LONGEST: u32 = 24 * 60;

/// How calls are matched, as it stands.
pub(super) async fn face(app: &App, account: &Account) -> Result<CallSetup, Refusal> {
    let stored = app.store.call_settings(&account.account).await?;
    Ok(CallSetup {
        method: stored.method.name().to_owned(),
        minutes: minutes(stored.shown_for),
        free_on_retrieve: stored.free_on_retrieve,
        any_group: stored.any_group,
    })
}

/// How calls are to be matched.
pub(super) async fn checked(
    app: &App,
    account: &Account,
    typed: &CallSetup,
    faults: &mut Faults,
) -> Result<CallSettings, Refusal> {
    let stored = app.store.call_settings(&account.account).await?;
    if !(1..=LONGEST).contains(&typed.minutes) {
        let most = ("n", LONGEST.to_string());
        faults.add("callMinutes", "error.admin.minutes", vec![most]);
    }
    let method = Method::named(&typed.method).ok_or("error.admin.method");
    Ok(CallSettings {
        method: faults.take("callMethod", method),
        // What was set in seconds stays so until somebody says otherwise.
        shown_for: if typed.minutes == minutes(stored.shown_for) {
            stored.shown_for
        } else {
            i64::from(typed.minutes) * MINUTE
        },
        free_on_retrieve: typed.free_on_retrieve,
        any_group: typed.any_group,
    })
}

/// Where callbacks are to be handed over; none: nowhere.
pub(super) async fn service(
    app: &App,
    account: &Account,
    typed: &AssistanceOptions,
    faults: &mut Faults,
) -> Result<Option<IntegrationPoint>, Refusal> {
    let url = faults.take("callbackUrl", web_address(&typed.callback_url));
    let Some(url) = url else {
        return Ok(None);
    };
    let kind = integrations::CALLBACK;
    let stored = app.store.integration_point(&account.account, kind).await?;
    let secret = match typed.callback_secret.trim() {
        "" => stored.map_or_else(String::new, |point| point.secret),
        new => new.to_owned(),
    };
    if secret.chars().count() < SHORTEST_SECRET {
        faults.add("callbackSecret", "error.admin.secret", vec![]);
    }
    Ok(Some(IntegrationPoint { url, secret }))
}

/// Writes where callbacks are handed over.
pub(super) async fn put_service(
    tx: &mut SqliteConnection,
    account: &str,
    point: Option<&IntegrationPoint>,
) -> Result<(), Refusal> {
    let kind = integrations::CALLBACK;
    match point {
        Some(point) => integrations::put(tx, account, kind, point).await?,
        None => integrations::remove(tx, account, kind).await?,
    }
    Ok(())
}

/// Whole minutes, none of them cut short.
fn minutes(time: i64) -> u32 {
    let minutes = time.saturating_add(MINUTE - 1) / MINUTE;
    u32::try_from(minutes).unwrap_or(u32::MAX)
}
