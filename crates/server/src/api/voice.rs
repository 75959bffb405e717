//! The open call of a Voice IVR, and its transfer to an agent.

use {
    super::{
        Rejection,
        openapi::{self, Failure},
        respond::Context,
        submission::Submission,
    },
    crate::{app::App, contact, refusal::Refusal, voice},
    axum::{
        Json,
        extract::{RawQuery, State},
        http::HeaderMap,
    },
    contact_us_wire::{Voice, paths},
    std::sync::Arc,
};

/// How the call stands that `externalId` names. Asked every few seconds while a page with Transfer is looked at.
#[utoipa::path(get, path = paths::VOICE, tag = "voice", params(openapi::PlaceQuery),
    responses((status = 200, body = Voice), Failure))]
pub(super) async fn look(
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Json<Voice>, Rejection> {
    let context = Context::of(&app, query.as_deref(), &headers)?;
    let place = &context.place;
    let looked = async {
        let account = app.store.account(&place.account).await?;
        let account = account.ok_or_else(Refusal::unknown_account)?;
        Ok(voice::look(&app, &account.account, &place.external_id).await)
    };
    context.answer(&app, looked.await)
}

/// Hands that call to an agent. One transfer is under way, however often it is asked for; 409 once the call is over.
#[utoipa::path(post, path = paths::TRANSFER, tag = "voice", params(openapi::PlaceQuery, openapi::SubmissionHeaders),
    request_body = openapi::Nothing, responses((status = 200, body = Voice), Failure))]
pub(super) async fn transfer(
    State(app): State<Arc<App>>,
    one: Submission<openapi::Nothing>,
) -> Result<Json<Voice>, Rejection> {
    let voice = contact::transfer::accept(&app, one.asker()).await;
    one.context.answer(&app, voice)
}
