//! Pages and files by their addresses.

use {
    super::{Site, answer::Visit, assets, headers::Shared},
    crate::{api::respond::facts, interaction::Named, place::Place, refusal::Refusal},
    axum::{
        extract::{Path, Request, State},
        http::{HeaderMap, Method, Uri, header},
        response::{IntoResponse, Redirect, Response},
    },
    contact_us::domain::route::{self, Route},
    contact_us_wire::{ProblemKind, paths},
};

impl Visit {
    /// What a request says of itself. A query that cannot be read names nothing.
    pub fn of(site: &Site, uri: &Uri, headers: &HeaderMap) -> Self {
        let account = &site.app.settings.account;
        Self {
            path: uri.path().to_owned(),
            page: route::plain(uri.path()),
            query: uri.query().unwrap_or_default().to_owned(),
            place: Place::from_query(uri.query(), account).unwrap_or_else(|_| Place::of(account)),
            client: facts(headers),
            within: Named::Nobody,
        }
    }
}

/// The Contact Us page.
pub(super) const CONTACT: &str = "/contact";

/// What other sites' pages load.
const SHARED: [&str; 3] = ["/embed.js", "/embed-panel.js", "/embed.d.ts"];

/// A page of the app. Within an Interaction it leads back to where that stands.
pub async fn page(State(site): State<Site>, uri: Uri, headers: HeaderMap) -> Response {
    let mut visit = Visit::of(&site, &uri, &headers);
    visit.within = site.within(&visit, &headers).await;
    let standing = match &visit.within {
        named @ Named::One(_) => site.stand(&visit, named).await.ok(),
        _ => None,
    };
    site.page_with(&visit, standing, None, None).await
}

/// A page of an Interaction.
pub async fn interaction(
    State(site): State<Site>,
    Path(name): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let mut visit = Visit::of(&site, &uri, &headers);
    visit.place.interaction = name;
    let named = site.within(&visit, &headers).await;
    let standing = site.stand(&visit, &named).await;
    site.interaction(&visit, standing, None, None).await
}

/// The address of a form that was sent, opened without sending it: back to the page that the form belongs to.
pub async fn callbacks(uri: Uri) -> Redirect {
    Redirect::to(&with_query(paths::FORM_CALLBACK, &uri))
}

/// The address of Transfer's form: back to the page that it stands on.
pub async fn to_contact(uri: Uri) -> Redirect {
    Redirect::to(&with_query(CONTACT, &uri))
}

/// A page, but not with this method.
pub async fn wrong_method(State(site): State<Site>, uri: Uri, headers: HeaderMap) -> Response {
    let visit = Visit::of(&site, &uri, &headers);
    site.broken(&Refusal::new(ProblemKind::Method), &visit)
}

/// Anything else: a file of the app, a page with a slash too many, or nothing.
pub async fn other(State(site): State<Site>, request: Request) -> Response {
    let (uri, headers) = (request.uri(), request.headers());
    let visit = Visit::of(&site, uri, headers);
    let mut file = assets::APP.serve(uri.path(), headers);
    if let (true, Some(file)) = (SHARED.contains(&uri.path()), &mut file) {
        file.extensions_mut().insert(Shared);
    }
    // The path of a route begins with one slash, so the address stays on this host.
    let page = uri
        .path()
        .strip_suffix('/')
        .filter(|path| Route::of(&route::plain(path)).is_some());
    if file.is_none() && page.is_none() {
        return site.missing(&visit).await;
    }
    if ![Method::GET, Method::HEAD].contains(request.method()) {
        let refused = site.broken(&Refusal::new(ProblemKind::Method), &visit);
        return ([(header::ALLOW, "GET,HEAD")], refused).into_response();
    }
    file.unwrap_or_else(|| {
        Redirect::permanent(&queried(page.unwrap_or("/").to_owned(), uri)).into_response()
    })
}

/// An address with the query of another. From within the widget it stays there.
fn with_query(path: &str, uri: &Uri) -> String {
    let inside = route::is_embedded(uri.path());
    let path = if inside {
        route::embedded(path)
    } else {
        path.to_owned()
    };
    queried(path, uri)
}

fn queried(path: String, uri: &Uri) -> String {
    match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path,
    }
}
