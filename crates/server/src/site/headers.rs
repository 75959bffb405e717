//! The headers of every answer of the site. They are part of what a phone loads, so files carry only what they need.

use {
    crate::settings::Settings,
    axum::{
        extract::State,
        http::{HeaderName, HeaderValue, header},
        response::Response,
    },
};

const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// The end of every policy: `frame-ancestors` comes last, and lets nobody.
const NOBODY: &str = "'none'";

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
        let mut all = vec![(RESOURCE_POLICY, HeaderValue::from_static("same-origin"))];
        if settings.is_https() {
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

/// Who may hold a page in a frame, as the directive `frame-ancestors` lists them. Rides on the answer.
#[derive(Clone)]
pub struct Ancestors(pub String);

/// Marks a file that other sites' pages load.
#[derive(Clone, Copy)]
pub struct Shared;

/// Adds them.
pub async fn add(State(policy): State<Policy>, mut response: Response) -> Response {
    // Files, and nothing else here, have a tag.
    let is_file = response.headers().contains_key(header::ETAG);
    policy.add_to(&mut response, is_file);
    if response.extensions_mut().remove::<Shared>().is_some() {
        let headers = response.headers_mut();
        headers.insert(RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
        // `import()` from another site asks for leave to read.
        headers.insert(
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            HeaderValue::from_static("*"),
        );
    }
    if let Some(Ancestors(list)) = response.extensions_mut().remove() {
        frame(&mut response, &list);
    }
    response
}

/// Lets a page be held in a frame by these and by nobody else. A list that would say more than that lets nobody.
fn frame(response: &mut Response, list: &str) {
    if list == NOBODY || list.contains([';', ',']) {
        return;
    }
    let headers = response.headers_mut();
    let policy = headers.get(header::CONTENT_SECURITY_POLICY);
    let policy = policy.and_then(|policy| policy.to_str().ok());
    let framed = policy
        .and_then(|policy| policy.strip_suffix(NOBODY))
        .and_then(|policy| HeaderValue::from_str(&[policy, list].concat()).ok());
    if let Some(framed) = framed {
        headers.insert(header::CONTENT_SECURITY_POLICY, framed);
        // It knows no list, and would be heard beside the policy.
        headers.remove(header::X_FRAME_OPTIONS);
    }
}
