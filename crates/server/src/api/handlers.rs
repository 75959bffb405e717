//! One function for each endpoint: from HTTP to a service and back.

use {
    super::{
        Rejection,
        openapi::{self, Failure},
        respond::Context,
        submission::{Submission, bearer},
    },
    crate::{
        app::App,
        call,
        contact::{self, told::Customer},
        host, identity,
        interaction::Named,
        page as pages,
        refusal::Refusal,
    },
    axum::{
        Json,
        extract::{Path, RawQuery, State},
        http::{HeaderMap, StatusCode},
        response::{IntoResponse, Response},
    },
    contact_us_wire::{
        Boot, CallTicket, CallbackMove, CallbackReceipt, CallbackRequest, CallbackStatus,
        EmailContext, EmailReceipt, EmailRequest, Page, ProblemKind, Slots, paths,
    },
    std::sync::Arc,
};

type Answer<T> = Result<Json<T>, Rejection>;
type Created<T> = Result<(StatusCode, Json<T>), Rejection>;

/// The Contact Us page of a place.
#[utoipa::path(get, path = paths::PAGE, tag = "page", params(openapi::PlaceQuery),
    responses((status = 200, body = Page), Failure))]
pub(super) async fn page(
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Answer<Page> {
    let context = Context::of(&app, query.as_deref(), &headers)?;
    let page = pages::page(&app, &context.place, &context.client).await;
    context.answer(&app, page)
}

/// Page and words, and callback times where the page at `path` shows them.
#[utoipa::path(get, path = paths::BOOT, tag = "page", params(openapi::PlaceQuery, openapi::BootQuery),
    responses((status = 200, body = Boot), Failure))]
pub(super) async fn boot(
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Answer<Boot> {
    let context = Context::of(&app, query.as_deref(), &headers)?;
    let path = openapi::BootQuery::read(query.as_deref());
    let boot = match path.strip_prefix("/interaction/") {
        Some(name) => {
            let query = query.as_deref().unwrap_or_default();
            pages::boot_interaction(&app, &context.place, &context.client, query, name).await
        }
        None => pages::boot(&app, &context.place, &context.client, &path).await,
    };
    context.answer(&app, boot)
}

/// Email Us. The answer means that the message is stored; the mail follows.
#[utoipa::path(post, path = paths::EMAIL, tag = "email",
    params(openapi::PlaceQuery, openapi::SubmissionHeaders, openapi::InstanceHeader, openapi::IdentityHeader, openapi::HostHeader),
    request_body = EmailRequest, responses((status = 201, body = EmailReceipt), Failure))]
pub(super) async fn email(
    State(app): State<Arc<App>>,
    one: Submission<EmailRequest>,
) -> Created<EmailReceipt> {
    let receipt = contact::email::accept(&app, one.asker(), &one.body).await;
    one.context.answer(&app, receipt).map(created)
}

/// What goes along with a message that is sent from this place now, beside its fields and the time.
#[utoipa::path(get, path = paths::EMAIL_CONTEXT, tag = "email", params(openapi::PlaceQuery, openapi::InstanceHeader, openapi::IdentityHeader, openapi::HostHeader),
    responses((status = 200, body = EmailContext), Failure))]
pub(super) async fn email_context(
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Answer<EmailContext> {
    let context = Context::of(&app, query.as_deref(), &headers)?;
    let named = Named::of(&app, &context.place.account, &headers);
    let told = async {
        let identity = identity::of(&app, &context.place.account, &headers).await?;
        let host = host::of(&headers);
        let customer = Customer {
            place: &context.place,
            client: &context.client,
            instance: named.id(),
            identity: identity.as_ref(),
            host: host.as_ref(),
        };
        pages::told(&app, customer).await
    };
    context.answer(&app, told.await)
}

/// Call: the number to dial and the code that goes with it, for a while. The body is an empty JSON object. Who asks again
/// keeps theirs, for the whole time anew; only a press takes one, never a `GET`.
#[utoipa::path(post, path = paths::CALL, tag = "call", params(openapi::PlaceQuery, openapi::SubmissionHeaders),
    request_body = openapi::Nothing, responses((status = 200, body = CallTicket), Failure))]
pub(super) async fn call(
    State(app): State<Arc<App>>,
    one: Submission<openapi::Nothing>,
) -> Answer<CallTicket> {
    let ticket = call::ask(&app, one.asker()).await;
    one.context.answer(&app, ticket)
}

/// Schedule a Callback. A visitor who waits for a call to this number already gets that callback once more.
#[utoipa::path(post, path = paths::CALLBACK, tag = "callback",
    params(openapi::PlaceQuery, openapi::SubmissionHeaders, openapi::InstanceHeader, openapi::IdentityHeader, openapi::HostHeader),
    request_body = CallbackRequest, responses((status = 201, body = CallbackReceipt), Failure))]
pub(super) async fn callback(
    State(app): State<Arc<App>>,
    one: Submission<CallbackRequest>,
) -> Created<CallbackReceipt> {
    let receipt = contact::callback::accept(&app, one.asker(), &one.body).await;
    one.context.answer(&app, receipt).map(created)
}

/// The times at which a callback can be asked for.
#[utoipa::path(get, path = paths::CALLBACK_SLOTS, tag = "callback", params(openapi::PlaceQuery),
    responses((status = 200, body = Slots), Failure))]
pub(super) async fn slots(
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Answer<Slots> {
    let context = Context::of(&app, query.as_deref(), &headers)?;
    let slots = pages::slots(&app, &context.place).await;
    context.answer(&app, slots)
}

/// How a callback stands.
#[utoipa::path(get, path = paths::CALLBACK_ONE, tag = "callback",
    params(openapi::PlaceQuery, openapi::Reference), security(("token" = [])),
    responses((status = 200, body = CallbackStatus), Failure))]
pub(super) async fn callback_one(
    State(app): State<Arc<App>>,
    Path(reference): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Answer<CallbackStatus> {
    let context = Context::of(&app, query.as_deref(), &headers)?;
    let status =
        contact::callback::status(&app, &context.place, &reference, bearer(&headers)).await;
    context.answer(&app, status)
}

/// Gives a callback another time.
#[utoipa::path(post, path = paths::CALLBACK_MOVE, tag = "callback",
    params(openapi::PlaceQuery, openapi::Reference, openapi::SubmissionHeaders), security(("token" = [])),
    request_body = CallbackMove, responses((status = 200, body = CallbackStatus), Failure))]
pub(super) async fn callback_move(
    State(app): State<Arc<App>>,
    Path(reference): Path<String>,
    one: Submission<CallbackMove>,
) -> Answer<CallbackStatus> {
    let (place, body) = (&one.context.place, one.body);
    let status = contact::callback::move_to(&app, place, &reference, &one.token, &one.key, body);
    one.context.answer(&app, status.await)
}

/// Cancels a callback. The body is an empty JSON object.
#[utoipa::path(post, path = paths::CALLBACK_CANCEL, tag = "callback",
    params(openapi::PlaceQuery, openapi::Reference, openapi::SubmissionHeaders), security(("token" = [])),
    request_body = openapi::Nothing, responses((status = 200, body = CallbackStatus), Failure))]
pub(super) async fn callback_cancel(
    State(app): State<Arc<App>>,
    Path(reference): Path<String>,
    one: Submission<openapi::Nothing>,
) -> Answer<CallbackStatus> {
    let place = &one.context.place;
    let status = contact::callback::cancel(&app, place, &reference, &one.token, &one.key);
    one.context.answer(&app, status.await)
}

/// This description.
#[utoipa::path(get, path = paths::OPENAPI, tag = "page", responses((status = 200, body = serde_json::Value)))]
pub(super) async fn openapi() -> Response {
    Json(openapi::document()).into_response()
}

/// Whether the process runs.
#[utoipa::path(get, path = "/healthz", tag = "probes", responses((status = 200, body = String)))]
pub(super) async fn healthz() -> &'static str {
    "ok"
}

/// Whether requests can be taken: the database answers and is up to date.
#[utoipa::path(get, path = "/readyz", tag = "probes",
    responses((status = 200, body = String), (status = 503, body = String)))]
pub(super) async fn readyz(State(app): State<Arc<App>>) -> (StatusCode, &'static str) {
    if app.store.is_ready().await {
        (StatusCode::OK, "ready")
    } else {
        (
            StatusCode::SERVICE_UNAVAILABLE,
            "the database does not answer",
        )
    }
}

/// No such endpoint.
pub(super) async fn nothing(
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<(), Rejection> {
    let context = Context::of(&app, query.as_deref(), &headers)?;
    Err(context.reject(&app, &Refusal::new(ProblemKind::NotFound)))
}

/// An endpoint, but not with this method.
pub(super) async fn wrong_method(
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<(), Rejection> {
    let context = Context::of(&app, query.as_deref(), &headers)?;
    Err(context.reject(&app, &Refusal::new(ProblemKind::Method)))
}

fn created<T>(receipt: Json<T>) -> (StatusCode, Json<T>) {
    (StatusCode::CREATED, receipt)
}
