use super::*;

const RAW: &[u8] = b"let a = 1;";
const BROTLI: &[u8] = b"by brotli";
const GZIP: &[u8] = b"by gzip";
const FILE: File = ("app-8a82a1b16024f900.js", RAW, BROTLI, GZIP);

fn headers(pairs: &[(header::HeaderName, &'static str)]) -> HeaderMap {
    pairs
        .iter()
        .map(|(name, value)| (name.clone(), HeaderValue::from_static(value)))
        .collect()
}

fn ask(file: &File, request: &HeaderMap) -> Response<Body> {
    answer(file, &[tag(file.1), tag(file.2), tag(file.3)], request)
}

fn coding(file: &File, accept: &'static str) -> Option<String> {
    let response = ask(file, &headers(&[(header::ACCEPT_ENCODING, accept)]));
    let value = response.headers().get(header::CONTENT_ENCODING)?;
    Some(value.to_str().expect("a text").to_owned())
}

#[test]
fn the_smallest_form_that_the_client_takes_is_sent() {
    for (accept, sent) in [
        ("gzip, deflate, br, zstd", Some("br")),
        ("gzip;q=1, br;q=0.1", Some("br")),
        ("GZIP", Some("gzip")),
        ("br;q=0, gzip", Some("gzip")),
        ("br; q=0.000 , gzip ; Q=0", None),
        ("br;q=0, *", Some("gzip")),
        ("*", Some("br")),
        ("*;q=0", None),
        ("gzip, *;q=0", Some("gzip")),
        ("identity", None),
        ("brotli, xgzip", None),
        ("", None),
        (";;,,=;q", None),
    ] {
        assert_eq!(coding(&FILE, accept).as_deref(), sent, "{accept}");
    }
    assert!(
        !ask(&FILE, &HeaderMap::new())
            .headers()
            .contains_key(header::CONTENT_ENCODING),
        "who names nothing gets the file as it is"
    );
}

#[test]
fn a_form_that_was_not_smaller_is_not_sent() {
    let only_gzip: File = (FILE.0, RAW, b"", GZIP);
    let plain: File = (FILE.0, RAW, b"", b"");
    assert_eq!(coding(&only_gzip, "br, gzip").as_deref(), Some("gzip"));
    assert_eq!(coding(&plain, "br, gzip"), None);
}

#[test]
fn each_form_has_a_tag_of_its_own_that_is_answered_with_304() {
    let mut seen = Vec::new();
    for accept in ["br", "gzip", "identity"] {
        let accept = headers(&[(header::ACCEPT_ENCODING, accept)]);
        let tag = ask(&FILE, &accept).headers()[header::ETAG].clone();
        assert!(!seen.contains(&tag), "a tag counts for one form alone");
        let text = tag.to_str().expect("a text");
        for known in [
            text.to_owned(),
            format!("W/{text}"),
            format!("\"other\" , {text}"),
            "*".to_owned(),
        ] {
            let mut again = accept.clone();
            let known = HeaderValue::from_str(&known).expect("a value");
            again.insert(header::IF_NONE_MATCH, known);
            let response = ask(&FILE, &again);
            assert_eq!(response.status(), StatusCode::NOT_MODIFIED);
            assert_eq!(response.headers()[header::ETAG], tag);
            assert_eq!(response.headers()[header::CACHE_CONTROL], FOREVER);
            assert_eq!(response.headers()[header::VARY], "accept-encoding");
            assert!(!response.headers().contains_key(header::CONTENT_ENCODING));
        }
        for old in seen.iter().chain([&HeaderValue::from_static("\"\"")]) {
            let mut again = accept.clone();
            again.insert(header::IF_NONE_MATCH, old.clone());
            assert_eq!(ask(&FILE, &again).status(), StatusCode::OK);
        }
        seen.push(tag);
    }
}

#[test]
fn only_a_name_with_a_hash_is_kept_for_ever() {
    for hashed in [
        "contact-us-8a82a1b16024f90.js",
        "contact-us-8a82a1b16024f900_bg.wasm",
        "snippets/a-8a82a1b16024f900/inline-8a82a1b16024f900.js",
    ] {
        assert!(is_hashed(hashed), "{hashed}");
    }
    for other in [
        "icon.svg",
        "contact-us.js",
        "embed-panel.js",
        "embed.d.ts",
        "8a82a1b16024f900.js",
        "a-8a82a1b16024f900/plain.js",
        "a-notahexnumberxx.js",
    ] {
        assert!(!is_hashed(other), "{other}");
    }
}

#[test]
fn what_is_compiled_in_is_found_and_sound() {
    for bundle in [&APP, &CONSOLE] {
        let files = bundle.files;
        assert!(
            files.is_sorted_by_key(|file| file.0),
            "it is searched by halves"
        );
        for (path, raw, brotli, gzip) in files {
            assert!(brotli.len() < raw.len() && gzip.len() < raw.len(), "{path}");
            assert_ne!(content_type(path), "application/octet-stream", "{path}");
            let served = bundle.serve(&format!("/{path}"), &HeaderMap::new());
            assert_eq!(served.is_some(), *path != "index.html", "{path}");
        }
        for other in [
            "/",
            "",
            "icon.svg",
            "//icon.svg",
            "/../Cargo.toml",
            "/index.html",
            "/nothing.js",
        ] {
            assert!(bundle.serve(other, &HeaderMap::new()).is_none(), "{other}");
        }
    }
}
