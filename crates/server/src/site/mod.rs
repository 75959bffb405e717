//! The pages as customers get them: drawn here by the app's own components, working without script, taken over by it.

mod answer;
mod assets;
mod console;
mod csp;
pub mod demo;
mod forms;
mod headers;
mod instance;
mod pages;
mod remembered;
mod render;
mod shell;
mod verdict;

use {
    crate::app::App,
    axum::{Router, middleware, routing::get},
    contact_us::domain::route,
    contact_us_wire::paths,
    remembered::Remembered,
    shell::Shell,
    std::sync::Arc,
    tower_http::{CompressionLevel, compression::CompressionLayer},
};

/// What the pages are made from.
#[derive(Clone)]
pub struct Site {
    app: Arc<App>,
    shell: Arc<Shell>,
    remembered: Arc<Remembered>,
}

/// The pages of the app, the plain forms, and the files of the built app.
pub fn router(app: Arc<App>) -> Router {
    let shell = Arc::new(Shell::built());
    if !shell.has_app() {
        tracing::warn!(
            "this server was built without the app: its pages work, but only as plain forms"
        );
    }
    let policy = headers::Policy::of(&shell.policy(), &app.settings);
    let console = console::router(&app.settings);
    let demo = demo::router(None);
    let site = Site {
        app,
        shell,
        remembered: Arc::default(),
    };
    let pages = Router::new()
        .route("/", get(pages::page))
        .route(
            paths::FORM_INTERACTION,
            get(pages::interaction).post(forms::interaction),
        )
        .route(verdict::PATH, get(verdict::verdict))
        .merge(contact(str::to_owned))
        .merge(contact(route::embedded))
        .method_not_allowed_fallback(pages::wrong_method)
        // Brotli at 5: 8 % smaller than at 4 for half a millisecond more; 11 would save 10 % more for 60 ms.
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(5)));
    pages
        .fallback(pages::other)
        .with_state(site)
        .layer(middleware::map_response_with_state(policy, headers::add))
        .merge(console)
        .merge(demo)
}

/// The Contact Us page and those of its options, at the addresses that `at` makes of theirs.
fn contact(at: fn(&str) -> String) -> Router<Site> {
    Router::new()
        .route(&at(pages::CONTACT), get(pages::page))
        .route(&at(route::CHAT), get(pages::page))
        .route(&at(paths::FORM_CALL), get(pages::page).post(forms::call))
        .route(
            &at(paths::FORM_CALLBACK),
            get(pages::page).post(forms::callback),
        )
        .route(&at("/contact/callback/{reference}"), get(pages::page))
        .route(
            &at(paths::FORM_CALLBACK_CANCEL),
            get(pages::callbacks).post(forms::cancel),
        )
        .route(
            &at(paths::FORM_CALLBACK_CALENDAR),
            get(pages::callbacks).post(forms::calendar),
        )
        .route(
            &at(paths::FORM_TRANSFER),
            get(pages::to_contact).post(forms::transfer),
        )
        .route(&at(paths::FORM_EMAIL), get(pages::page).post(forms::email))
}
