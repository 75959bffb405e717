//! What requests about a conversation say beside their bodies.

use {
    crate::{chat::Stretch, refusal::Refusal},
    axum::http::HeaderMap,
    contact_us_wire::ProblemKind,
    serde::Deserialize,
    utoipa::IntoParams,
};

/// Entries of a page that asks for no number of them.
const USUAL: u32 = 50;

/// Which stretch of the log. Without `before` and `after` it is the last one.
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(in crate::api) struct StretchQuery {
    /// The entries right before this number.
    before: Option<u64>,
    /// The entries right behind this number.
    after: Option<u64>,
    /// At most so many; 50 when none is named, never more than 200.
    limit: Option<u32>,
}

impl StretchQuery {
    /// The stretch of a query string, and how many entries of it.
    pub(in crate::api) fn read(query: Option<&str>) -> Result<(Stretch, u32), Refusal> {
        let asked: Self = serde_urlencoded::from_str(query.unwrap_or_default())
            .map_err(|_| Refusal::new(ProblemKind::Malformed))?;
        let stretch = match (asked.before, asked.after) {
            (None, None) => Stretch::Last,
            (Some(before), None) => Stretch::Before(before),
            (None, Some(after)) => Stretch::After(after),
            (Some(_), Some(_)) => return Err(Refusal::new(ProblemKind::Malformed)),
        };
        Ok((stretch, asked.limit.unwrap_or(USUAL)))
    }
}

/// Where a stream begins.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Header)]
#[allow(dead_code, reason = "it describes what `after` reads")]
pub(in crate::api) struct StreamHeaders {
    /// The last number that arrived; the stream goes on behind it. None is 0.
    #[serde(rename = "Last-Event-ID")]
    last_event_id: Option<u64>,
}

/// The number after which a stream begins.
pub(in crate::api) fn after(headers: &HeaderMap) -> Result<u64, Refusal> {
    headers.get("last-event-id").map_or(Ok(0), |value| {
        let text = value.to_str().unwrap_or("?").trim();
        if text.is_empty() {
            return Ok(0);
        }
        text.parse()
            .map_err(|_| Refusal::new(ProblemKind::Malformed))
    })
}
