//! A test of the Integration Point for callbacks.

use {
    super::account_of,
    crate::{
        app::App,
        contact::key::uuid_v7,
        desk::session::Member,
        hooks::{SendError, Sender},
        refusal::Refusal,
        store::integrations,
    },
    contact_us_wire::{ProblemKind, admin::ServiceAnswer},
    serde::Serialize,
};

/// What the service is told: that nothing has happened. It looks like a callback that is handed over, without one.
#[derive(Serialize)]
struct Test<'a> {
    id: &'a str,
    account: &'a str,
    at: i64,
    act: &'static str,
}

/// Asks the stored Integration Point for callbacks, once and at once, and tells what it answers.
///
/// # Errors
/// 422 while none is stored.
pub async fn test_service(app: &App, member: &Member) -> Result<ServiceAnswer, Refusal> {
    let account = account_of(app, member).await?.account;
    let kind = integrations::CALLBACK;
    let point = app.store.integration_point(&account, kind).await?;
    let point = point.ok_or_else(|| Refusal::field("callbackUrl", "error.admin.service"))?;
    let now = app.clock.now();
    let id = uuid_v7(now);
    let test = Test {
        id: &id,
        account: &account,
        at: now,
        act: "test",
    };
    let body = serde_json::to_string(&test).map_err(crate::store::StoreError::from)?;
    let sender = Sender::new().ok_or_else(|| Refusal::new(ProblemKind::Unavailable))?;
    let answer = sender.send((&point.url, &point.secret), &body, now).await;
    tracing::info!(%account, test = %id, ?answer, "the Integration Point for callbacks was tested");
    Ok(match answer {
        Ok(status) => ServiceAnswer::Status(status.as_u16()),
        Err(SendError::Late) => ServiceAnswer::Late,
        Err(SendError::Address | SendError::Unreachable) => ServiceAnswer::Unreachable,
    })
}
