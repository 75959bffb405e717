//! The Content-Security-Policy: what a page may run is named by its hash, and nothing else runs.

#[cfg(test)]
mod tests;

use {
    base64::{Engine, engine::general_purpose::STANDARD},
    sha2::{Digest, Sha256},
};

/// The policy for a page with these inline scripts and styles.
///
/// `blob:` lets a chat show a picture before it is sent, and one that came in answer to a request with a token.
/// `'wasm-unsafe-eval'` lets WebAssembly be compiled and leaves `eval` blocked (seen in Chromium and Firefox).
pub fn policy(scripts: &[&str], styles: &[&str]) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{}; style-src 'self'{}; \
         connect-src 'self'; img-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        hashes(scripts),
        hashes(styles)
    )
}

fn hashes(blocks: &[&str]) -> String {
    let hash = |block: &str| STANDARD.encode(Sha256::digest(block.as_bytes()));
    let named = blocks
        .iter()
        .map(|block| [" 'sha256-", &hash(block), "'"].concat());
    named.collect()
}

/// The contents of a page's inline elements of a name. Elements with `skip` in their opening tag are left out.
pub fn inline<'a>(html: &'a str, element: &str, skip: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    html.match_indices(&open)
        .filter_map(|(at, _)| {
            let (tag, rest) = html[at..].split_once('>')?;
            let (content, _) = rest.split_once(&close)?;
            (!tag.contains(skip)).then_some(content)
        })
        .collect()
}
