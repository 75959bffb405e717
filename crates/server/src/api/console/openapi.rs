//! The console's part of the description.

use {
    super::{admin, chats, files, history, live, people, session},
    utoipa::{
        Modify, OpenApi,
        openapi::security::{ApiKey, ApiKeyValue, SecurityScheme},
    },
};

/// The console's paths and shapes.
pub fn document() -> utoipa::openapi::OpenApi {
    Document::openapi()
}

#[derive(OpenApi)]
#[openapi(
    paths(
        session::who, session::sign_in, session::sign_out, session::presence, session::replies,
        live::at_once, live::stream,
        chats::customer, chats::take, chats::hand_over, chats::message, chats::signal, chats::end, chats::entries,
        chats::stream, files::take, files::give, history::open,
        admin::account, admin::put_account, admin::choices, admin::mail, admin::options, admin::put_options,
        admin::service, admin::numbers, admin::put_numbers, admin::numbers_now,
        admin::schedules, admin::put_schedules, admin::exceptions, admin::put_exceptions, admin::variables, admin::put_variables,
        admin::known_variables, admin::published, admin::widget, admin::put_widget, admin::widget_place,
        admin::identity, admin::make_secret, admin::replies, admin::put_replies,
        people::all, people::add, people::remove, people::new_password,
    ),
    modifiers(&Cookie)
)]
struct Document;

/// Adds the scheme of the cookie.
struct Cookie;

impl Modify for Cookie {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let about = "Set by signing in. Requests that change something also carry `Sec-Fetch-Site: same-origin`, as browsers do \
                     on our pages, or our own `Origin`. Over TLS its name begins with `__Host-`.";
        let cookie = ApiKeyValue::with_description("contact-us-console", about);
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("console", SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    }
}
