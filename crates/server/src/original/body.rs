//! The body of a request, within the limit of all others.

use {
    super::Fault,
    crate::api::submission::{LARGEST, whole},
    axum::{
        body::Bytes,
        extract::{FromRequest, Request},
        http::StatusCode,
    },
};

/// The bytes of a body; 413 if there are more than a request may have.
#[derive(Debug)]
pub struct Body(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = Fault;

    async fn from_request(request: Request, _: &S) -> Result<Self, Fault> {
        let (parts, body) = request.into_parts();
        let too_large = |_| {
            let sentence = format!("the body is too large: send no more than {LARGEST} bytes");
            Fault::Said(StatusCode::PAYLOAD_TOO_LARGE, sentence)
        };
        whole(&parts.headers, body)
            .await
            .map(Self)
            .map_err(too_large)
    }
}
