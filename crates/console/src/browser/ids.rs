//! Randomness.

/// Bytes that nobody can guess. `crypto.randomUUID` is not to be had on plain http; random bytes are.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0_u8; N];
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        // It fails only above 65,536 bytes.
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes
}

/// A number that nobody can guess.
pub fn number() -> u64 {
    u64::from_ne_bytes(random())
}
