//! Answers that are refusals: `application/problem+json`, in the language of the request.

use {
    crate::{app::App, facts::ClientFacts, place::Place, refusal::Refusal},
    axum::{
        Json,
        http::{HeaderMap, HeaderValue, StatusCode, header},
        response::{IntoResponse, Response},
    },
    contact_us_wire::Problem,
};

/// The media type of RFC 9457.
pub const PROBLEM: HeaderValue = HeaderValue::from_static("application/problem+json");

/// A problem on its way out.
#[derive(Debug)]
pub struct Rejection(pub Problem);

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        let status =
            StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let retry = self.0.retry_after.map(HeaderValue::from);
        let mut response = (status, Json(self.0)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, PROBLEM);
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = retry {
            headers.insert(header::RETRY_AFTER, seconds);
        }
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

/// What a request says of itself, apart from its body.
#[derive(Clone, Debug)]
pub struct Context {
    /// Where the customer is.
    pub place: Place,
    /// What is known of the device.
    pub client: ClientFacts,
}

impl Context {
    /// The context of a request.
    pub fn of(app: &App, query: Option<&str>, headers: &HeaderMap) -> Result<Self, Rejection> {
        let client = facts(headers);
        match Place::from_query(query, &app.settings.account) {
            Ok(place) => Ok(Self { place, client }),
            Err(refusal) => Err(Self {
                place: Place::default(),
                client,
            }
            .reject(app, &refusal)),
        }
    }

    /// What a service answered, on its way out.
    pub fn answer<T>(&self, app: &App, done: Result<T, Refusal>) -> Result<Json<T>, Rejection> {
        done.map(Json).map_err(|refusal| self.reject(app, &refusal))
    }

    /// A refusal in the language of the request.
    pub fn reject(&self, app: &App, refusal: &Refusal) -> Rejection {
        Rejection(refusal.problem(&app.catalogue(&self.place, &self.client).words))
    }
}

/// The facts of a request's headers.
pub fn facts(headers: &HeaderMap) -> ClientFacts {
    ClientFacts::from_headers(|name| headers.get(name)?.to_str().ok())
}
