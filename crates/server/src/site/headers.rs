//! The headers of every answer of the site.

use {
    super::shell::Shell,
    crate::settings::Settings,
    axum::{
        extract::State,
        http::{HeaderName, HeaderValue, header},
        response::Response,
    },
};

/// The headers, made once.
#[derive(Clone)]
pub struct Policy(Vec<(HeaderName, HeaderValue)>);

impl Policy {
    /// What the pages of a shell need.
    pub fn of(shell: &Shell, settings: &Settings) -> Self {
        let fixed = [
            (header::REFERRER_POLICY, "no-referrer"),
            (header::X_FRAME_OPTIONS, "DENY"),
            (
                HeaderName::from_static("cross-origin-opener-policy"),
                "same-origin",
            ),
            (
                HeaderName::from_static("cross-origin-resource-policy"),
                "same-origin",
            ),
            (
                HeaderName::from_static("permissions-policy"),
                "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            ),
        ];
        let mut headers: Vec<_> = fixed
            .into_iter()
            .map(|(name, value)| (name, HeaderValue::from_static(value)))
            .collect();
        if let Ok(policy) = HeaderValue::from_str(&shell.policy()) {
            headers.push((header::CONTENT_SECURITY_POLICY, policy));
        }
        if settings.public_url.starts_with("https://") {
            headers.push((
                header::STRICT_TRANSPORT_SECURITY,
                HeaderValue::from_static("max-age=31536000"),
            ));
        }
        Self(headers)
    }
}

/// Adds them.
pub async fn add(State(policy): State<Policy>, mut response: Response) -> Response {
    response.headers_mut().extend(policy.0);
    response
}
