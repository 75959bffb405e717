//! What administrators set. Each part is read and written as a whole, with its revision.

use {
    super::guard::{Change as Changed, Look},
    crate::{
        admin::{account, check, interactions, options, schedules, test_mail, variables},
        api::{
            Rejection,
            openapi::{Failure, Nothing, PlaceQuery},
            respond::Context,
        },
        app::App,
        desk::session::Member,
    },
    axum::{Json, extract::State},
    contact_us_wire::{
        Words,
        admin::{
            AccountChoices, AccountInformation, AssistanceOptions, Change, KnownVariable,
            PublishedInteraction, ScheduleSetup, Settings, TestMail, VariableSet,
        },
        paths,
    },
    std::sync::Arc,
};

/// What is answered: JSON, or a problem.
type Answer<T> = Result<Json<T>, Rejection>;

/// The words for an administrator; a refusal for anybody else.
fn words(app: &App, context: &Context, member: &Member) -> Result<Arc<Words>, Rejection> {
    check(member).map_err(|refusal| context.reject(app, &refusal))?;
    Ok(Arc::clone(
        &app.catalogue(&context.place, &context.client).words,
    ))
}

/// Account Information.
#[utoipa::path(get, path = paths::CONSOLE_ACCOUNT, tag = "console", params(PlaceQuery), security(("console" = [])),
    responses((status = 200, body = Settings<AccountInformation>), Failure))]
pub(super) async fn account(
    State(app): State<Arc<App>>,
    look: Look,
) -> Answer<Settings<AccountInformation>> {
    let Look { context, member } = look;
    let words = words(&app, &context, &member)?;
    context.answer(&app, account::read(&app, &member, &words).await)
}

/// Write Account Information. It counts for customers at once.
#[utoipa::path(put, path = paths::CONSOLE_ACCOUNT, tag = "console", params(PlaceQuery), security(("console" = [])),
    request_body = Change<AccountInformation>,
    responses((status = 200, body = Settings<AccountInformation>), Failure))]
pub(super) async fn put_account(
    State(app): State<Arc<App>>,
    change: Changed<Change<AccountInformation>>,
) -> Answer<Settings<AccountInformation>> {
    let Changed {
        context,
        member,
        body,
    } = change;
    let words = words(&app, &context, &member)?;
    context.answer(&app, account::write(&app, &member, &words, body).await)
}

/// What Account Information is chosen from.
#[utoipa::path(get, path = paths::CONSOLE_ACCOUNT_CHOICES, tag = "console", params(PlaceQuery),
    security(("console" = [])), responses((status = 200, body = AccountChoices), Failure))]
pub(super) async fn choices(State(app): State<Arc<App>>, look: Look) -> Answer<AccountChoices> {
    let Look { context, member } = look;
    words(&app, &context, &member)?;
    context.answer(&app, account::choices(&app, &member).await)
}

/// Send a test mail to the stored Primary Contact Email.
#[utoipa::path(post, path = paths::CONSOLE_TEST_MAIL, tag = "console", params(PlaceQuery), security(("console" = [])),
    request_body = Nothing, responses((status = 200, body = TestMail), Failure))]
pub(super) async fn mail(
    State(app): State<Arc<App>>,
    change: Changed<Nothing>,
) -> Answer<TestMail> {
    let Changed {
        context, member, ..
    } = change;
    words(&app, &context, &member)?;
    context.answer(&app, test_mail(&app, &member).await)
}

/// Assistance options.
#[utoipa::path(get, path = paths::CONSOLE_OPTIONS, tag = "console", params(PlaceQuery), security(("console" = [])),
    responses((status = 200, body = Settings<AssistanceOptions>), Failure))]
pub(super) async fn options(
    State(app): State<Arc<App>>,
    look: Look,
) -> Answer<Settings<AssistanceOptions>> {
    let Look { context, member } = look;
    let words = words(&app, &context, &member)?;
    context.answer(&app, options::read(&app, &member, &words).await)
}

/// Write assistance options. They count for customers at once.
#[utoipa::path(put, path = paths::CONSOLE_OPTIONS, tag = "console", params(PlaceQuery), security(("console" = [])),
    request_body = Change<AssistanceOptions>,
    responses((status = 200, body = Settings<AssistanceOptions>), Failure))]
pub(super) async fn put_options(
    State(app): State<Arc<App>>,
    change: Changed<Change<AssistanceOptions>>,
) -> Answer<Settings<AssistanceOptions>> {
    let Changed {
        context,
        member,
        body,
    } = change;
    let words = words(&app, &context, &member)?;
    context.answer(&app, options::write(&app, &member, &words, body).await)
}

/// After Hours schedules.
#[utoipa::path(get, path = paths::CONSOLE_SCHEDULES, tag = "console", params(PlaceQuery), security(("console" = [])),
    responses((status = 200, body = Settings<Vec<ScheduleSetup>>), Failure))]
pub(super) async fn schedules(
    State(app): State<Arc<App>>,
    look: Look,
) -> Answer<Settings<Vec<ScheduleSetup>>> {
    let Look { context, member } = look;
    let words = words(&app, &context, &member)?;
    context.answer(&app, schedules::read(&app, &member, &words).await)
}

/// Write After Hours schedules; one that is left out is deleted.
#[utoipa::path(put, path = paths::CONSOLE_SCHEDULES, tag = "console", params(PlaceQuery), security(("console" = [])),
    request_body = Change<Vec<ScheduleSetup>>,
    responses((status = 200, body = Settings<Vec<ScheduleSetup>>), Failure))]
pub(super) async fn put_schedules(
    State(app): State<Arc<App>>,
    change: Changed<Change<Vec<ScheduleSetup>>>,
) -> Answer<Settings<Vec<ScheduleSetup>>> {
    let Changed {
        context,
        member,
        body,
    } = change;
    let words = words(&app, &context, &member)?;
    context.answer(&app, schedules::write(&app, &member, &words, body).await)
}

/// The Contact Us variable set.
#[utoipa::path(get, path = paths::CONSOLE_VARIABLES, tag = "console", params(PlaceQuery), security(("console" = [])),
    responses((status = 200, body = Settings<VariableSet>), Failure))]
pub(super) async fn variables(
    State(app): State<Arc<App>>,
    look: Look,
) -> Answer<Settings<VariableSet>> {
    let Look { context, member } = look;
    let words = words(&app, &context, &member)?;
    context.answer(&app, variables::read(&app, &member, &words).await)
}

/// Write the Contact Us variable set.
#[utoipa::path(put, path = paths::CONSOLE_VARIABLES, tag = "console", params(PlaceQuery), security(("console" = [])),
    request_body = Change<VariableSet>, responses((status = 200, body = Settings<VariableSet>), Failure))]
pub(super) async fn put_variables(
    State(app): State<Arc<App>>,
    change: Changed<Change<VariableSet>>,
) -> Answer<Settings<VariableSet>> {
    let Changed {
        context,
        member,
        body,
    } = change;
    let words = words(&app, &context, &member)?;
    context.answer(&app, variables::write(&app, &member, &words, body).await)
}

/// Every variable that can be in the Contact Us variable set.
#[utoipa::path(get, path = paths::CONSOLE_KNOWN_VARIABLES, tag = "console", params(PlaceQuery),
    security(("console" = [])), responses((status = 200, body = Vec<KnownVariable>), Failure))]
pub(super) async fn known_variables(
    State(app): State<Arc<App>>,
    look: Look,
) -> Answer<Vec<KnownVariable>> {
    let Look { context, member } = look;
    words(&app, &context, &member)?;
    context.answer(&app, interactions::known(&app, &member).await)
}

/// Published Interactions, by name.
#[utoipa::path(get, path = paths::CONSOLE_INTERACTIONS, tag = "console", params(PlaceQuery),
    security(("console" = [])), responses((status = 200, body = Vec<PublishedInteraction>), Failure))]
pub(super) async fn published(
    State(app): State<Arc<App>>,
    look: Look,
) -> Answer<Vec<PublishedInteraction>> {
    let Look { context, member } = look;
    words(&app, &context, &member)?;
    let language = app.catalogue(&context.place, &context.client).tag;
    context.answer(&app, interactions::published(&app, &member, language).await)
}
