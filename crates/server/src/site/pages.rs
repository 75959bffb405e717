//! Pages and files by their addresses.

use {
    super::{Site, answer::Visit, assets},
    crate::{api::respond::facts, place::Place},
    axum::{
        extract::{Request, State},
        http::{HeaderMap, Method, StatusCode, Uri, header},
        response::{IntoResponse, Redirect, Response},
    },
    contact_us::domain::route::Route,
};

impl Visit {
    /// What a request says of itself. A query that cannot be read names nothing.
    pub fn of(site: &Site, uri: &Uri, headers: &HeaderMap) -> Self {
        let account = &site.app.settings.account;
        Self {
            path: uri.path().to_owned(),
            query: uri.query().unwrap_or_default().to_owned(),
            place: Place::from_query(uri.query(), account).unwrap_or_else(|_| Place::of(account)),
            client: facts(headers),
        }
    }
}

/// A page of the app.
pub async fn page(State(site): State<Site>, uri: Uri, headers: HeaderMap) -> Response {
    site.page(&Visit::of(&site, &uri, &headers), None, None)
        .await
}

/// Anything else: a file of the app, a page with a slash too many, or nothing.
pub async fn other(State(site): State<Site>, request: Request) -> Response {
    let (uri, headers) = (request.uri(), request.headers());
    if ![Method::GET, Method::HEAD].contains(request.method()) {
        return (
            StatusCode::METHOD_NOT_ALLOWED,
            [(header::ALLOW, "GET, HEAD")],
        )
            .into_response();
    }
    if let Some(file) = assets::serve(uri.path(), headers) {
        return file;
    }
    let visit = Visit::of(&site, uri, headers);
    match visit.path.strip_suffix('/') {
        // One slash at the front, or the address would name another host.
        Some(path) if Route::of(path).is_some() && !path.starts_with("//") => {
            let query = if visit.query.is_empty() {
                String::new()
            } else {
                format!("?{}", visit.query)
            };
            Redirect::permanent(&format!("{path}{query}")).into_response()
        }
        _ => site.missing(&visit).await,
    }
}
