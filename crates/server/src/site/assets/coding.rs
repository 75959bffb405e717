//! Which content codings a client takes (RFC 9110, 12.5.3).

use axum::http::{HeaderMap, header};

/// The codings that we have, and whether the client takes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Accepted {
    pub brotli: bool,
    pub gzip: bool,
}

impl Accepted {
    /// What a request accepts. A coding with the weight 0 is refused; `*` stands for those that are not named.
    pub fn of(request: &HeaderMap) -> Self {
        let named: Vec<(&str, bool)> = request
            .get_all(header::ACCEPT_ENCODING)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .map(|part| {
                let mut parts = part.split(';');
                let name = parts.next().unwrap_or_default().trim();
                (name, !parts.any(is_zero))
            })
            .collect();
        let weighed = |coding: &str| {
            named
                .iter()
                .find(|(name, _)| name.eq_ignore_ascii_case(coding))
                .map(|(_, taken)| *taken)
        };
        let takes = |coding| weighed(coding).or_else(|| weighed("*")).unwrap_or_default();
        Self {
            brotli: takes("br"),
            gzip: takes("gzip"),
        }
    }
}

/// Whether a parameter is the weight 0.
fn is_zero(parameter: &str) -> bool {
    parameter
        .trim()
        .split_once('=')
        .is_some_and(|(name, weight)| {
            name.trim().eq_ignore_ascii_case("q") && weight.trim().parse() == Ok(0.0_f32)
        })
}
