//! The files of the built app and the built console, compiled in, as they are and compressed.

mod coding;
#[cfg(test)]
mod tests;

use {
    axum::{
        body::Body,
        http::{HeaderMap, HeaderValue, Response, StatusCode, header},
    },
    base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD},
    coding::Accepted,
    sha2::{Digest, Sha256},
    std::sync::LazyLock,
};

/// Path, as it is, as brotli, as gzip; a compressed form is empty where it would not be smaller.
type File = (&'static str, &'static [u8], &'static [u8], &'static [u8]);

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// A file whose name holds its hash never changes; any other is asked for again each time.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("public, no-cache");

/// Length of the hash that Trunk puts into a name; a leading zero is left out, so it may be a little shorter.
const HASH: std::ops::RangeInclusive<usize> = 12..=16;

/// The page of a bundle: it is drawn, or answered, by itself.
const PAGE: &str = "index.html";

/// What customers load.
pub static APP: Bundle = Bundle::new(FILES, || tags_of(FILES));
/// What agents load.
pub static CONSOLE: Bundle = Bundle::new(CONSOLE_FILES, || tags_of(CONSOLE_FILES));

type Tags = Vec<[HeaderValue; 3]>;

/// The files of one folder.
pub struct Bundle {
    files: &'static [File],
    /// The tags of a file's three forms, in the order of [`File`]. Made once: the files are large and never change.
    tags: LazyLock<Tags>,
}

impl Bundle {
    const fn new(files: &'static [File], tags: fn() -> Tags) -> Self {
        Self {
            files,
            tags: LazyLock::new(tags),
        }
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> Option<&'static str> {
        let (_, raw, ..) = self.files.get(self.find(path)?)?;
        std::str::from_utf8(raw).ok()
    }

    /// The paths of all files.
    pub fn paths(&self) -> impl Iterator<Item = &'static str> {
        self.files.iter().map(|file| file.0)
    }

    /// The file of a path, in the smallest form that the client takes; none where there is no such file. The page is none.
    pub fn serve(&self, path: &str, request: &HeaderMap) -> Option<Response<Body>> {
        let path = path.strip_prefix('/')?;
        self.answer(self.find(path).filter(|_| path != PAGE)?, request)
    }

    /// The page as it was built.
    pub fn page(&self, request: &HeaderMap) -> Option<Response<Body>> {
        self.answer(self.find(PAGE)?, request)
    }

    fn answer(&self, at: usize, request: &HeaderMap) -> Option<Response<Body>> {
        Some(answer(self.files.get(at)?, self.tags.get(at)?, request))
    }

    fn find(&self, path: &str) -> Option<usize> {
        self.files.binary_search_by(|file| file.0.cmp(path)).ok()
    }
}

fn tags_of(files: &[File]) -> Tags {
    let tags = |file: &File| [tag(file.1), tag(file.2), tag(file.3)];
    files.iter().map(tags).collect()
}

fn answer(file: &File, tags: &[HeaderValue; 3], request: &HeaderMap) -> Response<Body> {
    let (path, raw, brotli, gzip) = *file;
    let accepted = Accepted::of(request);
    let (coding, body, tag) = if accepted.brotli && !brotli.is_empty() {
        (Some("br"), brotli, &tags[1])
    } else if accepted.gzip && !gzip.is_empty() {
        (Some("gzip"), gzip, &tags[2])
    } else {
        (None, raw, &tags[0])
    };
    let mut response = if is_known(request, tag) {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        response
    } else {
        let mut response = Response::new(Body::from(body));
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static(content_type(path)),
        );
        if let Some(coding) = coding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
        response
    };
    let headers = response.headers_mut();
    let lasting = if is_hashed(path) { FOREVER } else { ASK_AGAIN };
    headers.insert(header::CACHE_CONTROL, lasting);
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::ETAG, tag.clone());
    response
}

/// Whether the client has this form already (RFC 9110, 13.1.2). The comparison is the weak one, since a proxy between
/// may have made the tag weak.
fn is_known(request: &HeaderMap, tag: &HeaderValue) -> bool {
    let tag = tag.as_bytes();
    let known = |list: &HeaderValue| {
        list.as_bytes().split(|byte| *byte == b',').any(|one| {
            let one = one.trim_ascii();
            one == b"*" || one.strip_prefix(b"W/").unwrap_or(one) == tag
        })
    };
    request.get_all(header::IF_NONE_MATCH).iter().any(known)
}

fn tag(body: &[u8]) -> HeaderValue {
    let hash = URL_SAFE_NO_PAD.encode(&Sha256::digest(body)[..9]);
    HeaderValue::from_str(&format!("\"{hash}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}

fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or_default();
    stem.trim_end_matches("_bg")
        .rsplit_once('-')
        .is_some_and(|(_, hash)| {
            HASH.contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        // Type declarations are read by people and compilers; `.ts` itself is registered as a video.
        Some("txt" | "ts") => "text/plain; charset=utf-8",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
