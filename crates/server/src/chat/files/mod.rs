//! Files in conversations: taken with a limit, known by their first bytes, handed out as something to be saved.

mod kind;
mod name;
mod write;

use {
    super::{
        check, over,
        post::{Actor, found, is_theirs},
    },
    crate::{
        app::App,
        refusal::Refusal,
        store::chats::{self, NewFile, State, StoredFile},
    },
    axum::{
        body::Body,
        http::{HeaderValue, header},
        response::{IntoResponse, Response},
    },
    contact_us_wire::{
        ProblemKind,
        chat::{FileFace, MAX_FILE},
    },
    percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode},
    std::{path::PathBuf, time::Duration},
    tokio_util::io::ReaderStream,
    write::Written,
};

/// How long bytes may lie in the folder that nothing knows of: a file that is being taken is one.
const FORSAKEN: Duration = Duration::from_hours(24);

/// A file on its way in.
pub struct Incoming {
    /// The UUID of version 7 that its sender made.
    pub id: String,
    /// Its name as it came, percent-encoded.
    pub name: String,
    /// How many bytes it says it has.
    pub length: Option<u64>,
    /// Its content.
    pub body: Body,
}

/// Takes a file. The same id with the same content gets the same answer again.
///
/// # Errors
/// 413 for more than [`MAX_FILE`], 415 for what is none of the types, 409 when the chat is over or, of an agent, is not
/// theirs, 422 for an id that is none or was used for something else.
pub async fn take_file(
    app: &App,
    conversation: &str,
    actor: &Actor,
    incoming: Incoming,
) -> Result<FileFace, Refusal> {
    let id = check::id("id", &incoming.id)?;
    if incoming
        .length
        .is_some_and(|length| length > MAX_FILE as u64)
    {
        return Err(too_large());
    }
    let written = write::write(&folder(app), incoming.body).await?;
    let face = FileFace {
        id,
        name: name::cleaned(&incoming.name, written.mime),
        mime: written.mime.to_owned(),
        size: written.size,
    };
    match keep(app, conversation, actor, &face, &written).await {
        Ok(kept) if kept.stored == written.name => Ok(face),
        // It was there before, or is not wanted: the bytes of now are not needed.
        other => {
            write::forget(&folder(app), &written.name).await;
            other.map(|kept| kept.face())
        }
    }
}

async fn keep(
    app: &App,
    conversation: &str,
    actor: &Actor,
    face: &FileFace,
    written: &Written,
) -> Result<StoredFile, Refusal> {
    let mut tx = app.store.begin().await?;
    let found = found(&mut tx, conversation).await?;
    if let Some(given) = chats::find_file(&mut *tx, conversation, &face.id).await? {
        return if given.is_of(actor.by) && given.hash == written.hash {
            Ok(given)
        } else {
            Err(check::reused())
        };
    }
    if found.state() == State::Ended {
        return Err(over());
    }
    is_theirs(&found, actor)?;
    let new = NewFile {
        conversation,
        account: &found.account,
        by: actor.by,
        face,
        hash: &written.hash,
        stored: &written.name,
        now: app.clock.now(),
    };
    chats::add_file(&mut tx, &new).await?;
    let kept = chats::find_file(&mut *tx, conversation, &face.id).await?;
    tx.commit().await?;
    tracing::info!(conversation, bytes = face.size, "chat file taken");
    kept.ok_or_else(|| Refusal::new(ProblemKind::Internal))
}

/// A file of a conversation, as something to be saved and never to be run.
pub async fn file(app: &App, conversation: &str, id: &str) -> Result<Response, Refusal> {
    let found = chats::find_file(app.store.readers(), conversation, id)
        .await?
        .ok_or_else(|| Refusal::new(ProblemKind::NotFound))?;
    let face = found.face();
    let content = tokio::fs::File::open(folder(app).join(&found.stored))
        .await
        .map_err(broken)?;
    let body = Body::from_stream(ReaderStream::with_capacity(content, 64 * 1024));
    let name = utf8_percent_encode(&face.name, NON_ALPHANUMERIC);
    let disposition = format!("attachment; filename*=UTF-8''{name}");
    let mut response = body.into_response();
    let headers = response.headers_mut();
    for (header, value) in [
        (header::CONTENT_TYPE, face.mime.as_str()),
        (header::CONTENT_DISPOSITION, &disposition),
        (header::CONTENT_LENGTH, &face.size.to_string()),
        (header::CACHE_CONTROL, "private, no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox",
        ),
    ] {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(header, value);
        }
    }
    Ok(response)
}

/// Removes bytes that nothing knows of: what a crash left while a file was being taken.
pub async fn tidy(app: &App) -> Result<(), Refusal> {
    let known = app.store.stored_files().await?;
    let removed = write::forget_forsaken(&folder(app), &known, FORSAKEN).await;
    if removed > 0 {
        tracing::info!(removed, "removed bytes of files that were never taken");
    }
    Ok(())
}

fn folder(app: &App) -> PathBuf {
    app.settings.data.join("files")
}

fn too_large() -> Refusal {
    Refusal {
        word: "problem.file-large",
        ..Refusal::new(ProblemKind::TooLarge)
    }
}

fn broken(error: std::io::Error) -> Refusal {
    tracing::error!(%error, "the folder of files failed");
    Refusal::new(ProblemKind::Internal)
}
