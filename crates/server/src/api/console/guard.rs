//! The ways into the console: only with its cookie, and for changes only from its own pages.

use {
    super::cookie,
    crate::{
        api::{
            Rejection,
            openapi::Nothing,
            respond::{Context, facts},
            submission::{check_json, object, whole_up_to},
        },
        app::App,
        desk::session::{self, Member},
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

/// A request that only looks, by somebody who is signed in.
#[derive(Debug)]
pub struct Look {
    /// Where it comes from.
    pub context: Context,
    /// Who asks.
    pub member: Member,
}

impl FromRequestParts<Arc<App>> for Look {
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Rejection> {
        let context = Context::of(app, parts.uri.query(), &parts.headers)?;
        match member(app, &parts.headers).await {
            Ok(member) => Ok(Self { context, member }),
            Err(refusal) => Err(context.reject(app, &refusal)),
        }
    }
}

/// A request that changes something, by somebody who is signed in. Its outside is in order: size 413, content type 415,
/// origin 403, session 401, query and JSON 400, looked at in this order. It has at most `MOST` bytes.
#[derive(Debug)]
pub struct Change<T, const MOST: usize = MAX_BODY> {
    /// Where it comes from.
    pub context: Context,
    /// Who asks.
    pub member: Member,
    /// What they say.
    pub body: T,
}

impl<T: DeserializeOwned, const MOST: usize> FromRequest<Arc<App>> for Change<T, MOST> {
    type Rejection = Rejection;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Rejection> {
        let opened = Opened::of(app, request, MOST).await?;
        let member = member(app, &opened.headers).await;
        let member = member.map_err(|refusal| opened.context.reject(app, &refusal))?;
        let (context, body) = opened.read(app)?;
        Ok(Self {
            context,
            member,
            body,
        })
    }
}

impl<const MOST: usize> From<Change<Nothing, MOST>> for Look {
    fn from(asked: Change<Nothing, MOST>) -> Self {
        Self {
            context: asked.context,
            member: asked.member,
        }
    }
}

/// As [`Change`] for somebody who is not signed in yet.
#[derive(Debug)]
pub struct Entrance<T> {
    /// Where it comes from.
    pub context: Context,
    /// From which address.
    pub peer: IpAddr,
    /// What they say.
    pub body: T,
}

impl<T: DeserializeOwned> FromRequest<Arc<App>> for Entrance<T> {
    type Rejection = Rejection;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Rejection> {
        let peer = sender::of(&app.settings, request.extensions(), request.headers());
        let (context, body) = Opened::of(app, request, MAX_BODY).await?.read(app)?;
        Ok(Self {
            context,
            peer,
            body,
        })
    }
}

/// A change without a body, like signing out: origin 403, session 401.
#[derive(Debug)]
pub struct Act(pub Look);

impl FromRequestParts<Arc<App>> for Act {
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Rejection> {
        let context = Context::of(app, parts.uri.query(), &parts.headers)?;
        same_site(app, &parts.headers).map_err(|refusal| context.reject(app, &refusal))?;
        Look::from_request_parts(parts, app).await.map(Self)
    }
}

/// A body that may be read: it is of the right size and type, and from our own page.
struct Opened {
    context: Context,
    query: Option<Rejection>,
    headers: HeaderMap,
    bytes: Bytes,
}

impl Opened {
    async fn of(app: &App, request: Request, most: usize) -> Result<Self, Rejection> {
        let (parts, body) = request.into_parts();
        let (context, query) = match Context::of(app, parts.uri.query(), &parts.headers) {
            Ok(context) => (context, None),
            Err(rejection) => {
                let context = Context {
                    place: Place::default(),
                    client: facts(&parts.headers),
                };
                (context, Some(rejection))
            }
        };
        let read = async {
            let bytes = whole_up_to(most, &parts.headers, body).await?;
            check_json(&parts.headers)?;
            same_site(app, &parts.headers)?;
            Ok::<Bytes, Refusal>(bytes)
        };
        match read.await {
            Ok(bytes) => Ok(Self {
                context,
                query,
                headers: parts.headers,
                bytes,
            }),
            Err(refusal) => Err(context.reject(app, &refusal)),
        }
    }

    fn read<T: DeserializeOwned>(self, app: &App) -> Result<(Context, T), Rejection> {
        if let Some(rejection) = self.query {
            return Err(rejection);
        }
        match object(&self.bytes) {
            Some(body) => Ok((self.context, body)),
            None => {
                let refusal = Refusal::new(ProblemKind::Malformed);
                Err(self.context.reject(app, &refusal))
            }
        }
    }
}

/// Who the cookie of a request belongs to.
pub async fn member(app: &App, headers: &HeaderMap) -> Result<Member, Refusal> {
    let token = cookie::read(headers, &app.settings).ok_or_else(session::signed_out)?;
    session::of(app, token).await
}

/// Refuses a change that does not say that it comes from our own page. The cookie comes along by itself, so a request
/// that says nothing is refused, too, unlike those of customers.
pub fn same_site(app: &App, headers: &HeaderMap) -> Result<(), Refusal> {
    crate::api::origin::check_strictly(headers, &app.settings)
}
