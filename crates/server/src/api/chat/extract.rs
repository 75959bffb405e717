//! The ways in for requests about a conversation.

use {
    crate::{
        api::{Rejection, origin, respond, respond::Context, submission},
        app::App,
        chat::token,
        place::Place,
        refusal::Refusal,
        sender,
    },
    axum::{
        body::Bytes,
        extract::{FromRequest, FromRequestParts, Request},
        http::{HeaderMap, request::Parts},
    },
    contact_us_wire::{ProblemKind, chat::MAX_BODY},
    serde::de::DeserializeOwned,
    std::{net::IpAddr, sync::Arc},
};

/// A request whose outside is in order: size 413, content type 415, origin 403, rate of its address 429, query and JSON
/// 400, looked at in this order.
pub(in crate::api) struct Sent<T> {
    pub(super) context: Context,
    pub(super) headers: HeaderMap,
    pub(super) body: T,
}

/// One that changes a conversation: as [`Sent`], with the token (401) looked at before query and JSON.
pub(in crate::api) struct Told<T> {
    pub(super) context: Context,
    pub(super) conversation: String,
    pub(super) headers: HeaderMap,
    pub(super) body: T,
}

/// One that reads a conversation.
pub(in crate::api) struct Asked {
    pub(super) context: Context,
    pub(super) conversation: String,
}

/// What is known of a request before its body is understood.
struct Outside {
    query: Result<Context, Rejection>,
    context: Context,
    headers: HeaderMap,
    bytes: Bytes,
}

async fn outside(app: &App, request: Request) -> Result<Outside, Rejection> {
    let (parts, body) = request.into_parts();
    let (query, context) = contexts(app, &parts);
    let peer = peer(app, &parts);
    let taken = async {
        let bytes = submission::whole_up_to(MAX_BODY, &parts.headers, body).await?;
        submission::check_json(&parts.headers)?;
        check_sender(app, &parts.headers, peer)?;
        Ok::<Bytes, Refusal>(bytes)
    };
    let bytes = taken
        .await
        .map_err(|refusal| context.reject(app, &refusal))?;
    Ok(Outside {
        query,
        context,
        headers: parts.headers,
        bytes,
    })
}

/// The context of a request, and one for refusals if the query cannot be read.
pub(super) fn contexts(app: &App, parts: &Parts) -> (Result<Context, Rejection>, Context) {
    let query = Context::of(app, parts.uri.query(), &parts.headers);
    let context = query.as_ref().cloned().unwrap_or_else(|_| Context {
        place: Place::default(),
        client: respond::facts(&parts.headers),
    });
    (query, context)
}

/// The address that counts.
pub(super) fn peer(app: &App, parts: &Parts) -> IpAddr {
    sender::of(&app.settings, &parts.extensions, &parts.headers)
}

/// Refuses what another site sends (403), then what comes too fast from one address (429).
pub(super) fn check_sender(app: &App, headers: &HeaderMap, peer: IpAddr) -> Result<(), Refusal> {
    origin::check(headers, &app.settings)?;
    app.chat_limits.address(peer).map_err(Refusal::too_many)
}

fn body<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    submission::object(bytes).ok_or_else(|| Refusal::new(ProblemKind::Malformed))
}

impl<T: DeserializeOwned> FromRequest<Arc<App>> for Sent<T> {
    type Rejection = Rejection;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Rejection> {
        let outside = outside(app, request).await?;
        let context = outside.query?;
        let body = body(&outside.bytes).map_err(|refusal| context.reject(app, &refusal))?;
        Ok(Self {
            context,
            headers: outside.headers,
            body,
        })
    }
}

impl<T: DeserializeOwned> FromRequest<Arc<App>> for Told<T> {
    type Rejection = Rejection;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Rejection> {
        let outside = outside(app, request).await?;
        let context = outside.context;
        let reject = |refusal: Refusal| context.reject(app, &refusal);
        let bearer = submission::bearer(&outside.headers);
        let conversation = token::opened(app, bearer).map_err(reject)?.to_owned();
        outside.query?;
        let body = body(&outside.bytes).map_err(reject)?;
        Ok(Self {
            context,
            conversation,
            headers: outside.headers,
            body,
        })
    }
}

impl FromRequestParts<Arc<App>> for Asked {
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Rejection> {
        let (query, context) = contexts(app, parts);
        let conversation = token::opened(app, submission::bearer(&parts.headers))
            .map_err(|refusal| context.reject(app, &refusal))?
            .to_owned();
        Ok(Self {
            context: query?,
            conversation,
        })
    }
}
