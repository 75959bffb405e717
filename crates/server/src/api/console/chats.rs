//! One chat, as an agent has it.

use {
    super::{
        guard::{Change, Look},
        live,
    },
    crate::{
        api::{
            Rejection,
            chat::query::{self, StreamHeaders, StretchQuery},
            openapi::{Failure, Nothing, PlaceQuery},
        },
        app::App,
        chat,
        desk::{inbox, routing},
    },
    axum::{
        Json,
        extract::{Path, RawQuery, State},
        http::{HeaderMap, StatusCode},
        response::Response,
    },
    contact_us_wire::{
        chat::{EntryPage, Message, MessageReceipt, Party, Signal},
        console::{CustomerFace, HandOver},
        paths,
    },
    std::sync::Arc,
    utoipa::IntoParams,
};

/// The conversation in the path.
#[derive(IntoParams)]
#[into_params(names("conversation"), parameter_in = Path)]
pub(super) struct Conversation(
    #[allow(dead_code, reason = "it describes a part of the path")] String,
);

type Done = Result<StatusCode, Rejection>;

/// Who the customer is, and where they come from. Everybody of the account may read every chat; only who has it writes.
#[utoipa::path(get, path = paths::CONSOLE_CHAT, tag = "console", params(PlaceQuery, Conversation),
    security(("console" = [])), responses((status = 200, body = CustomerFace), Failure))]
pub(super) async fn customer(
    State(app): State<Arc<App>>,
    Path(conversation): Path<String>,
    look: Look,
) -> Result<Json<CustomerFace>, Rejection> {
    let face = async {
        let found = routing::readable(&app, &look.member, &conversation).await?;
        inbox::customer(&app, &found).await
    };
    face.await
        .map(Json)
        .map_err(|refusal| look.context.reject(&app, &refusal))
}

/// Take a waiting chat. The body is an empty JSON object. 409 when somebody else was quicker, the customer has ended it,
/// or the limit is reached.
#[utoipa::path(post, path = paths::CONSOLE_TAKE, tag = "console", params(PlaceQuery, Conversation),
    security(("console" = [])), request_body = Nothing, responses((status = 204), Failure))]
pub(super) async fn take(
    State(app): State<Arc<App>>,
    Path(conversation): Path<String>,
    change: Change<Nothing>,
) -> Done {
    routing::take(&app, &change.member, &conversation)
        .await
        .map(|()| StatusCode::NO_CONTENT)
        .map_err(|refusal| change.context.reject(&app, &refusal))
}

/// To a colleague who is there, or back to the queue, where it keeps its place.
#[utoipa::path(post, path = paths::CONSOLE_HAND_OVER, tag = "console", params(PlaceQuery, Conversation),
    security(("console" = [])), request_body = HandOver, responses((status = 204), Failure))]
pub(super) async fn hand_over(
    State(app): State<Arc<App>>,
    Path(conversation): Path<String>,
    change: Change<HandOver>,
) -> Done {
    let done = match change.body.to.as_deref() {
        Some(to) => routing::hand_over(&app, &change.member, &conversation, to).await,
        None => routing::give_back(&app, &change.member, &conversation).await,
    };
    done.map(|()| StatusCode::NO_CONTENT)
        .map_err(|refusal| change.context.reject(&app, &refusal))
}

/// One message. Its id is its key, as for customers.
#[utoipa::path(post, path = "/api/v1/console/chats/{conversation}/messages", tag = "console",
    params(PlaceQuery, Conversation), security(("console" = [])),
    request_body = Message, responses((status = 201, body = MessageReceipt), Failure))]
pub(super) async fn message(
    State(app): State<Arc<App>>,
    Path(conversation): Path<String>,
    change: Change<Message>,
) -> Result<(StatusCode, Json<MessageReceipt>), Rejection> {
    let posted = async {
        routing::readable(&app, &change.member, &conversation).await?;
        let actor = routing::actor(&change.member);
        chat::post(&app, &conversation, &actor, change.body)
            .await
            .map_err(routing::not_yours)
    };
    posted
        .await
        .map(|receipt| (StatusCode::CREATED, Json(receipt)))
        .map_err(|refusal| change.context.reject(&app, &refusal))
}

/// What the agent does: types, has received, has read.
#[utoipa::path(post, path = "/api/v1/console/chats/{conversation}/signals", tag = "console",
    params(PlaceQuery, Conversation), security(("console" = [])),
    request_body = Signal, responses((status = 204), Failure))]
pub(super) async fn signal(
    State(app): State<Arc<App>>,
    Path(conversation): Path<String>,
    change: Change<Signal>,
) -> Done {
    let said = async {
        routing::owned(&app, &change.member, &conversation).await?;
        chat::signal(&app, &conversation, Party::Agent, change.body).await
    };
    said.await
        .map(|()| StatusCode::NO_CONTENT)
        .map_err(|refusal| change.context.reject(&app, &refusal))
}

/// End it. One that is over stays as it is. The body is an empty JSON object.
#[utoipa::path(post, path = "/api/v1/console/chats/{conversation}/end", tag = "console",
    params(PlaceQuery, Conversation), security(("console" = [])),
    request_body = Nothing, responses((status = 204), Failure))]
pub(super) async fn end(
    State(app): State<Arc<App>>,
    Path(conversation): Path<String>,
    change: Change<Nothing>,
) -> Done {
    routing::end(&app, &change.member, &conversation)
        .await
        .map(|()| StatusCode::NO_CONTENT)
        .map_err(|refusal| change.context.reject(&app, &refusal))
}

/// A stretch of the log with the status of the same moment.
#[utoipa::path(get, path = "/api/v1/console/chats/{conversation}/entries", tag = "console",
    params(PlaceQuery, Conversation, StretchQuery), security(("console" = [])),
    responses((status = 200, body = EntryPage), Failure))]
pub(super) async fn entries(
    State(app): State<Arc<App>>,
    Path(conversation): Path<String>,
    look: Look,
    RawQuery(query): RawQuery,
) -> Result<Json<EntryPage>, Rejection> {
    let page = async {
        routing::readable(&app, &look.member, &conversation).await?;
        let (stretch, limit) = StretchQuery::read(query.as_deref())?;
        chat::page(&app, &conversation, Party::Agent, stretch, limit).await
    };
    page.await
        .map(Json)
        .map_err(|refusal| look.context.reject(&app, &refusal))
}

/// The stream of one chat, as for customers. It ends when its session does.
#[utoipa::path(get, path = "/api/v1/console/chats/{conversation}/stream", tag = "console",
    params(PlaceQuery, Conversation, StreamHeaders), security(("console" = [])),
    responses((status = 200, body = String, content_type = "text/event-stream"), Failure))]
pub(super) async fn stream(
    State(app): State<Arc<App>>,
    Path(conversation): Path<String>,
    look: Look,
    headers: HeaderMap,
) -> Result<Response, Rejection> {
    let begun = async {
        routing::readable(&app, &look.member, &conversation).await?;
        let after = query::after(&headers)?;
        chat::stream(&app, &conversation, Party::Agent, after).await
    };
    match begun.await {
        Ok(response) => Ok(live::while_signed_in(&app, look.member, response)),
        Err(refusal) => Err(look.context.reject(&app, &refusal)),
    }
}
