//! The files of the built app, compiled in, as they are and compressed.

use {
    axum::{
        body::Body,
        http::{HeaderMap, HeaderValue, Response, StatusCode, header},
    },
    sha2::{Digest, Sha256},
};

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// A file whose name holds its hash never changes; any other is asked for again each time.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("public, no-cache");

/// Length of the hash that Trunk puts into a name; a leading zero is left out, so it may be a little shorter.
const HASH: std::ops::RangeInclusive<usize> = 12..=16;

/// The text of a compiled-in file.
pub fn text(path: &str) -> Option<&'static str> {
    let (_, raw, ..) = find(path)?;
    std::str::from_utf8(raw).ok()
}

/// A file in the smallest form that the client takes; none where there is no such file.
pub fn serve(path: &str, request: &HeaderMap) -> Option<Response<Body>> {
    let path = path.trim_start_matches('/');
    // The page itself is drawn anew for everyone.
    let (_, raw, brotli, gzip) = find(path).filter(|_| path != "index.html")?;
    let (encoding, body) = match accepted(request) {
        Accepted { brotli: true, .. } if !brotli.is_empty() => (Some("br"), *brotli),
        Accepted { gzip: true, .. } if !gzip.is_empty() => (Some("gzip"), *gzip),
        _ => (None, *raw),
    };
    let tag = tag(body);
    let fresh = request
        .get(header::IF_NONE_MATCH)
        .is_some_and(|known| *known == tag);
    let mut response = Response::new(if fresh {
        Body::empty()
    } else {
        Body::from(body)
    });
    if fresh {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(content_type(path)),
    );
    headers.insert(
        header::CACHE_CONTROL,
        if is_hashed(path) { FOREVER } else { ASK_AGAIN },
    );
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::ETAG, tag);
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Some(response)
}

fn find(
    path: &str,
) -> Option<&'static (&'static str, &'static [u8], &'static [u8], &'static [u8])> {
    let at = FILES.binary_search_by(|file| file.0.cmp(path)).ok()?;
    FILES.get(at)
}

struct Accepted {
    brotli: bool,
    gzip: bool,
}

/// The codings that a client takes (RFC 9110, 12.5.3); one with `q=0` it does not.
fn accepted(request: &HeaderMap) -> Accepted {
    let header = request
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let takes = |coding: &str| {
        header.split(',').any(|part| {
            let (name, weight) = part.split_once(';').unwrap_or((part, ""));
            let refused = weight
                .trim()
                .strip_prefix("q=")
                .is_some_and(|q| q.parse() == Ok(0.0_f32));
            name.trim().eq_ignore_ascii_case(coding) && !refused
        })
    };
    Accepted {
        brotli: takes("br"),
        gzip: takes("gzip"),
    }
}

fn tag(body: &[u8]) -> HeaderValue {
    let hash = Sha256::digest(body);
    let hex: String = hash
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    HeaderValue::from_str(&format!("\"{hex}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}

fn is_hashed(path: &str) -> bool {
    let stem = path
        .rsplit('/')
        .next()
        .unwrap_or(path)
        .split('.')
        .next()
        .unwrap_or_default();
    let hash = stem
        .trim_end_matches("_bg")
        .rsplit('-')
        .next()
        .unwrap_or_default();
    stem.contains('-') && HASH.contains(&hash.len()) && hash.bytes().all(|b| b.is_ascii_hexdigit())
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_name_with_a_hash_is_kept_for_ever() {
        assert!(is_hashed("contact-us-8a82a1b16024f90.js"));
        assert!(is_hashed("contact-us-8a82a1b16024f900_bg.wasm"));
        assert!(!is_hashed("icon.svg"));
        assert!(!is_hashed("contact-us.js"));
        assert!(!is_hashed("embed-panel.js"));
    }

    #[test]
    fn a_coding_that_is_refused_is_not_sent() {
        let mut headers = HeaderMap::new();
        headers.insert(
            header::ACCEPT_ENCODING,
            HeaderValue::from_static("gzip, br;q=0"),
        );
        let accepted = accepted(&headers);
        assert!(accepted.gzip && !accepted.brotli);
    }
}
