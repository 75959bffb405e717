//! The history of an instance.

use {
    super::guard::Look,
    crate::{
        api::{
            Rejection,
            openapi::{Failure, PlaceQuery, Reference},
            submission::bearer,
        },
        app::App,
        history,
    },
    axum::{
        Json,
        extract::{Path, State},
        http::HeaderMap,
    },
    contact_us_wire::{history::History, paths},
    std::sync::Arc,
};

/// What the customer saw, answered and asked for in the instance that a receipt was given out in. Whoever opens it needs
/// both the session and the token of the link's fragment, as `Authorization: Bearer`, and is written down. 403 without
/// the token, or when it has expired.
#[utoipa::path(get, path = paths::CONSOLE_HISTORY, tag = "console", params(PlaceQuery, Reference),
    security(("console" = [], "token" = [])), responses((status = 200, body = History), Failure))]
pub(super) async fn open(
    State(app): State<Arc<App>>,
    Path(reference): Path<String>,
    look: Look,
    headers: HeaderMap,
) -> Result<Json<History>, Rejection> {
    let opened = history::open(&app, &look.member, &reference, bearer(&headers)).await;
    look.context.answer(&app, opened)
}
