//! The one way in for requests that change something.

use {
    super::{Rejection, origin, respond::Context},
    crate::{
        app::App,
        contact::{Asker, Key},
        host, identity,
        interaction::Named,
        limiter::Limiter,
        refusal::Refusal,
        sandbox, sender,
    },
    axum::{
        body::{Bytes, to_bytes},
        extract::{FromRequest, Request},
        http::{HeaderMap, header},
    },
    contact_us_wire::{HostFacts, ProblemKind, console::Identity, paths},
    serde::de::DeserializeOwned,
    std::{net::IpAddr, sync::Arc},
    uuid::Uuid,
};

/// Most bytes of a body: five times the longest message in four-byte characters, with room for the rest.
pub const LARGEST: usize = 64 * 1024;

/// A submission whose outside is in order: size 413, content type 415, origin 403, rate 429, key, query and JSON 400,
/// identity 401, looked at in this order. What it says is for the services to look at (422).
#[derive(Debug)]
pub struct Submission<T> {
    /// Where it comes from.
    pub context: Context,
    /// Its key.
    pub key: Key,
    /// The visitor, if they have a name.
    pub visitor: Option<String>,
    /// The instance that it names.
    pub named: Named,
    /// Who its sender is, if the site that holds the widget vouches for them.
    pub identity: Option<Identity>,
    /// What that site's page says, for which nobody vouches.
    pub host: Option<HostFacts>,
    /// The token that came with it; empty if none did.
    pub token: String,
    /// What it says.
    pub body: T,
}

impl<T> Submission<T> {
    /// Who sent it.
    pub fn asker(&self) -> Asker<'_> {
        Asker {
            place: &self.context.place,
            client: &self.context.client,
            visitor: self.visitor.as_deref(),
            key: &self.key,
            within: self.named.id(),
            identity: self.identity.as_ref(),
            host: self.host.as_ref(),
        }
    }
}

/// A submission of an Interaction's page. Such come faster than contacts do, and are counted by themselves.
#[derive(Debug)]
pub struct Moving<T>(pub Submission<T>);

impl<T: DeserializeOwned> FromRequest<Arc<App>> for Moving<T> {
    type Rejection = Rejection;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Rejection> {
        read(request, app, &app.navigations).await.map(Self)
    }
}

impl<T: DeserializeOwned> FromRequest<Arc<App>> for Submission<T> {
    type Rejection = Rejection;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Rejection> {
        read(request, app, &app.limiter).await
    }
}

async fn read<T: DeserializeOwned>(
    request: Request,
    app: &Arc<App>,
    limiter: &Limiter,
) -> Result<Submission<T>, Rejection> {
    let (parts, body) = request.into_parts();
    let headers = &parts.headers;
    let query = Context::of(app, parts.uri.query(), headers);
    let fallback = Context {
        place: crate::place::Place::default(),
        client: super::respond::facts(headers),
    };
    let context = query.as_ref().unwrap_or(&fallback).clone();
    let peer = sender::of(&app.settings, &parts.extensions, headers);
    let reject = |refusal: Refusal| context.reject(app, &refusal);

    let read = async {
        let bytes = whole(headers, body).await?;
        check_json(headers)?;
        check_sender(app, limiter, headers, peer)?;
        Ok::<Bytes, Refusal>(bytes)
    };
    let bytes = read.await.map_err(reject)?;
    let key = key(headers).map_err(reject)?;
    query?;
    let identity = identity::of(app, &context.place.account, headers).await;
    let body = object(&bytes).ok_or_else(|| reject(Refusal::new(ProblemKind::Malformed)))?;
    let identity = identity.map_err(reject)?;
    sandbox::check(&context.place.account, app.clock.now()).map_err(reject)?;
    Ok(Submission {
        identity,
        key,
        visitor: visitor(headers),
        host: host::of(headers),
        named: Named::of(app, &context.place.account, headers),
        token: bearer(headers).to_owned(),
        body,
        context,
    })
}

/// Refuses what another site sends (403), then what comes too fast from one address (429).
pub fn check_sender(
    app: &App,
    limiter: &Limiter,
    headers: &HeaderMap,
    peer: IpAddr,
) -> Result<(), Refusal> {
    origin::check(headers, &app.settings)?;
    limiter.check(peer).map_err(Refusal::too_many)
}

/// The visitor that a request names. What is not a UUID names nobody.
pub fn visitor(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(paths::VISITOR)?.to_str().ok()?;
    Uuid::parse_str(text).ok().map(|uuid| uuid.to_string())
}

/// The token of `Authorization: Bearer`, or nothing.
pub fn bearer(headers: &HeaderMap) -> &str {
    headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map_or("", |(_, token)| token.trim())
}

/// The whole body, if it is no larger than we take.
pub async fn whole(headers: &HeaderMap, body: axum::body::Body) -> Result<Bytes, Refusal> {
    whole_up_to(LARGEST, headers, body).await
}

/// The whole body, if it has no more bytes than `most`.
pub async fn whole_up_to(
    most: usize,
    headers: &HeaderMap,
    body: axum::body::Body,
) -> Result<Bytes, Refusal> {
    let announced = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|length| length > most as u64) {
        return Err(Refusal::new(ProblemKind::TooLarge));
    }
    to_bytes(body, most).await.map_err(|error| {
        // Either it was longer than it said, or the connection broke and nobody reads this.
        tracing::debug!(%error, "a body was not read to its end");
        Refusal::new(ProblemKind::TooLarge)
    })
}

/// What a JSON object says. (serde would read a list as the members in order, too.)
pub fn object<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    bytes
        .trim_ascii_start()
        .starts_with(b"{")
        .then(|| serde_json::from_slice(bytes).ok())?
}

/// Refuses what is not JSON by its own account (415).
pub fn check_json(headers: &HeaderMap) -> Result<(), Refusal> {
    let essence = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok()?.split(';').next())
        .unwrap_or_default();
    if essence.trim().eq_ignore_ascii_case("application/json") {
        Ok(())
    } else {
        Err(Refusal::new(ProblemKind::ContentType))
    }
}

/// The key of a submission (400).
pub fn key(headers: &HeaderMap) -> Result<Key, Refusal> {
    let text = headers
        .get(paths::IDEMPOTENCY_KEY)
        .and_then(|value| value.to_str().ok());
    Key::read(text.unwrap_or_default())
}
