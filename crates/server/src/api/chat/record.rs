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
        contact::{Asker, Key},
        interaction::Named,
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
    let key = submission::key(&one.headers).unwrap_or_else(|_| Key::fresh(app.clock.now()));
    let visitor = submission::visitor(&one.headers);
    let named = Named::of(&app, &one.context.place.account, &one.headers);
    let asker = Asker {
        place: &one.context.place,
        client: &one.context.client,
        visitor: visitor.as_deref(),
        key: &key,
        identity: None,
        host: None,
        within: named.id(),
    };
    chat::pressed(&app, asker)
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
