//! The demo of the widget: a page of somebody else's site, as a team would have it, with a policy of its own. It stands on
//! our origin and, so that the widget can be seen between two, on the next port.

use {
    super::assets::APP,
    crate::{app::App, serve, workers::stopped},
    axum::{
        Router,
        extract::State,
        http::{HeaderMap, StatusCode, Uri, header},
        response::{Html, IntoResponse, Redirect, Response},
        routing::get,
    },
    std::{io, net::SocketAddr, sync::Arc},
    tokio::net::TcpListener,
};

const PAGE: &str = "/demo";
/// What stands in the page for the widget's origin.
const ORIGIN: &str = "{{origin}}";
/// For whoever built the server.
const NOT_BUILT: &str = "This server was built without the demo page. Run `make app`, build the server again and restart it.";
const NO_FILE: &str = "There is no such file here; the demo page stands at /demo.";

/// The page and its files. `widget` is the origin that the widget comes from; none is the page's own.
pub(super) fn router(widget: Option<String>) -> Router {
    Router::new()
        .route(PAGE, get(page))
        .route("/demo/", get(async || Redirect::permanent(PAGE)))
        .route("/demo/index.html", get(async || Redirect::permanent(PAGE)))
        .route("/demo/{*file}", get(file))
        .with_state(widget.unwrap_or_default())
}

async fn page(State(widget): State<String>) -> Response {
    let Some(html) = APP.text("demo/index.html") else {
        return missing(NOT_BUILT);
    };
    let headers = [
        (header::CONTENT_SECURITY_POLICY, policy(&widget)),
        (header::REFERRER_POLICY, "no-referrer".to_owned()),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
    ];
    (headers, Html(html.replace(ORIGIN, &widget))).into_response()
}

/// As strict as a policy can be with the widget: nothing inline, and of the widget its script and its frame.
fn policy(widget: &str) -> String {
    let frame = if widget.is_empty() { "'self'" } else { widget };
    let own = ["'self' ", widget].concat();
    let own = own.trim_end();
    format!(
        "default-src 'none'; script-src {own}; style-src {own}; img-src {own}; frame-src {frame}; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

async fn file(uri: Uri, request: HeaderMap) -> Response {
    let file = APP.serve(uri.path(), &request);
    file.map_or_else(|| missing(NO_FILE), IntoResponse::into_response)
}

fn missing(sentence: &'static str) -> Response {
    let plain = [(header::CACHE_CONTROL, "no-store")];
    (StatusCode::NOT_FOUND, plain, sentence).into_response()
}

/// The demo on an origin of its own: the same host, the next port.
pub struct Beside {
    listener: TcpListener,
    /// Where it is.
    pub address: SocketAddr,
}

impl Beside {
    /// Listens beside the server.
    ///
    /// # Errors
    /// The next port is taken, or there is none.
    pub async fn bind(server: SocketAddr) -> io::Result<Self> {
        let next = server.port().checked_add(1);
        let port = next.ok_or(io::ErrorKind::AddrNotAvailable)?;
        let listener = TcpListener::bind((server.ip(), port)).await?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    /// Answers until the server is told to stop, then lets the requests under way end.
    ///
    /// # Errors
    /// The connections cannot be listened for any more.
    pub async fn serve(self, app: Arc<App>) -> io::Result<()> {
        let widget = app.settings.public_url.clone();
        let pages = router(Some(widget))
            .route("/icon.svg", get(file))
            .fallback(async || missing(NO_FILE));
        let pages = serve::watched(&app, pages);
        let mut told = app.stopping.subscribe();
        axum::serve(self.listener, pages)
            .with_graceful_shutdown(async move { stopped(&mut told).await })
            .await
    }
}
