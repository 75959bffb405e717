//! Files of one chat.

use {
    super::{
        chats::Conversation,
        guard::{self, Look},
    },
    crate::{
        api::{
            Rejection,
            chat::files::{FileHeaders, FileId, incoming},
            openapi::{Failure, PlaceQuery},
            respond::Context,
        },
        app::App,
        chat,
        desk::routing,
    },
    axum::{
        Json,
        extract::{Path, Request, State},
        http::StatusCode,
        response::Response,
    },
    contact_us_wire::chat::FileFace,
    std::sync::Arc,
};

/// A file, as for customers: PNG, JPEG, GIF, WebP or PDF by its first bytes, at most 10 MiB. It is in the chat once a
/// message names it.
#[utoipa::path(post, path = "/api/v1/console/chats/{conversation}/files", tag = "console",
    params(PlaceQuery, Conversation, FileHeaders), security(("console" = [])),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, body = FileFace), Failure))]
pub(super) async fn take(
    State(app): State<Arc<App>>,
    Path(conversation): Path<String>,
    request: Request,
) -> Result<(StatusCode, Json<FileFace>), Rejection> {
    let (parts, body) = request.into_parts();
    let context = Context::of(&app, parts.uri.query(), &parts.headers)?;
    let taken = async {
        guard::same_site(&app, &parts.headers)?;
        let member = guard::member(&app, &parts.headers).await?;
        routing::readable(&app, &member, &conversation).await?;
        let incoming = incoming(&parts.headers, body)?;
        chat::take_file(&app, &conversation, &routing::actor(&member), incoming)
            .await
            .map_err(routing::not_yours)
    };
    taken
        .await
        .map(|face| (StatusCode::CREATED, Json(face)))
        .map_err(|refusal| context.reject(&app, &refusal))
}

/// A file, to be saved and not to be run.
#[utoipa::path(get, path = "/api/v1/console/chats/{conversation}/files/{file}", tag = "console",
    params(PlaceQuery, Conversation, FileId), security(("console" = [])),
    responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream"), Failure))]
pub(super) async fn give(
    State(app): State<Arc<App>>,
    Path((conversation, file)): Path<(String, String)>,
    look: Look,
) -> Result<Response, Rejection> {
    let given = async {
        routing::readable(&app, &look.member, &conversation).await?;
        chat::file(&app, &conversation, &file).await
    };
    given
        .await
        .map_err(|refusal| look.context.reject(&app, &refusal))
}
