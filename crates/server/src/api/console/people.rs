//! The console's people, for administrators.

use {
    super::{
        admin::{Answer, Ours, told},
        guard::{Act, Change, Look},
    },
    crate::{
        admin::{self, check},
        api::{
            Rejection,
            openapi::{Failure, Nothing, PlaceQuery},
        },
        app::App,
        desk::session::Member,
        refusal::Refusal,
    },
    axum::{
        extract::{Path, State},
        http::StatusCode,
    },
    contact_us_wire::{
        admin::{AddPerson, MadePassword, PersonFace},
        paths,
    },
    std::sync::Arc,
};

/// Whom a path names.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Path, names("person"))]
struct Person(#[allow(dead_code, reason = "only described")] String);

/// Everybody, by name.
#[utoipa::path(get, path = paths::CONSOLE_PEOPLE, tag = "console", params(PlaceQuery), security(("console" = [])),
    responses((status = 200, body = Vec<PersonFace>), Failure))]
pub(super) async fn all(State(app): Ours, look: Look) -> Answer<Vec<PersonFace>> {
    told(&app, look, admin::people::all).await
}

/// Add somebody. Their password is told this once.
#[utoipa::path(post, path = paths::CONSOLE_PEOPLE, tag = "console", params(PlaceQuery), security(("console" = [])),
    request_body = AddPerson, responses((status = 200, body = MadePassword), Failure))]
pub(super) async fn add(State(app): Ours, asked: Change<AddPerson>) -> Answer<MadePassword> {
    let Change {
        context,
        member,
        body,
    } = asked;
    let look = Look { context, member };
    told(&app, look, async |app: &App, member: &Member| {
        admin::people::add(app, member, body).await
    })
    .await
}

/// Give somebody another password, which is told this once. Their sessions end; of one's own, this one stays.
#[utoipa::path(post, path = paths::CONSOLE_PERSON_PASSWORD, tag = "console", params(PlaceQuery, Person),
    security(("console" = [])), request_body = Nothing, responses((status = 200, body = MadePassword), Failure))]
pub(super) async fn new_password(
    State(app): Ours,
    Path(person): Path<String>,
    asked: Change<Nothing>,
) -> Answer<MadePassword> {
    told(&app, asked.into(), async |app: &App, member: &Member| {
        admin::people::new_password(app, member, &person).await
    })
    .await
}

/// Take somebody away. Their sessions end, and their chats go back to the queue, at their old places.
#[utoipa::path(delete, path = paths::CONSOLE_PERSON, tag = "console", params(PlaceQuery, Person),
    security(("console" = [])), responses((status = 204), Failure))]
pub(super) async fn remove(
    State(app): State<Arc<App>>,
    Path(person): Path<String>,
    Act(look): Act,
) -> Result<StatusCode, Rejection> {
    let removed = async {
        check(&look.member)?;
        admin::people::remove(&app, &look.member, &person).await
    };
    let removed: Result<(), Refusal> = removed.await;
    removed
        .map(|()| StatusCode::NO_CONTENT)
        .map_err(|refusal| look.context.reject(&app, &refusal))
}
