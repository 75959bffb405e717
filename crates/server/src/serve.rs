//! The server as a whole: routes, log, listening, stopping.

#[cfg(target_os = "linux")]
use socket2::SockRef;
use {
    crate::{
        api,
        app::App,
        metrics::Metrics,
        refusal::Refusal,
        workers::{spawn_workers, stopped},
    },
    axum::{
        Router,
        extract::{MatchedPath, Request, State},
        http::{
            HeaderName, HeaderValue,
            header::{ETAG, X_CONTENT_TYPE_OPTIONS},
        },
        middleware::{self, Next},
        response::{IntoResponse, Response},
        serve::ListenerExt,
    },
    contact_us_wire::{ProblemKind, Words},
    std::{
        any::Any,
        future::Future,
        io,
        net::SocketAddr,
        sync::Arc,
        time::{Duration, Instant},
    },
    tokio::{
        net::{TcpListener, TcpStream},
        time::timeout,
    },
    tower_http::{catch_panic::CatchPanicLayer, set_header::SetResponseHeaderLayer},
    uuid::Uuid,
};

/// How long requests under way may take to end once the server is told to stop.
pub const GRACE: Duration = Duration::from_secs(10);
/// How long the other end of a connection may take nothing: two signs of life of a stream.
#[cfg(target_os = "linux")]
const STALLED: Duration = Duration::from_secs(30);
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The interface and the site in one, with what counts for both: the log, and a plain answer if a handler fails.
pub fn compose(app: &Arc<App>, site: Router) -> Router {
    watched(app, api::router(Arc::clone(app)).merge(site))
}

/// What counts for every address, whatever it serves.
pub fn watched(app: &App, router: Router) -> Router {
    let english = Arc::clone(&app.catalogues.choose(["en"]).words);
    router
        .layer(CatchPanicLayer::custom(move |_: Box<dyn Any + Send>| {
            broken(&english)
        }))
        .layer(SetResponseHeaderLayer::overriding(
            X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ))
        .layer(middleware::from_fn_with_state(
            Arc::clone(&app.metrics),
            log,
        ))
}

/// Answers requests until `stop` comes, then lets those under way end, and the workers.
pub async fn serve(
    app: Arc<App>,
    router: Router,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let shutdown = app.stopping.subscribe();
    let stopping = app.stopping.clone();
    let mut workers = spawn_workers(&app, &shutdown);
    let mut told = shutdown;
    let listener = listener.tap_io(prompt);
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        stop.await;
        tracing::info!("stopping");
        stopping.send_replace(true);
    });
    let overdue = async move {
        stopped(&mut told).await;
        tokio::time::sleep(GRACE).await;
    };
    let ended = tokio::select! {
        ended = server.into_future() => ended,
        () = overdue => {
            tracing::warn!("requests were cut off after 10 s");
            Ok(())
        }
    };
    let joined = async { while workers.join_next().await.is_some() {} };
    if timeout(GRACE, joined).await.is_err() {
        tracing::warn!("workers were cut off after 10 s");
    }
    app.store.close().await;
    ended
}

/// Sends what there is at once, and cuts a connection whose other end takes nothing for a while: a stream would else be
/// kept for somebody who is gone.
fn prompt(connection: &mut TcpStream) {
    if let Err(error) = connection.set_nodelay(true) {
        tracing::debug!(%error, "a connection may be slow");
    }
    #[cfg(target_os = "linux")]
    if let Err(error) = SockRef::from(&*connection).set_tcp_user_timeout(Some(STALLED)) {
        tracing::debug!(%error, "a connection that stalls is not cut");
    }
}

/// One line for each request: method, route, status, time, id. Never the query, the address or a body.
async fn log(State(metrics): State<Arc<Metrics>>, mut request: Request, next: Next) -> Response {
    let began = Instant::now();
    let id = Uuid::now_v7().to_string();
    let method = request.method().clone();
    // The route, not the path: a path may hold a reference.
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("none", MatchedPath::as_str)
        .to_owned();
    if let Ok(value) = HeaderValue::from_str(&id) {
        request.headers_mut().insert(REQUEST_ID, value);
    }
    let mut response = next.run(request).await;
    let took = began.elapsed();
    metrics.answered(&method, &route, response.status(), took);
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    tracing::info!(%method, %route, status = response.status().as_u16(), ms, %id, "request");
    // Not on files: they are the same for everyone, and each header is loaded by everyone.
    let is_file = response.headers().contains_key(ETAG);
    if let (false, Ok(value)) = (is_file, HeaderValue::from_str(&id)) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}

fn broken(words: &Words) -> Response {
    api::Rejection(Refusal::new(ProblemKind::Internal).problem(words)).into_response()
}
