//! What the Integration Point for callbacks is told.

use {
    crate::{
        contact::key::uuid_v7,
        store::{
            StoreError,
            accounts::Account,
            callbacks::{self, Callback},
            hooks::{self, HookKind, NewHook},
            integrations,
            visitors::{self, Contact},
        },
    },
    contact_us_wire::{HostFacts, console::Identity},
    serde::{Deserialize, Serialize},
    sqlx::SqliteConnection,
};

/// What has happened to a callback.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CallbackAct {
    /// It was asked for.
    Requested,
    /// It has another time.
    Moved,
    /// There is no call after all.
    Cancelled,
}

/// What the service that makes the calls is told, as a JSON object; its answer is any 2xx. It may be told twice of the
/// same `id`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CallbackEvent {
    /// Names what happened.
    pub id: String,
    /// The account.
    pub account: String,
    /// When it happened, UTC milliseconds.
    pub at: i64,
    /// What happened.
    pub act: CallbackAct,
    /// The callback as it is then.
    pub callback: CallbackToMake,
}

/// A callback as the service that makes it is told of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CallbackToMake {
    /// The receipt number that the customer has.
    pub reference: String,
    /// The call. Several callbacks of different customers to one number share it: one call is enough.
    pub call: String,
    /// The Interaction Unique Id.
    pub instance: String,
    /// The number to call: `+` and digits.
    pub phone: String,
    /// From when on to call, UTC milliseconds.
    pub from: i64,
    /// Until when, exclusive.
    pub until: i64,
    /// Whether the customer asked for this time.
    pub chosen: bool,
    /// IANA name of the zone whose clock the customer was told the time by.
    pub zone: String,
    /// Who the customer is by the word of the site that holds the widget; none where nobody vouches for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified: Option<Identity>,
    /// What the page that holds the widget says, for which nobody vouches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unverified: Option<HostFacts>,
}

/// Writes down what the account's Integration Point is owed, if there is one, and whether all of it has arrived.
/// A callback that one was told of before is told on, so that none is forgotten while the setting is away.
pub(super) async fn owe(
    tx: &mut SqliteConnection,
    account: &Account,
    callback: &Callback,
    act: CallbackAct,
    now: i64,
) -> Result<Option<bool>, StoreError> {
    let before = hooks::is_told(&mut *tx, HookKind::Callback, &callback.reference).await?;
    let point = integrations::find(&mut *tx, &account.account, integrations::CALLBACK).await?;
    if !before && point.is_none() {
        return Ok(None);
    }
    let instance = callbacks::instance(&mut *tx, &callback.reference).await?;
    let contact = Contact {
        account: &account.account,
        reference: &callback.reference,
    };
    let visitor = visitors::find(&mut *tx, contact).await?;
    let id = uuid_v7(now);
    let event = CallbackEvent {
        id: id.clone(),
        account: account.account.clone(),
        at: now,
        act,
        callback: CallbackToMake {
            reference: callback.reference.clone(),
            call: callback.call.clone(),
            instance,
            phone: callback.e164.clone(),
            from: callback.window_from,
            until: callback.window_until,
            chosen: callback.chosen,
            zone: callback.zone.clone(),
            verified: visitor
                .verified
                .into_iter()
                .next_back()
                .map(|last| last.identity),
            unverified: visitor.unverified,
        },
    };
    let row = NewHook {
        id: &id,
        account: &account.account,
        kind: HookKind::Callback,
        subject: &callback.reference,
        ordinal: None,
        payload: &serde_json::to_string(&event)?,
        now,
    };
    hooks::add(tx, &row).await?;
    Ok(point.map(|_| false))
}
