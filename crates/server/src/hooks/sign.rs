//! Signatures of the webhook: HMAC-SHA256 with the account's secret over the time, a dot and the body.

#[cfg(test)]
mod tests;

use {
    crate::clock::MINUTE,
    hmac::{Hmac, KeyInit, Mac},
    sha2::Sha256,
    std::fmt::Write,
};

/// The header with the time of sending, UTC milliseconds.
pub const TIMESTAMP: &str = "contact-us-timestamp";
/// The header with the signature, 64 small hexadecimal digits.
pub const SIGNATURE: &str = "contact-us-signature";

/// How far the two clocks may be apart, in milliseconds; something older may be a replay.
const APART: i64 = 5 * MINUTE;

/// The signature of a body sent at a time.
pub fn sign(secret: &str, timestamp: i64, body: &[u8]) -> String {
    let digest = mac(secret, timestamp, body).map(|mac| mac.finalize().into_bytes());
    digest
        .iter()
        .flatten()
        .fold(String::new(), |mut hex, byte| {
            // Writing to a text does not fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

/// Whether a signature is that of a body sent lately. Takes the same time however wrong it is.
pub fn is_signed(secret: &str, timestamp: &str, signature: &str, body: &[u8], now: i64) -> bool {
    let Ok(at) = timestamp.parse::<i64>() else {
        return false;
    };
    let fits = bytes(signature).is_some_and(|given| {
        mac(secret, at, body).is_some_and(|mac| mac.verify_slice(&given).is_ok())
    });
    fits && at.abs_diff(now) <= APART.unsigned_abs()
}

fn mac(secret: &str, timestamp: i64, body: &[u8]) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).ok()?;
    mac.update(timestamp.to_string().as_bytes());
    mac.update(b".");
    mac.update(body);
    Some(mac)
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    if hex.len() != 64 || !hex.is_ascii() {
        return None;
    }
    (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).ok())
        .collect()
}
