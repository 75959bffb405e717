//! Refusals in the original's form.

use {
    crate::store::StoreError,
    axum::{
        Json,
        http::{HeaderName, HeaderValue, StatusCode, header},
        response::{IntoResponse, Response},
    },
    serde_json::json,
};

/// Where a 401 says what was wrong.
const REASON: HeaderName = HeaderName::from_static("unauthenticated-reason");
/// What a 401 says in its body, as the original's documents have it.
const CODE: &str = "0x7000000";
const MESSAGE: &str = "Request is unauthorized, missing or wrong credentials";

/// A refusal on its way out.
#[derive(Debug)]
pub enum Fault {
    /// 401: who asks did not show that they may.
    Unauthenticated {
        /// What is missing or wrong. Never whether there is such an account.
        reason: &'static str,
        /// Where to read more.
        more_info_url: String,
    },
    /// Any other status, with a sentence for whoever wrote the client.
    Said(StatusCode, String),
}

impl Fault {
    /// 400: the request cannot be understood.
    pub fn malformed(sentence: impl Into<String>) -> Self {
        Self::Said(StatusCode::BAD_REQUEST, sentence.into())
    }

    /// 404: there is no such thing.
    pub fn not_found(sentence: impl Into<String>) -> Self {
        Self::Said(StatusCode::NOT_FOUND, sentence.into())
    }

    /// 500: our fault. What it was stands in the log.
    pub fn internal() -> Self {
        let sentence = "the request could not be carried out. Try again, and look into the server's log if it stays so";
        Self::Said(StatusCode::INTERNAL_SERVER_ERROR, sentence.to_owned())
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the database failed");
        Self::internal()
    }
}

impl From<sqlx::Error> for Fault {
    fn from(error: sqlx::Error) -> Self {
        StoreError::from(error).into()
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = match self {
            Self::Unauthenticated {
                reason,
                more_info_url,
            } => {
                let body =
                    json!({ "code": CODE, "message": MESSAGE, "moreInfoUrl": more_info_url });
                let reason = [(REASON, HeaderValue::from_static(reason))];
                (StatusCode::UNAUTHORIZED, reason, Json(body)).into_response()
            }
            Self::Said(status, sentence) => (status, sentence).into_response(),
        };
        let no_store = HeaderValue::from_static("no-store");
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, no_store);
        response
    }
}
