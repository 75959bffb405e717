//! One function for each endpoint: from HTTP to a service and back.

use {
    super::{
        extract::{Asked, Sent, Told},
        query::{self, StreamHeaders, StretchQuery},
    },
    crate::{
        api::{
            Rejection,
            openapi::{
                Failure, IdentityHeader, InstanceHeader, Nothing, PlaceQuery, SubmissionHeaders,
            },
            submission,
        },
        app::App,
        chat::{self, Actor},
        contact::Asker,
        identity,
        interaction::Named,
        refusal::Refusal,
        sandbox,
    },
    axum::{
        Json,
        extract::{RawQuery, State},
        http::{HeaderMap, StatusCode},
        response::Response,
    },
    contact_us_wire::{
        chat::{ChatReceipt, ChatRequest, EntryPage, Message, MessageReceipt, Party, Signal},
        paths,
    },
    std::sync::Arc,
};

/// A new conversation. The key is its id. A repeat by the same visitor is answered as before, with a token that is good
/// for another week.
#[utoipa::path(post, path = paths::CHAT, tag = "chat", params(PlaceQuery, SubmissionHeaders, InstanceHeader, IdentityHeader),
    request_body = ChatRequest, responses((status = 201, body = ChatReceipt), Failure))]
pub(in crate::api) async fn open(
    State(app): State<Arc<App>>,
    one: Sent<ChatRequest>,
) -> Result<(StatusCode, Json<ChatReceipt>), Rejection> {
    let Sent {
        context,
        headers,
        body,
    } = one;
    let opened = async {
        let key = submission::key(&headers)?;
        let visitor = submission::visitor(&headers);
        let named = Named::of(&app, &context.place.account, &headers);
        let identity = identity::of(&app, &context.place.account, &headers).await?;
        sandbox::check(&context.place.account, app.clock.now())?;
        let asker = Asker {
            place: &context.place,
            client: &context.client,
            visitor: visitor.as_deref(),
            key: &key,
            within: named.id(),
            identity: identity.as_ref(),
        };
        chat::open(&app, asker, body).await
    };
    opened
        .await
        .map(|receipt| (StatusCode::CREATED, Json(receipt)))
        .map_err(|refusal| context.reject(&app, &refusal))
}

/// One message. The answer means that it is stored. Its id is its key: the same id with the same content gets the first
/// answer.
#[utoipa::path(post, path = paths::CHAT_MESSAGES, tag = "chat", params(PlaceQuery), security(("token" = [])),
    request_body = Message, responses((status = 201, body = MessageReceipt), Failure))]
pub(in crate::api) async fn message(
    State(app): State<Arc<App>>,
    one: Told<Message>,
) -> Result<(StatusCode, Json<MessageReceipt>), Rejection> {
    let posted = async {
        let limits = &app.chat_limits;
        limits
            .message(&one.conversation)
            .map_err(Refusal::too_many)?;
        sandbox::check(&one.context.place.account, app.clock.now())?;
        chat::post(&app, &one.conversation, &Actor::customer(), one.body).await
    };
    posted
        .await
        .map(|receipt| (StatusCode::CREATED, Json(receipt)))
        .map_err(|refusal| one.context.reject(&app, &refusal))
}

/// A stretch of the log with the status of the same moment.
#[utoipa::path(get, path = paths::CHAT_ENTRIES, tag = "chat", params(PlaceQuery, StretchQuery),
    security(("token" = [])), responses((status = 200, body = EntryPage), Failure))]
pub(in crate::api) async fn entries(
    State(app): State<Arc<App>>,
    one: Asked,
    RawQuery(query): RawQuery,
) -> Result<Json<EntryPage>, Rejection> {
    let page = async {
        let (stretch, limit) = StretchQuery::read(query.as_deref())?;
        chat::page(&app, &one.conversation, Party::Customer, stretch, limit).await
    };
    page.await
        .map(Json)
        .map_err(|refusal| one.context.reject(&app, &refusal))
}

/// The stream: `status` first, then each `entry` behind `Last-Event-ID`, then what happens. `gap` ends it: fetch the
/// entries once and begin anew. A comment each 15 s is a sign of life.
#[utoipa::path(get, path = paths::CHAT_STREAM, tag = "chat", params(PlaceQuery, StreamHeaders),
    security(("token" = [])),
    responses((status = 200, body = String, content_type = "text/event-stream"), Failure))]
pub(in crate::api) async fn stream(
    State(app): State<Arc<App>>,
    one: Asked,
    headers: HeaderMap,
) -> Result<Response, Rejection> {
    let begun = async {
        let after = query::after(&headers)?;
        let limits = &app.chat_limits;
        limits
            .stream(&one.conversation)
            .map_err(Refusal::too_many)?;
        let (account, now) = (&one.context.place.account, app.clock.now());
        sandbox::check(account, now)?;
        let answer = chat::stream(&app, &one.conversation, Party::Customer, after).await?;
        Ok(sandbox::cut(account, now, answer))
    };
    begun
        .await
        .map_err(|refusal| one.context.reject(&app, &refusal))
}

/// What the customer does: types, has received, has read.
#[utoipa::path(post, path = paths::CHAT_SIGNALS, tag = "chat", params(PlaceQuery), security(("token" = [])),
    request_body = Signal, responses((status = 204), Failure))]
pub(in crate::api) async fn signal(
    State(app): State<Arc<App>>,
    one: Told<Signal>,
) -> Result<StatusCode, Rejection> {
    let said = async {
        let limits = &app.chat_limits;
        limits
            .signal(&one.conversation)
            .map_err(Refusal::too_many)?;
        chat::signal(&app, &one.conversation, Party::Customer, one.body).await
    };
    said.await
        .map(|()| StatusCode::NO_CONTENT)
        .map_err(|refusal| one.context.reject(&app, &refusal))
}

/// Ends it. One that is over stays as it is. The body is an empty JSON object.
#[utoipa::path(post, path = paths::CHAT_END, tag = "chat", params(PlaceQuery), security(("token" = [])),
    request_body = Nothing, responses((status = 204), Failure))]
pub(in crate::api) async fn end(
    State(app): State<Arc<App>>,
    one: Told<Nothing>,
) -> Result<StatusCode, Rejection> {
    chat::end(&app, &one.conversation, &Actor::customer())
        .await
        .map(|()| StatusCode::NO_CONTENT)
        .map_err(|refusal| one.context.reject(&app, &refusal))
}
