//! What administrators set. Each part is read and written as a whole, with its revision.

use {
    super::guard::{Change as Changed, Look},
    crate::{
        admin::{self, Section, check, identity, interactions},
        api::{
            Rejection,
            openapi::{Failure, Nothing, PlaceQuery},
            respond::Context,
        },
        app::App,
        desk::session::Member,
        refusal::Refusal,
    },
    axum::{Json, extract::State},
    contact_us_wire::{
        Words,
        admin::{
            AccountChoices, AccountInformation, AssistanceOptions, Change, HoursException,
            IdentitySecret, KnownVariable, MadeSecret, MakeSecret, NumbersNow, OwnNumbers,
            PublishedInteraction, ScheduleSetup, ServiceAnswer, Settings, TestMail, VariableSet,
            WidgetPlace, WidgetSites,
        },
        console::CannedReply,
        paths,
    },
    std::sync::Arc,
};

/// Most bytes of a change: a thousand numbers fit.
const MOST: usize = 256 * 1024;

/// What is answered: JSON, or a problem.
pub(super) type Answer<T> = Result<Json<T>, Rejection>;
/// The server, as handlers take it.
pub(super) type Ours = State<Arc<App>>;
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

/// What an administrator asks for that is no part of the settings.
pub(super) async fn told<T>(
    app: &App,
    look: Look,
    ask: impl AsyncFnOnce(&App, &Member) -> Result<T, Refusal>,
) -> Answer<T> {
    let Look { context, member } = look;
    words(app, &context, &member)?;
    context.answer(app, ask(app, &member).await)
}

/// The handlers of a part: as it stands, and written. The description wants a function each.
macro_rules! part {
    ($path:ident, $section:ty, $value:ty, $(#[$get:meta])+ $read:ident, $(#[$put:meta])+ $write:ident) => {
        $(#[$get])+
        #[utoipa::path(get, path = paths::$path, tag = "console", params(PlaceQuery), security(("console" = [])),
            responses((status = 200, body = Settings<$value>), Failure))]
        pub(super) async fn $read(State(app): Ours, look: Look) -> Answer<Settings<$value>> {
            shown::<$section>(&app, look).await
        }

        $(#[$put])+
        #[utoipa::path(put, path = paths::$path, tag = "console", params(PlaceQuery), security(("console" = [])),
            request_body = Change<$value>, responses((status = 200, body = Settings<$value>), Failure))]
        pub(super) async fn $write(State(app): Ours, edit: Edit<$value>) -> Answer<Settings<$value>> {
            written::<$section>(&app, edit).await
        }
    };
}

part!(
    CONSOLE_ACCOUNT, admin::Information, AccountInformation,
    /// Account Information.
    account,
    /// Write Account Information. It counts for customers at once.
    put_account
);
part!(
    CONSOLE_OPTIONS, admin::Options, AssistanceOptions,
    /// Assistance options.
    options,
    /// Write assistance options. They count for customers at once.
    put_options
);
part!(
    CONSOLE_NUMBERS, admin::Numbers, OwnNumbers,
    /// The account's own numbers.
    numbers,
    /// Write the account's own numbers; one that is left out is removed once nobody has it.
    put_numbers
);
part!(
    CONSOLE_SCHEDULES, admin::Schedules, Vec<ScheduleSetup>,
    /// After Hours schedules.
    schedules,
    /// Write After Hours schedules; one that is left out is deleted.
    put_schedules
);
part!(
    CONSOLE_EXCEPTIONS, admin::Exceptions, Vec<HoursException>,
    /// Exceptions from the hours that are not over.
    exceptions,
    /// Write exceptions from the hours; one that is left out is ended.
    put_exceptions
);
part!(
    CONSOLE_VARIABLES, admin::Variables, VariableSet,
    /// The Contact Us variable set.
    variables,
    /// Write the Contact Us variable set.
    put_variables
);
part!(
    CONSOLE_REPLIES_SETUP, admin::Replies, Vec<CannedReply>,
    /// Canned replies, in order.
    replies,
    /// Write canned replies; agents have them at once, and one that is left out is deleted.
    put_replies
);
part!(
    CONSOLE_WIDGET, admin::Sites, WidgetSites,
    /// Which sites may hold the widget.
    widget,
    /// Write which sites may hold the widget. It counts at once; one that is left out may not any more.
    put_widget
);

/// What Account Information is chosen from.
#[utoipa::path(get, path = paths::CONSOLE_ACCOUNT_CHOICES, tag = "console", params(PlaceQuery),
    security(("console" = [])), responses((status = 200, body = AccountChoices), Failure))]
pub(super) async fn choices(State(app): Ours, look: Look) -> Answer<AccountChoices> {
    told(&app, look, admin::choices).await
}

/// Send a test mail to the stored Primary Contact Email.
#[utoipa::path(post, path = paths::CONSOLE_TEST_MAIL, tag = "console", params(PlaceQuery), security(("console" = [])),
    request_body = Nothing, responses((status = 200, body = TestMail), Failure))]
pub(super) async fn mail(State(app): Ours, asked: Changed<Nothing>) -> Answer<TestMail> {
    told(&app, asked.into(), admin::test_mail).await
}

/// Send a test to the stored Integration Point for callbacks, and tell what it answers.
#[utoipa::path(post, path = paths::CONSOLE_TEST_SERVICE, tag = "console", params(PlaceQuery), security(("console" = [])),
    request_body = Nothing, responses((status = 200, body = ServiceAnswer), Failure))]
pub(super) async fn service(State(app): Ours, asked: Changed<Nothing>) -> Answer<ServiceAnswer> {
    told(&app, asked.into(), admin::test_service).await
}

/// Which of the account's own numbers are given to customers now.
#[utoipa::path(get, path = paths::CONSOLE_NUMBERS_NOW, tag = "console", params(PlaceQuery),
    security(("console" = [])), responses((status = 200, body = NumbersNow), Failure))]
pub(super) async fn numbers_now(State(app): Ours, look: Look) -> Answer<NumbersNow> {
    told(&app, look, admin::now).await
}

/// Every variable that can be in the Contact Us variable set.
#[utoipa::path(get, path = paths::CONSOLE_KNOWN_VARIABLES, tag = "console", params(PlaceQuery),
    security(("console" = [])), responses((status = 200, body = Vec<KnownVariable>), Failure))]
pub(super) async fn known_variables(State(app): Ours, look: Look) -> Answer<Vec<KnownVariable>> {
    let language = app.catalogue(&look.context.place, &look.context.client).tag;
    told(&app, look, async |app: &App, member: &Member| {
        interactions::known(app, member, language).await
    })
    .await
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

/// What puts the widget into a site.
#[utoipa::path(get, path = paths::CONSOLE_WIDGET_PLACE, tag = "console", params(PlaceQuery),
    security(("console" = [])), responses((status = 200, body = WidgetPlace), Failure))]
pub(super) async fn widget_place(State(app): Ours, look: Look) -> Answer<WidgetPlace> {
    told(&app, look, admin::place).await
}

/// Whether there is an identity secret, and since when.
#[utoipa::path(get, path = paths::CONSOLE_IDENTITY, tag = "console", params(PlaceQuery),
    security(("console" = [])), responses((status = 200, body = Settings<IdentitySecret>), Failure))]
pub(super) async fn identity(State(app): Ours, look: Look) -> Answer<Settings<IdentitySecret>> {
    told(&app, look, identity::secret).await
}

/// Make another identity secret, which is told this once. The one before it stays good until the next is made.
#[utoipa::path(post, path = paths::CONSOLE_IDENTITY, tag = "console", params(PlaceQuery), security(("console" = [])),
    request_body = MakeSecret, responses((status = 200, body = MadeSecret), Failure))]
pub(super) async fn make_secret(
    State(app): Ours,
    asked: Changed<MakeSecret>,
) -> Answer<MadeSecret> {
    let Changed {
        context,
        member,
        body,
    } = asked;
    words(&app, &context, &member)?;
    context.answer(&app, identity::make(&app, &member, body.revision).await)
}
