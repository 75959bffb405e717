//! The console's files, and its page at the address of a history. It is the same for everybody: who is signed in, it asks.

use {
    super::{assets::CONSOLE, csp, headers::Policy},
    crate::settings::Settings,
    axum::{
        Router,
        extract::State,
        http::{HeaderMap, StatusCode, Uri, header},
        response::{IntoResponse, Redirect, Response},
        routing::get,
    },
};

const ROOT: &str = "/console";
const NO_FILE: &str = "The console has no such file. Load the page again.";
/// For whoever built the server.
const NOT_BUILT: &str = "This server was built without the console. Run `make app`, build the server again and restart it.";

/// Everything below `/console/`.
pub(super) fn router(settings: &Settings) -> Router {
    let html = CONSOLE.text("index.html");
    if html.is_none() {
        tracing::warn!(
            "this server was built without the console: nobody can answer chats by hand"
        );
    }
    let security = csp::policy(
        &csp::inline(html.unwrap_or_default(), "script", " src="),
        &csp::inline(html.unwrap_or_default(), "style", " src="),
    );
    let policy = Policy::of(&security, settings);
    Router::new()
        .route(
            ROOT,
            get(async |uri: Uri| Redirect::permanent(&below(&uri))),
        )
        .route("/console/", get(file))
        .route("/console/{*path}", get(file))
        // The history is a page of the console, too, at the address that mails hold.
        .route("/history/{reference}", get(page))
        .with_state(policy)
}

/// A file; the page for any other address without an ending, since the console moves among addresses by itself.
async fn file(State(policy): State<Policy>, uri: Uri, request: HeaderMap) -> Response {
    let path = uri.path().strip_prefix(ROOT).unwrap_or_default();
    if let Some(mut file) = CONSOLE.serve(path, &request) {
        policy.add_to(&mut file, true);
        return file;
    }
    let is_file = path
        .rsplit('/')
        .next()
        .is_some_and(|last| last.contains('.'));
    let mut response = match CONSOLE.page(&request) {
        Some(page) if !is_file => page,
        Some(_) => missing(NO_FILE),
        None => missing(NOT_BUILT),
    };
    // Also where the browser has the page already (304): it takes these headers for those that it kept.
    policy.add_to(&mut response, false);
    response
}

fn missing(sentence: &'static str) -> Response {
    let plain = [(header::CACHE_CONTROL, "no-store")];
    (StatusCode::NOT_FOUND, plain, sentence).into_response()
}

/// The page.
async fn page(State(policy): State<Policy>, request: HeaderMap) -> Response {
    let page = CONSOLE.page(&request);
    let mut response = page.unwrap_or_else(|| missing(NOT_BUILT));
    policy.add_to(&mut response, false);
    response
}

/// The console's address with the query of another.
fn below(uri: &Uri) -> String {
    match uri.query() {
        Some(query) => format!("{ROOT}/?{query}"),
        None => [ROOT, "/"].concat(),
    }
}
