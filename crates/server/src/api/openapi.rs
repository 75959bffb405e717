//! The interface, described by the code that serves it.

use {
    super::{chat, handlers, interaction, voice},
    contact_us_wire::Problem,
    serde::{Deserialize, Serialize},
    std::collections::BTreeMap,
    utoipa::{
        IntoParams, IntoResponses, Modify, OpenApi, ToSchema,
        openapi::{
            HeaderBuilder, RefOr, Response,
            security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
        },
    },
};

/// The description as a value.
pub fn document() -> utoipa::openapi::OpenApi {
    Document::openapi().merge_from(super::console::document())
}

#[derive(OpenApi)]
#[openapi(
    info(title = "contact-us", description = "Customers reach a business: by chat, call, callback and e-mail."),
    paths(
        handlers::page, handlers::boot, handlers::email, handlers::email_context, handlers::call, handlers::callback, handlers::slots,
        handlers::callback_one, handlers::callback_move, handlers::callback_cancel, handlers::openapi,
        voice::look, voice::transfer,
        interaction::go, interaction::stands, interaction::schema, interaction::pressed,
        handlers::healthz, handlers::readyz,
        chat::handlers::open, chat::handlers::message, chat::handlers::entries, chat::handlers::stream,
        chat::handlers::signal, chat::handlers::visitor, chat::handlers::end, chat::files::take, chat::files::give, chat::record::pressed,
        chat::record::rate, chat::transcript::give, chat::transcript::mail,
        chat::desk::act,
    ),
    components(schemas(Problem)),
    modifiers(&Token)
)]
struct Document;

/// Adds the scheme of the tokens.
struct Token;

impl Modify for Token {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("The token of the receipt."))
            .build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(scheme));
    }
}

/// Where the customer is: taken by every endpoint.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code, reason = "it describes what `Place::from_query` reads")]
pub(super) struct PlaceQuery {
    /// Name of the account; the server's own when none is named. An unknown one is 404.
    account: Option<String>,
    /// Name of the Interaction. An unknown one gets the account's default page.
    interaction: Option<String>,
    /// Name of the element. An unknown one gets the account's default page.
    element: Option<String>,
    /// The Voice IVR session.
    external_id: Option<String>,
    /// The language of page and sentences, before `Accept-Language`.
    locale: Option<String>,
    /// `auto`, `light` or `dark`.
    theme: Option<String>,
}

/// Which page the app shows.
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct BootQuery {
    /// Path of the page: `/contact/callback` adds the callback times.
    #[serde(default)]
    path: String,
}

impl BootQuery {
    /// The path of a query string; nothing if it names none.
    pub(super) fn read(query: Option<&str>) -> String {
        serde_urlencoded::from_str::<Self>(query.unwrap_or_default())
            .unwrap_or_default()
            .path
    }
}

/// The headers of a submission.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Header)]
#[allow(dead_code, reason = "it describes what `Submission` reads")]
pub(super) struct SubmissionHeaders {
    /// Names the submission: 8 to 128 visible ASCII characters. The same key with the same body is answered as the
    /// first time and never done twice; kept for 48 hours.
    #[serde(rename = "Idempotency-Key")]
    idempotency_key: String,
    /// Names the visitor: a UUID that the client makes and keeps.
    #[serde(rename = "Contact-Us-Visitor")]
    contact_us_visitor: Option<String>,
}

/// The instance of an Interaction that the customer is in.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Header)]
#[allow(dead_code, reason = "it describes what `Named` reads")]
pub(super) struct InstanceHeader {
    /// The token of the instance, from `Standing`. Every contact takes it, too: it belongs to that instance then.
    #[serde(rename = "Contact-Us-Instance")]
    contact_us_instance: Option<String>,
}

/// Who the visitor is, by the word of the site that holds the widget.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Header)]
#[allow(dead_code, reason = "it describes what `identity::of` reads")]
pub(super) struct IdentityHeader {
    /// A JWT of the site's server: HS256 with the account's identity secret; `sub`, `exp` at most a day ahead, `aud` the
    /// account; `name`, `email` and `phone` may follow. One that does not hold is 401 with the kind `identity`.
    #[serde(rename = "Contact-Us-Identity")]
    contact_us_identity: Option<String>,
}

/// What the page that holds the widget says.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Header)]
#[allow(dead_code, reason = "it describes what `host::of` reads")]
pub(super) struct HostHeader {
    /// Percent-encoded JSON, at most 4 kB of it: `{"page": {"url", "title"}, "attributes": {…}, "known": {"id", "name",
    /// "email", "phone"}}`, each part optional, values texts, numbers or truth values. Kept with the contact and shown as
    /// what nobody vouches for. Query and fragment of the address are left out; what cannot be read is ignored.
    #[serde(rename = "Contact-Us-Host")]
    contact_us_host: Option<String>,
}

/// The Interaction in the path.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "it describes a part of the path")]
pub(super) struct InteractionName {
    /// Name of the Interaction: `broadband-fault`.
    name: String,
}

/// The receipt number in the path.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "it describes a part of the path")]
pub(super) struct Reference {
    /// The receipt number: `CU-7F3K-29QD`.
    reference: String,
}

/// A request that says nothing.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Nothing {}

/// How every endpoint refuses: `application/problem+json` with a sentence that says what to do.
pub(super) struct Failure;

/// Statuses of refusals, with what they mean.
const STATUSES: [(u16, &str); 11] = [
    (400, "The body, the query or the key cannot be read."),
    (
        401,
        "The token does not open this, or what says who the visitor is does not hold.",
    ),
    (403, "The request comes from another site."),
    (404, "There is no such account or thing."),
    (405, "Not with this method; see `Allow`."),
    (409, "It is not offered now, or is over."),
    (
        413,
        "The body is larger than 64 KiB; in a chat, than 16 KiB.",
    ),
    (415, "The body is not `application/json`."),
    (
        422,
        "Fields need mending, or the key was used for something else or is more than a day old.",
    ),
    (
        429,
        "Too many submissions; `Retry-After` says when to try again.",
    ),
    (500, "Our fault."),
];

impl IntoResponses for Failure {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let of = |(status, meaning): (u16, &str)| {
            let content = utoipa::openapi::ContentBuilder::new()
                .schema(Some(
                    utoipa::openapi::Ref::from_schema_name(Problem::name()),
                ))
                .build();
            let mut response = utoipa::openapi::ResponseBuilder::new()
                .description(meaning)
                .content("application/problem+json", content);
            if status == 429 {
                let header = HeaderBuilder::new().description(Some("Seconds.")).build();
                response = response.header("Retry-After", header);
            }
            (status.to_string(), RefOr::T(response.build()))
        };
        STATUSES.into_iter().map(of).collect()
    }
}
