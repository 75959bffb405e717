//! The console's interface, under `/api/v1/console`.
//!
//! It needs no `Idempotency-Key`: what is asked for twice is the same as once, and a message's id is its key.

mod admin;
mod chats;
mod cookie;
mod files;
pub mod guard;
mod history;
mod live;
mod openapi;
mod people;
mod session;

pub use openapi::document;

use {
    super::handlers::wrong_method,
    crate::app::App,
    axum::{
        Router,
        routing::{delete, get, post, put},
    },
    contact_us_wire::paths,
    std::sync::Arc,
};

/// Every route of the console's interface.
pub fn router() -> Router<Arc<App>> {
    members()
        .merge(one_chat())
        .merge(administration())
        .merge(roster())
        .route(
            paths::CONSOLE_HISTORY,
            get(history::open).fallback(wrong_method),
        )
}

fn one_chat() -> Router<Arc<App>> {
    let below = |path: &str| [paths::CONSOLE_CHAT, path].concat();
    Router::new()
        .route(
            paths::CONSOLE_CHAT,
            get(chats::customer).fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_TAKE,
            post(chats::take).fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_HAND_OVER,
            post(chats::hand_over).fallback(wrong_method),
        )
        .route(&below("/stream"), get(chats::stream).fallback(wrong_method))
        .route(
            &below("/entries"),
            get(chats::entries).fallback(wrong_method),
        )
        .route(
            &below("/messages"),
            post(chats::message).fallback(wrong_method),
        )
        .route(
            &below("/signals"),
            post(chats::signal).fallback(wrong_method),
        )
        .route(&below("/files"), post(files::take).fallback(wrong_method))
        .route(
            &below("/files/{file}"),
            get(files::give).fallback(wrong_method),
        )
        .route(&below("/end"), post(chats::end).fallback(wrong_method))
}

fn members() -> Router<Arc<App>> {
    Router::new()
        .route(
            paths::CONSOLE_SESSION,
            get(session::who)
                .post(session::sign_in)
                .delete(session::sign_out)
                .fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_PRESENCE,
            put(session::presence).fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_REPLIES,
            get(session::replies).fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_INBOX,
            get(live::at_once).fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_STREAM,
            get(live::stream).fallback(wrong_method),
        )
}

fn roster() -> Router<Arc<App>> {
    Router::new()
        .route(
            paths::CONSOLE_PEOPLE,
            get(people::all).post(people::add).fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_PERSON,
            delete(people::remove).fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_PERSON_PASSWORD,
            post(people::new_password).fallback(wrong_method),
        )
}

fn administration() -> Router<Arc<App>> {
    Router::new()
        .route(
            paths::CONSOLE_ACCOUNT,
            get(admin::account)
                .put(admin::put_account)
                .fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_ACCOUNT_CHOICES,
            get(admin::choices).fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_TEST_MAIL,
            post(admin::mail).fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_OPTIONS,
            get(admin::options)
                .put(admin::put_options)
                .fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_TEST_SERVICE,
            post(admin::service).fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_NUMBERS,
            get(admin::numbers)
                .put(admin::put_numbers)
                .fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_NUMBERS_NOW,
            get(admin::numbers_now).fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_EXCEPTIONS,
            get(admin::exceptions)
                .put(admin::put_exceptions)
                .fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_SCHEDULES,
            get(admin::schedules)
                .put(admin::put_schedules)
                .fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_KNOWN_VARIABLES,
            get(admin::known_variables).fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_INTERACTIONS,
            get(admin::published).fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_VARIABLES,
            get(admin::variables)
                .put(admin::put_variables)
                .fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_REPLIES_SETUP,
            get(admin::replies)
                .put(admin::put_replies)
                .fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_WIDGET,
            get(admin::widget)
                .put(admin::put_widget)
                .fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_WIDGET_PLACE,
            get(admin::widget_place).fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_IDENTITY,
            get(admin::identity)
                .post(admin::make_secret)
                .fallback(wrong_method),
        )
}
