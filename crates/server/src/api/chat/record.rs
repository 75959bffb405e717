//! What is written down of a chat beside its log.

use {
    super::extract::{Sent, Told},
    crate::{
        api::{
            Rejection,
            openapi::{Failure, Nothing, PlaceQuery},
            submission,
        },
        app::App,
        chat,
    },
    axum::{extract::State, http::StatusCode},
    contact_us_wire::{chat::Rating, paths},
    std::sync::Arc,
};

/// Chat was pressed on the place of the query. For the record alone: the answer is the same whether or not it is
/// offered. The body is an empty JSON object; a key makes a repeat count once.
#[utoipa::path(post, path = paths::CHAT_PRESSED, tag = "chat", params(PlaceQuery),
    request_body = Nothing, responses((status = 204), Failure))]
pub(in crate::api) async fn pressed(
    State(app): State<Arc<App>>,
    one: Sent<Nothing>,
) -> Result<StatusCode, Rejection> {
    let (place, client) = (&one.context.place, &one.context.client);
    let visitor = submission::visitor(&one.headers);
    let key = submission::key(&one.headers).ok();
    let key = key.as_ref().map(crate::contact::Key::as_str);
    chat::pressed(&app, place, client, visitor.as_deref(), key)
        .await
        .map(|()| StatusCode::NO_CONTENT)
        .map_err(|refusal| one.context.reject(&app, &refusal))
}

/// Rates a chat that is over; the last rating counts.
#[utoipa::path(post, path = paths::CHAT_RATING, tag = "chat", params(PlaceQuery), security(("token" = [])),
    request_body = Rating, responses((status = 204), Failure))]
pub(in crate::api) async fn rate(
    State(app): State<Arc<App>>,
    one: Told<Rating>,
) -> Result<StatusCode, Rejection> {
    chat::rate(&app, &one.conversation, &one.body)
        .await
        .map(|()| StatusCode::NO_CONTENT)
        .map_err(|refusal| one.context.reject(&app, &refusal))
}
