//! Who is signed in, and what is theirs.

use {
    super::{
        cookie,
        guard::{Act, Change, Entrance, Look},
    },
    crate::{
        api::{
            Rejection,
            openapi::{Failure, PlaceQuery},
        },
        app::App,
        desk::{presence as there, session as desk},
        refusal::Refusal,
    },
    axum::{
        Json,
        extract::State,
        http::{HeaderValue, StatusCode, header},
        response::{AppendHeaders, IntoResponse, Response},
    },
    contact_us_wire::{
        console::{CannedReply, Person, Presence, SignIn},
        paths,
    },
    std::sync::Arc,
};

/// Who is signed in.
#[utoipa::path(get, path = paths::CONSOLE_SESSION, tag = "console", params(PlaceQuery), security(("console" = [])),
    responses((status = 200, body = Person), Failure))]
pub(super) async fn who(look: Look) -> Json<Person> {
    Json(desk::face(&look.member.row))
}

/// Sign in. The answer sets the cookie that the rest of the console needs. 401 does not say whether name or password is
/// wrong; 429 follows ten tries a minute with one name, or thirty from one address.
#[utoipa::path(post, path = paths::CONSOLE_SESSION, tag = "console", params(PlaceQuery), request_body = SignIn,
    responses((status = 200, body = Person, headers(("Set-Cookie" = String))), Failure))]
pub(super) async fn sign_in(
    State(app): State<Arc<App>>,
    entrance: Entrance<SignIn>,
) -> Result<Response, Rejection> {
    let Entrance {
        context,
        peer,
        body,
    } = entrance;
    let account = &context.place.account;
    let signed_in = async {
        if app.store.account(account).await?.is_none() {
            return Err(Refusal::unknown_account());
        }
        desk::sign_in(&app, account, peer, &body).await
    };
    let (token, person) = signed_in
        .await
        .map_err(|refusal| context.reject(&app, &refusal))?;
    Ok((with_cookie(&app, &token), Json(person)).into_response())
}

/// Sign out. With the last session of a person their chats go back to the queue.
#[utoipa::path(delete, path = paths::CONSOLE_SESSION, tag = "console", params(PlaceQuery), security(("console" = [])),
    responses((status = 204), Failure))]
pub(super) async fn sign_out(
    State(app): State<Arc<App>>,
    Act(look): Act,
) -> Result<Response, Rejection> {
    desk::sign_out(&app, &look.member)
        .await
        .map_err(|refusal| look.context.reject(&app, &refusal))?;
    Ok((StatusCode::NO_CONTENT, with_cookie(&app, "")).into_response())
}

/// Take chats, or take a break: chats that are theirs stay theirs.
#[utoipa::path(put, path = paths::CONSOLE_PRESENCE, tag = "console", params(PlaceQuery), security(("console" = [])),
    request_body = Presence, responses((status = 200, body = Person), Failure))]
pub(super) async fn presence(
    State(app): State<Arc<App>>,
    change: Change<Presence>,
) -> Result<Json<Person>, Rejection> {
    there::set_available(&app, &change.member.row, change.body.available)
        .await
        .map(Json)
        .map_err(|refusal| change.context.reject(&app, &refusal))
}

/// Canned replies, in order.
#[utoipa::path(get, path = paths::CONSOLE_REPLIES, tag = "console", params(PlaceQuery), security(("console" = [])),
    responses((status = 200, body = Vec<CannedReply>), Failure))]
pub(super) async fn replies(
    State(app): State<Arc<App>>,
    look: Look,
) -> Result<Json<Vec<CannedReply>>, Rejection> {
    app.store
        .canned_replies(&look.member.row.account)
        .await
        .map(Json)
        .map_err(|error| look.context.reject(&app, &error.into()))
}

fn with_cookie(app: &App, token: &str) -> AppendHeaders<Option<(header::HeaderName, HeaderValue)>> {
    AppendHeaders(cookie::set(token, &app.settings).map(|value| (header::SET_COOKIE, value)))
}
