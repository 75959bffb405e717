//! One method an endpoint, one funnel for all answers.

use {
    super::ApiError,
    crate::browser,
    contact_us_wire::{
        CallTicket, CallbackMove, CallbackReceipt, CallbackRequest, CallbackStatus, EmailContext,
        EmailReceipt, EmailRequest, Page, ProblemKind, Slots, Start, Voice, paths, words::fill,
    },
    gloo_net::http::{Request, RequestBuilder, Response},
    serde::{Serialize, de::DeserializeOwned},
    std::{
        cell::{Cell, RefCell},
        pin::Pin,
    },
};

/// How long an answer may take, in milliseconds. A phone on a bad network needs more than ten seconds now and then;
/// after twenty people have given up on the page.
const PATIENCE: u32 = 20_000;

/// Where the server says that it lives.
const HEALTH: &str = "/healthz";

/// An answer on its way. Boxed, so that the machine that waits for it is made once and not once an endpoint.
type Awaited = Pin<Box<dyn Future<Output = Result<String, ApiError>>>>;

thread_local! {
    static ALONG: RefCell<Vec<(&'static str, String)>> = const { RefCell::new(Vec::new()) };
    static UNKNOWN: Cell<Option<fn()>> = const { Cell::new(None) };
}

/// A header that goes along with every request from now on; an empty one does not.
pub fn go_along(name: &'static str, value: String) {
    ALONG.with_borrow_mut(|along| {
        along.retain(|(known, _)| *known != name);
        if !value.is_empty() {
            along.push((name, value));
        }
    });
}

/// Calls a function when the server does not take what says who the visitor is.
pub fn on_unknown_visitor(call: fn()) {
    UNKNOWN.set(Some(call));
}

/// The backend of one account's pages.
#[derive(Clone, Debug, Default)]
pub struct Api {
    /// The query parameters that every request carries, without `?`.
    query: String,
    /// The token of the Interaction's instance that every request names; empty outside of one.
    instance: String,
    /// Whether the app has seen that the device is a mobile one though its browser says otherwise.
    mobile: bool,
}

impl Api {
    /// A backend that is asked with these query parameters, from within this instance.
    pub fn new(query: &str, instance: &str) -> Self {
        Self {
            query: query.to_owned(),
            instance: instance.to_owned(),
            mobile: false,
        }
    }

    /// The same backend, told what the device is where its browser does not say it.
    #[must_use]
    pub fn seen_as_mobile(self, mobile: bool) -> Self {
        Self { mobile, ..self }
    }

    /// Page and words.
    pub async fn boot(&self) -> Result<Start, ApiError> {
        read(self.get(paths::BOOT, None).await)
    }

    /// The Contact Us page of the place.
    pub async fn page(&self) -> Result<Page, ApiError> {
        read(self.get(paths::PAGE, None).await)
    }

    /// Times to call.
    pub async fn slots(&self) -> Result<Slots, ApiError> {
        read(self.get(paths::CALLBACK_SLOTS, None).await)
    }

    /// Email Us.
    pub async fn email(&self, request: &EmailRequest, key: &str) -> Result<EmailReceipt, ApiError> {
        read(self.post(paths::EMAIL, json(request), key, None).await)
    }

    /// What goes along with a message.
    pub async fn told(&self) -> Result<EmailContext, ApiError> {
        read(self.get(paths::EMAIL_CONTEXT, None).await)
    }

    /// A number to call.
    pub async fn call(&self, key: &str) -> Result<CallTicket, ApiError> {
        read(self.post(paths::CALL, "{}".to_owned(), key, None).await)
    }

    /// Schedule a Callback.
    pub async fn callback(
        &self,
        request: &CallbackRequest,
        key: &str,
    ) -> Result<CallbackReceipt, ApiError> {
        read(self.post(paths::CALLBACK, json(request), key, None).await)
    }

    /// How the open call stands.
    pub async fn voice(&self) -> Result<Voice, ApiError> {
        read(self.get(paths::VOICE, None).await)
    }

    /// Hand the open call to an agent.
    pub async fn transfer(&self, key: &str) -> Result<Voice, ApiError> {
        read(self.post(paths::TRANSFER, "{}".to_owned(), key, None).await)
    }

    /// How one callback stands.
    pub async fn callback_status(
        &self,
        reference: &str,
        token: &str,
    ) -> Result<CallbackStatus, ApiError> {
        read(
            self.get(&one(paths::CALLBACK_ONE, reference), Some(token))
                .await,
        )
    }

    /// Another time for a callback; without a request, no call after all.
    pub async fn callback_change(
        &self,
        reference: &str,
        token: &str,
        request: Option<CallbackMove>,
        key: &str,
    ) -> Result<CallbackStatus, ApiError> {
        let (path, body) = match request {
            Some(request) => (paths::CALLBACK_MOVE, json(&request)),
            None => (paths::CALLBACK_CANCEL, "{}".to_owned()),
        };
        read(
            self.post(&one(path, reference), body, key, Some(token))
                .await,
        )
    }

    /// What the server's clock shows, UTC milliseconds, to the second.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "whole milliseconds are all that is wanted"
    )]
    pub async fn clock(&self) -> Option<i64> {
        let request = Request::get(HEALTH).cache(web_sys::RequestCache::NoStore);
        let response = fetched(request.build()).await.ok()?;
        let date = response.headers().get("date")?;
        Some(js_sys::Date::parse(&date) as i64)
    }

    pub(super) fn get(&self, path: &str, token: Option<&str>) -> Awaited {
        self.get_with(path, "", token)
    }

    /// With parameters of its own.
    pub(super) fn get_with(&self, path: &str, more: &str, token: Option<&str>) -> Awaited {
        let address = [&self.address(path), "&", more].concat();
        let request = self.authorised(Request::get(&address), token);
        answer(request.build())
    }

    pub(super) fn post(&self, path: &str, body: String, key: &str, token: Option<&str>) -> Awaited {
        let request = self
            .authorised(Request::post(&self.address(path)), token)
            .header("content-type", "application/json")
            .header(paths::IDEMPOTENCY_KEY, key)
            .header(paths::VISITOR, &browser::draft::visitor());
        answer(request.body(body))
    }

    pub(super) fn address(&self, path: &str) -> String {
        [path, "?", &self.query].concat()
    }

    /// In the name of whoever has the token, from within the instance.
    fn authorised(&self, request: RequestBuilder, token: Option<&str>) -> RequestBuilder {
        let patience = web_sys::AbortSignal::timeout_with_u32(PATIENCE);
        let mut request = request.abort_signal(Some(&patience));
        if !self.instance.is_empty() {
            request = request.header(paths::INSTANCE, &self.instance);
        }
        if self.mobile {
            request = request.header(paths::MOBILE, "?1");
        }
        if let Some(zone) = browser::device::zone() {
            request = request.header(paths::TIME_ZONE, &zone);
        }
        request = ALONG.with_borrow(|along| {
            let with = |request: RequestBuilder, (name, value): &(&str, String)| {
                request.header(name, value)
            };
            along.iter().fold(request, with)
        });
        match token {
            Some(token) => request.header("authorization", &["Bearer ", token].concat()),
            None => request,
        }
    }
}

fn one(path: &str, reference: &str) -> String {
    fill(path, &[("reference", reference)])
}

/// The body of a request. Its types hold texts and numbers, which always are JSON.
fn json<B: Serialize>(body: &B) -> String {
    serde_json::to_string(body).unwrap_or_default()
}

pub(super) fn read<R: DeserializeOwned>(answer: Result<String, ApiError>) -> Result<R, ApiError> {
    browser::json::read(&answer?).ok_or(ApiError::Unreachable)
}

/// Sends a request and waits for its answer, whatever it is.
fn answer(request: Result<Request, gloo_net::Error>) -> Awaited {
    Box::pin(async {
        let response = fetched(request).await?;
        let text = response.text().await.map_err(|_| ApiError::Unreachable)?;
        let outcome = outcome(response.ok(), text);
        if let (Err(ApiError::Refused(problem)), Some(call)) = (&outcome, UNKNOWN.get())
            && problem.kind == ProblemKind::Identity
        {
            call();
        }
        outcome
    })
}

/// The body of an answer, or the problem that it tells of.
pub(super) fn outcome(ok: bool, text: String) -> Result<String, ApiError> {
    if ok {
        return Ok(text);
    }
    let problem = browser::json::read(&text).ok_or(ApiError::Unreachable)?;
    Err(ApiError::Refused(Box::new(problem)))
}

/// Why there was no answer.
pub(super) fn unanswered() -> ApiError {
    if browser::page::offline() {
        ApiError::Offline
    } else {
        ApiError::Unreachable
    }
}

/// A response on its way. Boxed for the same reason.
type Fetched = Pin<Box<dyn Future<Output = Result<Response, ApiError>>>>;

/// Sends a request and waits for the beginning of its answer.
pub(super) fn fetched(request: Result<Request, gloo_net::Error>) -> Fetched {
    Box::pin(async {
        let request = request.map_err(|_| ApiError::Unreachable)?;
        request.send().await.map_err(|_| unanswered())
    })
}
