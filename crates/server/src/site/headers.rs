//! The headers of every answer of the site. They are part of what a phone loads, so files carry only what they need.

use {
    crate::settings::Settings,
    axum::{
        extract::State,
        http::{HeaderName, HeaderValue, header},
        response::Response,
    },
};

/// The headers, made once.
#[derive(Clone)]
pub struct Policy {
    pages: Vec<(HeaderName, HeaderValue)>,
    files: Vec<(HeaderName, HeaderValue)>,
}

impl Policy {
    /// What pages with a Content-Security-Policy need, and the files beside them.
    pub fn of(security: &str, settings: &Settings) -> Self {
        let fixed = [
            (header::REFERRER_POLICY, "no-referrer"),
            (header::X_FRAME_OPTIONS, "DENY"),
            (
                HeaderName::from_static("cross-origin-opener-policy"),
                "same-origin",
            ),
            (
                HeaderName::from_static("permissions-policy"),
                "camera=(), geolocation=(), microphone=()",
            ),
        ];
        let mut headers: Vec<_> = fixed
            .into_iter()
            .map(|(name, value)| (name, HeaderValue::from_static(value)))
            .collect();
        if let Ok(policy) = HeaderValue::from_str(security) {
            headers.push((header::CONTENT_SECURITY_POLICY, policy));
        }
        // A picture that is opened by itself is a document, too.
        let mut files = vec![(
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static("default-src 'none'"),
        )];
        let mut all = vec![(
            HeaderName::from_static("cross-origin-resource-policy"),
            HeaderValue::from_static("same-origin"),
        )];
        if settings.public_url.starts_with("https://") {
            all.push((
                header::STRICT_TRANSPORT_SECURITY,
                HeaderValue::from_static("max-age=31536000"),
            ));
        }
        headers.extend(all.iter().cloned());
        files.extend(all);
        Self {
            pages: headers,
            files,
        }
    }
}

impl Policy {
    /// Adds the headers of a file, or those of a page.
    pub fn add_to(self, response: &mut Response, is_file: bool) {
        let more = if is_file { self.files } else { self.pages };
        response.headers_mut().extend(more);
    }
}

/// Adds them.
pub async fn add(State(policy): State<Policy>, mut response: Response) -> Response {
    // Files, and nothing else here, have a tag.
    let is_file = response.headers().contains_key(header::ETAG);
    policy.add_to(&mut response, is_file);
    response
}
