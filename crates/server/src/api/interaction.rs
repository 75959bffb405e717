//! Interactions, and the options that are pressed in them.

use {
    super::{
        Rejection,
        openapi::{self, Failure},
        respond::Context,
        submission::Moving,
    },
    crate::{
        app::App,
        interaction::{self, Named},
        refusal::Refusal,
    },
    axum::{
        Json,
        extract::{Path, RawQuery, State},
        http::{HeaderMap, StatusCode, header},
        response::{IntoResponse, Response},
    },
    contact_us_interaction::SCHEMA,
    contact_us_wire::{
        OptionKind, ProblemKind,
        interaction::{Direction, Navigation, Standing},
        paths,
    },
    std::sync::Arc,
};

/// One navigation. It is written down when it is answered. One that was done already, or is asked for from a page that
/// another tab has left, is answered with where the instance stands. Wrong fields are 422; 401 tells that the link does
/// not begin the Interaction, 404 that the Interaction or the instance is not there.
#[utoipa::path(post, path = paths::INTERACTION, tag = "interaction",
    params(openapi::InteractionName, openapi::PlaceQuery, openapi::SubmissionHeaders, openapi::InstanceHeader),
    request_body = Navigation, responses((status = 200, body = Standing), Failure))]
pub(super) async fn go(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    Moving(one): Moving<Navigation>,
) -> Result<Json<Standing>, Rejection> {
    let went = if one.named == Named::Wrong && one.body.direction != Direction::Start {
        Err(interaction::gone())
    } else {
        interaction::go(&app, one.asker(), &name, &one.body).await
    };
    one.context.answer(&app, went)
}

/// Where an instance stands; without one the first page, as an instance begun now with the query's values has it.
#[utoipa::path(get, path = paths::INTERACTION, tag = "interaction",
    params(openapi::InteractionName, openapi::PlaceQuery, openapi::InstanceHeader),
    responses((status = 200, body = Standing), Failure))]
pub(super) async fn stands(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Json<Standing>, Rejection> {
    let context = Context::of(&app, query.as_deref(), &headers)?;
    let (place, client) = (&context.place, &context.client);
    let standing = match Named::of(&app, &place.account, &headers) {
        Named::One(id) => interaction::standing(&app, place, client, &name, &id).await,
        Named::Wrong => Err(interaction::gone()),
        Named::Nobody => {
            let given = interaction::given(query.as_deref().unwrap_or_default());
            interaction::standing_first(&app, place, client, &name, &given).await
        }
    };
    context.answer(&app, standing)
}

/// The JSON Schema of a definition (draft 2020-12).
#[utoipa::path(get, path = paths::INTERACTION_SCHEMA, tag = "interaction",
    responses((status = 200, body = serde_json::Value, content_type = "application/schema+json")))]
pub(super) async fn schema() -> Response {
    ([(header::CONTENT_TYPE, "application/schema+json")], SCHEMA).into_response()
}

/// An assistance option was pressed, within the instance of the header. For its history: the answer is the same whether
/// or not there is one. The body is an empty JSON object.
#[utoipa::path(post, path = paths::OPTION_PRESSED, tag = "interaction",
    params(("kind" = OptionKind, Path, description = "The option."),
        openapi::PlaceQuery, openapi::SubmissionHeaders, openapi::InstanceHeader),
    request_body = openapi::Nothing, responses((status = 204), Failure))]
pub(super) async fn pressed(
    State(app): State<Arc<App>>,
    Path(kind): Path<String>,
    Moving(one): Moving<openapi::Nothing>,
) -> Result<StatusCode, Rejection> {
    let kind = OptionKind::ALL.into_iter().find(|one| one.name() == kind);
    let pressed = match kind {
        Some(kind) => interaction::pressed(&app, one.asker(), kind).await,
        None => Err(Refusal::new(ProblemKind::NotFound)),
    };
    pressed
        .map(|()| StatusCode::NO_CONTENT)
        .map_err(|refusal| one.context.reject(&app, &refusal))
}
