//! What administrators set. Each part is read and written as a whole, with its revision.

use {
    super::guard::{Change as Changed, Look},
    crate::{
        admin::{self, Section, check, interactions},
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
            AccountChoices, AccountInformation, AssistanceOptions, Change, HoursException,
            KnownVariable, NumbersNow, OwnNumbers, PublishedInteraction, ScheduleSetup,
            ServiceAnswer, Settings, TestMail, VariableSet,
        },
        paths,
    },
    std::sync::Arc,
};

/// Most bytes of a change: a thousand numbers fit.
const MOST: usize = 256 * 1024;

/// What is answered: JSON, or a problem.
type Answer<T> = Result<Json<T>, Rejection>;
/// The server, as handlers take it.
type Ours = State<Arc<App>>;
/// A part of the settings as it is to be.
type Edit<T> = Changed<Change<T>, MOST>;

/// The words for an administrator; a refusal for anybody else.
fn words(app: &App, context: &Context, member: &Member) -> Result<Arc<Words>, Rejection> {
    check(member).map_err(|refusal| context.reject(app, &refusal))?;
    Ok(Arc::clone(
        &app.catalogue(&context.place, &context.client).words,
    ))
}

/// A part as it stands.
async fn shown<S: Section>(app: &App, look: Look) -> Answer<Settings<S::Value>> {
    let Look { context, member } = look;
    let words = words(app, &context, &member)?;
    context.answer(app, admin::read::<S>(app, &member, &words).await)
}

/// Writes a part.
async fn written<S: Section>(app: &App, edit: Edit<S::Value>) -> Answer<Settings<S::Value>> {
    let Changed {
        context,
        member,
        body,
    } = edit;
    let words = words(app, &context, &member)?;
    context.answer(app, admin::write::<S>(app, &member, &words, body).await)
}

/// Account Information.
#[utoipa::path(get, path = paths::CONSOLE_ACCOUNT, tag = "console", params(PlaceQuery), security(("console" = [])),
    responses((status = 200, body = Settings<AccountInformation>), Failure))]
pub(super) async fn account(State(app): Ours, look: Look) -> Answer<Settings<AccountInformation>> {
    shown::<admin::Information>(&app, look).await
}

/// Write Account Information. It counts for customers at once.
#[utoipa::path(put, path = paths::CONSOLE_ACCOUNT, tag = "console", params(PlaceQuery), security(("console" = [])),
    request_body = Change<AccountInformation>, responses((status = 200, body = Settings<AccountInformation>), Failure))]
pub(super) async fn put_account(
    State(app): Ours,
    edit: Edit<AccountInformation>,
) -> Answer<Settings<AccountInformation>> {
    written::<admin::Information>(&app, edit).await
}

/// Assistance options.
#[utoipa::path(get, path = paths::CONSOLE_OPTIONS, tag = "console", params(PlaceQuery), security(("console" = [])),
    responses((status = 200, body = Settings<AssistanceOptions>), Failure))]
pub(super) async fn options(State(app): Ours, look: Look) -> Answer<Settings<AssistanceOptions>> {
    shown::<admin::Options>(&app, look).await
}

/// Write assistance options. They count for customers at once.
#[utoipa::path(put, path = paths::CONSOLE_OPTIONS, tag = "console", params(PlaceQuery), security(("console" = [])),
    request_body = Change<AssistanceOptions>, responses((status = 200, body = Settings<AssistanceOptions>), Failure))]
pub(super) async fn put_options(
    State(app): Ours,
    edit: Edit<AssistanceOptions>,
) -> Answer<Settings<AssistanceOptions>> {
    written::<admin::Options>(&app, edit).await
}

/// The account's own numbers.
#[utoipa::path(get, path = paths::CONSOLE_NUMBERS, tag = "console", params(PlaceQuery), security(("console" = [])),
    responses((status = 200, body = Settings<OwnNumbers>), Failure))]
pub(super) async fn numbers(State(app): Ours, look: Look) -> Answer<Settings<OwnNumbers>> {
    shown::<admin::Numbers>(&app, look).await
}

/// Write the account's own numbers; one that is left out is removed once nobody has it.
#[utoipa::path(put, path = paths::CONSOLE_NUMBERS, tag = "console", params(PlaceQuery), security(("console" = [])),
    request_body = Change<OwnNumbers>, responses((status = 200, body = Settings<OwnNumbers>), Failure))]
pub(super) async fn put_numbers(
    State(app): Ours,
    edit: Edit<OwnNumbers>,
) -> Answer<Settings<OwnNumbers>> {
    written::<admin::Numbers>(&app, edit).await
}

/// After Hours schedules.
#[utoipa::path(get, path = paths::CONSOLE_SCHEDULES, tag = "console", params(PlaceQuery), security(("console" = [])),
    responses((status = 200, body = Settings<Vec<ScheduleSetup>>), Failure))]
pub(super) async fn schedules(
    State(app): Ours,
    look: Look,
) -> Answer<Settings<Vec<ScheduleSetup>>> {
    shown::<admin::Schedules>(&app, look).await
}

/// Write After Hours schedules; one that is left out is deleted.
#[utoipa::path(put, path = paths::CONSOLE_SCHEDULES, tag = "console", params(PlaceQuery), security(("console" = [])),
    request_body = Change<Vec<ScheduleSetup>>, responses((status = 200, body = Settings<Vec<ScheduleSetup>>), Failure))]
pub(super) async fn put_schedules(
    State(app): Ours,
    edit: Edit<Vec<ScheduleSetup>>,
) -> Answer<Settings<Vec<ScheduleSetup>>> {
    written::<admin::Schedules>(&app, edit).await
}

/// Exceptions from the hours that are not over.
#[utoipa::path(get, path = paths::CONSOLE_EXCEPTIONS, tag = "console", params(PlaceQuery), security(("console" = [])),
    responses((status = 200, body = Settings<Vec<HoursException>>), Failure))]
pub(super) async fn exceptions(
    State(app): Ours,
    look: Look,
) -> Answer<Settings<Vec<HoursException>>> {
    shown::<admin::Exceptions>(&app, look).await
}

/// Write exceptions from the hours; one that is left out is ended.
#[utoipa::path(put, path = paths::CONSOLE_EXCEPTIONS, tag = "console", params(PlaceQuery), security(("console" = [])),
    request_body = Change<Vec<HoursException>>, responses((status = 200, body = Settings<Vec<HoursException>>), Failure))]
pub(super) async fn put_exceptions(
    State(app): Ours,
    edit: Edit<Vec<HoursException>>,
) -> Answer<Settings<Vec<HoursException>>> {
    written::<admin::Exceptions>(&app, edit).await
}

/// The Contact Us variable set.
#[utoipa::path(get, path = paths::CONSOLE_VARIABLES, tag = "console", params(PlaceQuery), security(("console" = [])),
    responses((status = 200, body = Settings<VariableSet>), Failure))]
pub(super) async fn variables(State(app): Ours, look: Look) -> Answer<Settings<VariableSet>> {
    shown::<admin::Variables>(&app, look).await
}

/// Write the Contact Us variable set.
#[utoipa::path(put, path = paths::CONSOLE_VARIABLES, tag = "console", params(PlaceQuery), security(("console" = [])),
    request_body = Change<VariableSet>, responses((status = 200, body = Settings<VariableSet>), Failure))]
pub(super) async fn put_variables(
    State(app): Ours,
    edit: Edit<VariableSet>,
) -> Answer<Settings<VariableSet>> {
    written::<admin::Variables>(&app, edit).await
}

/// What Account Information is chosen from.
#[utoipa::path(get, path = paths::CONSOLE_ACCOUNT_CHOICES, tag = "console", params(PlaceQuery),
    security(("console" = [])), responses((status = 200, body = AccountChoices), Failure))]
pub(super) async fn choices(State(app): Ours, look: Look) -> Answer<AccountChoices> {
    let Look { context, member } = look;
    words(&app, &context, &member)?;
    context.answer(&app, admin::choices(&app, &member).await)
}

/// Send a test mail to the stored Primary Contact Email.
#[utoipa::path(post, path = paths::CONSOLE_TEST_MAIL, tag = "console", params(PlaceQuery), security(("console" = [])),
    request_body = Nothing, responses((status = 200, body = TestMail), Failure))]
pub(super) async fn mail(State(app): Ours, asked: Changed<Nothing>) -> Answer<TestMail> {
    let Changed {
        context, member, ..
    } = asked;
    words(&app, &context, &member)?;
    context.answer(&app, admin::test_mail(&app, &member).await)
}

/// Send a test to the stored Integration Point for callbacks, and tell what it answers.
#[utoipa::path(post, path = paths::CONSOLE_TEST_SERVICE, tag = "console", params(PlaceQuery), security(("console" = [])),
    request_body = Nothing, responses((status = 200, body = ServiceAnswer), Failure))]
pub(super) async fn service(State(app): Ours, asked: Changed<Nothing>) -> Answer<ServiceAnswer> {
    let Changed {
        context, member, ..
    } = asked;
    words(&app, &context, &member)?;
    context.answer(&app, admin::test_service(&app, &member).await)
}

/// Which of the account's own numbers are given to customers now.
#[utoipa::path(get, path = paths::CONSOLE_NUMBERS_NOW, tag = "console", params(PlaceQuery),
    security(("console" = [])), responses((status = 200, body = NumbersNow), Failure))]
pub(super) async fn numbers_now(State(app): Ours, look: Look) -> Answer<NumbersNow> {
    let Look { context, member } = look;
    words(&app, &context, &member)?;
    context.answer(&app, admin::now(&app, &member).await)
}

/// Every variable that can be in the Contact Us variable set.
#[utoipa::path(get, path = paths::CONSOLE_KNOWN_VARIABLES, tag = "console", params(PlaceQuery),
    security(("console" = [])), responses((status = 200, body = Vec<KnownVariable>), Failure))]
pub(super) async fn known_variables(State(app): Ours, look: Look) -> Answer<Vec<KnownVariable>> {
    let Look { context, member } = look;
    words(&app, &context, &member)?;
    context.answer(&app, interactions::known(&app, &member).await)
}

/// Published Interactions, by name.
#[utoipa::path(get, path = paths::CONSOLE_INTERACTIONS, tag = "console", params(PlaceQuery),
    security(("console" = [])), responses((status = 200, body = Vec<PublishedInteraction>), Failure))]
pub(super) async fn published(State(app): Ours, look: Look) -> Answer<Vec<PublishedInteraction>> {
    let Look { context, member } = look;
    words(&app, &context, &member)?;
    let language = app.catalogue(&context.place, &context.client).tag;
    context.answer(&app, interactions::published(&app, &member, language).await)
}
