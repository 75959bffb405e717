//! The transcript of a conversation.

use {
    super::extract::{Asked, Told},
    crate::{
        api::{
            Rejection,
            openapi::{Failure, PlaceQuery, SubmissionHeaders},
            submission,
        },
        app::App,
        chat,
    },
    axum::{
        extract::State,
        http::{HeaderName, StatusCode, header},
    },
    contact_us_wire::{chat::TranscriptRequest, paths},
    std::sync::Arc,
};

/// A text file and how it is to be saved.
type Saved = ([(HeaderName, String); 2], String);

/// The transcript as a text file, in the language of the request.
#[utoipa::path(get, path = paths::CHAT_TRANSCRIPT, tag = "chat", params(PlaceQuery), security(("token" = [])),
    responses((status = 200, body = String, content_type = "text/plain"), Failure))]
pub(in crate::api) async fn give(
    State(app): State<Arc<App>>,
    one: Asked,
) -> Result<Saved, Rejection> {
    let words = &app.catalogue(&one.context.place, &one.context.client).words;
    chat::transcript(&app, &one.conversation, words)
        .await
        .map(saved)
        .map_err(|refusal| one.context.reject(&app, &refusal))
}

/// Under a name that tells one chat from another.
fn saved(transcript: chat::Transcript) -> Saved {
    let name = format!("attachment; filename=\"chat-{}.txt\"", transcript.reference);
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    (headers, transcript.text)
}

/// Has the transcript mailed. The answer means that the mail is stored; it follows.
#[utoipa::path(post, path = paths::CHAT_TRANSCRIPT, tag = "chat", params(PlaceQuery, SubmissionHeaders),
    security(("token" = [])), request_body = TranscriptRequest, responses((status = 204), Failure))]
pub(in crate::api) async fn mail(
    State(app): State<Arc<App>>,
    one: Told<TranscriptRequest>,
) -> Result<StatusCode, Rejection> {
    let mailed = async {
        let key = submission::key(&one.headers)?;
        let language = app.catalogue(&one.context.place, &one.context.client);
        let words = (language.tag, language.words.as_ref());
        chat::mail_transcript(&app, &one.conversation, &key, &one.body, words).await
    };
    mailed
        .await
        .map(|()| StatusCode::NO_CONTENT)
        .map_err(|refusal| one.context.reject(&app, &refusal))
}
