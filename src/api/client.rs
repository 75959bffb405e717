//! One method an endpoint, one funnel for all answers.

use {
    super::ApiError,
    crate::browser,
    contact_us_wire::{
        Boot, CallbackMove, CallbackReceipt, CallbackRequest, CallbackStatus, EmailReceipt,
        EmailRequest, Slots, paths,
    },
    gloo_net::http::{Request, RequestBuilder, Response},
    serde::{Serialize, de::DeserializeOwned},
};

/// How long an answer may take, in milliseconds. A phone on a bad network needs more than ten seconds now and then;
/// after twenty people have given up on the page.
const PATIENCE: u32 = 20_000;

/// The backend of one account's pages.
#[derive(Clone, Debug, Default)]
pub struct Api {
    /// The query parameters that every request carries, without `?`.
    query: String,
}

impl Api {
    /// A backend that is asked with these query parameters.
    pub fn new(query: &str) -> Self {
        Self {
            query: query.to_owned(),
        }
    }

    /// Page and words.
    pub async fn boot(&self) -> Result<Boot, ApiError> {
        self.get(paths::BOOT, None).await
    }

    /// Times to call.
    pub async fn slots(&self) -> Result<Slots, ApiError> {
        self.get(paths::CALLBACK_SLOTS, None).await
    }

    /// Email Us.
    pub async fn email(&self, request: &EmailRequest, key: &str) -> Result<EmailReceipt, ApiError> {
        self.post(paths::EMAIL, request, key, None).await
    }

    /// Schedule a Callback.
    pub async fn callback(
        &self,
        request: &CallbackRequest,
        key: &str,
    ) -> Result<CallbackReceipt, ApiError> {
        self.post(paths::CALLBACK, request, key, None).await
    }

    /// How one callback stands.
    pub async fn callback_status(
        &self,
        reference: &str,
        token: &str,
    ) -> Result<CallbackStatus, ApiError> {
        self.get(&one(paths::CALLBACK_ONE, reference), Some(token))
            .await
    }

    /// Another time for a callback.
    pub async fn callback_move(
        &self,
        reference: &str,
        token: &str,
        request: &CallbackMove,
        key: &str,
    ) -> Result<CallbackStatus, ApiError> {
        self.post(
            &one(paths::CALLBACK_MOVE, reference),
            request,
            key,
            Some(token),
        )
        .await
    }

    /// No call after all.
    pub async fn callback_cancel(
        &self,
        reference: &str,
        token: &str,
        key: &str,
    ) -> Result<CallbackStatus, ApiError> {
        let nothing = serde_json::Map::new();
        self.post(
            &one(paths::CALLBACK_CANCEL, reference),
            &nothing,
            key,
            Some(token),
        )
        .await
    }

    async fn get<R: DeserializeOwned>(
        &self,
        path: &str,
        token: Option<&str>,
    ) -> Result<R, ApiError> {
        let request = authorised(Request::get(&self.address(path)), token);
        answer(request.build().map_err(|_| ApiError::Unreachable)?).await
    }

    async fn post<B: Serialize, R: DeserializeOwned>(
        &self,
        path: &str,
        body: &B,
        key: &str,
        token: Option<&str>,
    ) -> Result<R, ApiError> {
        let request = authorised(Request::post(&self.address(path)), token)
            .header(paths::IDEMPOTENCY_KEY, key)
            .header(paths::VISITOR, &browser::draft::visitor())
            .json(body)
            .map_err(|_| ApiError::Unreachable)?;
        answer(request).await
    }

    fn address(&self, path: &str) -> String {
        [path, "?", &self.query].concat()
    }
}

fn one(path: &str, reference: &str) -> String {
    path.replace("{reference}", reference)
}

fn authorised(request: RequestBuilder, token: Option<&str>) -> RequestBuilder {
    let request = request.abort_signal(Some(&web_sys::AbortSignal::timeout_with_u32(PATIENCE)));
    match token {
        Some(token) => request.header("authorization", &["Bearer ", token].concat()),
        None => request,
    }
}

/// Sends a request and reads its answer, whatever it is.
async fn answer<R: DeserializeOwned>(request: Request) -> Result<R, ApiError> {
    let sent = request.send().await;
    let response: Response = sent.map_err(|_| {
        if browser::page::offline() {
            ApiError::Offline
        } else {
            ApiError::Unreachable
        }
    })?;
    if response.ok() {
        response.json().await.map_err(|_| ApiError::Unreachable)
    } else {
        let problem = response.json().await.map_err(|_| ApiError::Unreachable)?;
        Err(ApiError::Refused(Box::new(problem)))
    }
}
