//! What the agents of another desk do.

use {
    super::extract::{contexts, peer},
    crate::{
        api::{
            Rejection,
            openapi::{Failure, PlaceQuery},
            submission,
        },
        app::App,
        chat::provider::webhook::{self, DeskRequest, SIGNATURE, TIMESTAMP},
        refusal::Refusal,
    },
    axum::{
        Json,
        extract::{Request, State},
        http::StatusCode,
        response::{IntoResponse, Response},
    },
    contact_us_wire::{
        chat::{MAX_BODY, MessageReceipt},
        paths,
    },
    serde::Deserialize,
    std::sync::Arc,
    utoipa::IntoParams,
};

/// What proves that the desk sends this.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Header)]
#[allow(dead_code, reason = "it describes what `act` reads")]
pub(in crate::api) struct DeskHeaders {
    /// When it was sent, UTC milliseconds; at most five minutes from now.
    #[serde(rename = "Contact-Us-Timestamp")]
    contact_us_timestamp: i64,
    /// HMAC-SHA256 with the account's secret over the timestamp, a dot and the body, in small hexadecimal digits.
    #[serde(rename = "Contact-Us-Signature")]
    contact_us_signature: String,
}

/// What an agent of the account's own desk does, where the desk is attached by a webhook. A message is answered with its
/// receipt.
#[utoipa::path(post, path = paths::CHAT_DESK, tag = "chat", params(PlaceQuery, DeskHeaders),
    request_body = DeskRequest,
    responses((status = 201, body = MessageReceipt), (status = 204), Failure))]
pub(in crate::api) async fn act(
    State(app): State<Arc<App>>,
    request: Request,
) -> Result<Response, Rejection> {
    let (parts, body) = request.into_parts();
    let (query, context) = contexts(&app, &parts);
    let acted = async {
        let headers = &parts.headers;
        let bytes = submission::whole_up_to(MAX_BODY, headers, body).await?;
        submission::check_json(headers)?;
        app.chat_limits
            .address(peer(&app, &parts))
            .map_err(Refusal::too_many)?;
        let text = |name: &str| {
            let value = headers.get(name).and_then(|value| value.to_str().ok());
            value.unwrap_or_default()
        };
        let account = &context.place.account;
        let signed = [text(TIMESTAMP), text(SIGNATURE)];
        webhook::act(&app, account, signed, &bytes).await
    };
    query?;
    match acted.await {
        Ok(Some(receipt)) => Ok((StatusCode::CREATED, Json(receipt)).into_response()),
        Ok(None) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(refusal) => Err(context.reject(&app, &refusal)),
    }
}
