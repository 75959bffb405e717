//! Files of a conversation.

use {
    super::extract::{Asked, check_sender, contexts, peer},
    crate::{
        api::{
            Rejection,
            openapi::{Failure, PlaceQuery},
            submission,
        },
        app::App,
        chat::{self, Actor, Incoming, token},
        refusal::Refusal,
    },
    axum::{
        Json,
        body::Body,
        extract::{Path, Request, State},
        http::{HeaderMap, StatusCode, header},
        response::Response,
    },
    contact_us_wire::{chat::FileFace, paths},
    serde::Deserialize,
    std::sync::Arc,
    utoipa::IntoParams,
};

/// What is said of a file beside its content.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Header)]
#[allow(dead_code, reason = "it describes what `incoming` reads")]
pub(in crate::api) struct FileHeaders {
    /// The file's id: a UUID of version 7. The same id with the same content gets the first answer.
    #[serde(rename = "Idempotency-Key")]
    idempotency_key: String,
    /// Its name, percent-encoded UTF-8.
    #[serde(rename = "Contact-Us-File-Name")]
    contact_us_file_name: Option<String>,
}

/// A file's id in the path.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "it describes a part of the path")]
pub(in crate::api) struct FileId {
    /// The id that its sender gave it.
    file: String,
}

/// A file: PNG, JPEG, GIF, WebP or PDF by its first bytes, at most 10 MiB. It is in the chat once a message names it.
#[utoipa::path(post, path = paths::CHAT_FILES, tag = "chat", params(PlaceQuery, FileHeaders), security(("token" = [])),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, body = FileFace), Failure))]
pub(in crate::api) async fn take(
    State(app): State<Arc<App>>,
    request: Request,
) -> Result<(StatusCode, Json<FileFace>), Rejection> {
    let (parts, body) = request.into_parts();
    let (query, context) = contexts(&app, &parts);
    let reject = |refusal: Refusal| context.reject(&app, &refusal);
    let checked = || {
        check_sender(&app, &parts.headers, peer(&app, &parts))?;
        let conversation = token::opened(&app, submission::bearer(&parts.headers))?;
        app.chat_limits
            .file(conversation)
            .map_err(Refusal::too_many)?;
        Ok((conversation, incoming(&parts.headers, body)?))
    };
    let (conversation, incoming) = checked().map_err(reject)?;
    query?;
    chat::take_file(&app, conversation, &Actor::customer(), incoming)
        .await
        .map(|face| (StatusCode::CREATED, Json(face)))
        .map_err(reject)
}

/// A file as a request carries it.
pub(in crate::api) fn incoming(headers: &HeaderMap, body: Body) -> Result<Incoming, Refusal> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    Ok(Incoming {
        id: submission::key(headers)?.as_str().to_owned(),
        name: text(paths::FILE_NAME).unwrap_or_default().to_owned(),
        length: text(header::CONTENT_LENGTH.as_str()).and_then(|length| length.parse().ok()),
        body,
    })
}

/// A file, to be saved and not to be run.
#[utoipa::path(get, path = paths::CHAT_FILE, tag = "chat", params(PlaceQuery, FileId), security(("token" = [])),
    responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream"), Failure))]
pub(in crate::api) async fn give(
    State(app): State<Arc<App>>,
    Path(file): Path<String>,
    one: Asked,
) -> Result<Response, Rejection> {
    chat::file(&app, &one.conversation, &file)
        .await
        .map_err(|refusal| one.context.reject(&app, &refusal))
}
