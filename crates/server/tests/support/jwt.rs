//! What a site's server signs of its visitors.

use {
    base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD},
    hmac::{Hmac, KeyInit, Mac},
    serde_json::{Value, json},
    sha2::Sha256,
};

/// A JWT with these claims, HS256.
pub fn token(secret: &str, claims: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(&json!({ "alg": "HS256" })), part(claims));
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any length will do");
    mac.update(signed.as_bytes());
    let signature = URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes());
    format!("{signed}.{signature}")
}
