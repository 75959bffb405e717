//! Figures for those who watch the server, as Prometheus reads them. They say how many and how long, and nothing of anybody.

use {
    crate::{app::App, desk::presence, refusal::Refusal, sender},
    axum::{
        extract::{Request, State},
        http::{Method, StatusCode, header},
        response::{IntoResponse, Response},
    },
    prometheus_client::{
        encoding::{EncodeLabelSet, text::encode},
        metrics::{
            counter::Counter,
            family::Family,
            gauge::Gauge,
            histogram::{Histogram, exponential_buckets},
        },
        registry::{Registry, Unit},
    },
    std::{fmt, sync::Arc, time::Duration},
};

const TEXT: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
const OTHERS: &str = "The figures are told to this machine alone: ask from it, past the proxy.";
/// From a millisecond on, doubling up to 8 s.
const STEPS: u16 = 14;

/// What is counted while the server runs. It begins at nothing with each start.
pub struct Metrics {
    requests: Family<Answered, Counter>,
    seconds: Family<Route, Histogram>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: &'static str,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Chats {
    state: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Owed {
    to: &'static str,
}

/// What stands in the database at an instant, over all accounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Chats that nobody has taken yet.
    pub waiting: i64,
    /// Chats that somebody answers.
    pub live: i64,
    /// Agents who take chats.
    pub agents: i64,
    /// Mails on their way, and those given up.
    pub mails: (i64, i64),
    /// What outside services are still to be told, and what was given up.
    pub hooks: (i64, i64),
    /// When the oldest mail on its way was accepted, UTC milliseconds.
    pub oldest_mail: Option<i64>,
}

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Metrics")
    }
}

impl Default for Metrics {
    fn default() -> Self {
        let histogram: fn() -> Histogram =
            || Histogram::new(exponential_buckets(0.001, 2.0, STEPS));
        Self {
            requests: Family::default(),
            seconds: Family::new_with_constructor(histogram),
        }
    }
}

impl Metrics {
    /// Counts a request whose answer has begun. `route` is the pattern and not the path, so there are few of them.
    pub fn answered(&self, method: &Method, route: &str, status: StatusCode, took: Duration) {
        let answered = Answered {
            method: named(method),
            route: route.to_owned(),
            status: status.as_u16(),
        };
        self.requests.get_or_create(&answered).inc();
        let route = Route {
            route: route.to_owned(),
        };
        self.seconds
            .get_or_create(&route)
            .observe(took.as_secs_f64());
    }

    fn text(&self, standing: Standing, now: i64) -> Result<String, fmt::Error> {
        let mut registry = Registry::with_prefix("contact_us");
        registry.register("requests", "Requests answered", self.requests.clone());
        registry.register_with_unit(
            "answer_time",
            "Until the answer begins",
            Unit::Seconds,
            self.seconds.clone(),
        );
        let (chats, owed, lost) = (Family::default(), Family::default(), Family::default());
        let set = |family: &Family<Chats, Gauge>, state, n| {
            family.get_or_create(&Chats { state }).set(n);
        };
        set(&chats, "waiting", standing.waiting);
        set(&chats, "live", standing.live);
        for (to, (pending, dead)) in [("mail", standing.mails), ("service", standing.hooks)] {
            let (pending_of, dead_of): (&Family<Owed, Gauge>, &Family<Owed, Gauge>) =
                (&owed, &lost);
            pending_of.get_or_create(&Owed { to }).set(pending);
            dead_of.get_or_create(&Owed { to }).set(dead);
        }
        let (agents, oldest) = (Gauge::<i64>::default(), Gauge::<i64>::default());
        agents.set(standing.agents);
        oldest.set(
            standing
                .oldest_mail
                .map_or(0, |at| (now - at).max(0) / 1_000),
        );
        registry.register("chats", "Chats that are not over", chats);
        registry.register("agents", "Agents who take chats", agents);
        registry.register("owed", "Still to be sent", owed);
        registry.register("given_up", "Will not be tried again", lost);
        registry.register_with_unit(
            "oldest_mail",
            "How long the oldest mail waits",
            Unit::Seconds,
            oldest,
        );
        let mut text = String::new();
        encode(&mut text, &registry)?;
        Ok(text)
    }
}

/// Few words, whatever a client sends.
fn named(method: &Method) -> &'static str {
    [
        Method::GET,
        Method::POST,
        Method::PUT,
        Method::DELETE,
        Method::HEAD,
    ]
    .iter()
    .zip(["GET", "POST", "PUT", "DELETE", "HEAD"])
    .find(|(known, _)| *known == method)
    .map_or("other", |(_, name)| name)
}

/// The figures, for a request from this machine.
pub async fn tell(State(app): State<Arc<App>>, request: Request) -> Response {
    let sender = sender::of(&app.settings, request.extensions(), request.headers());
    if !sender.to_canonical().is_loopback() {
        return (StatusCode::FORBIDDEN, OTHERS).into_response();
    }
    let now = app.clock.now();
    let standing = app.store.standing(now - presence::LEASE).await;
    let text = standing
        .map_err(Refusal::from)
        .map(|standing| app.metrics.text(standing, now));
    match text {
        Ok(Ok(text)) => ([(header::CONTENT_TYPE, TEXT)], text).into_response(),
        _ => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
