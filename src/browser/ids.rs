//! Ids that nobody can guess.

#[cfg(test)]
mod tests;

/// A UUID version 7 (RFC 9562, 5.7) of now. `crypto.randomUUID` is not to be had on plain http; random bytes are.
pub fn uuid_v7() -> String {
    let mut random = [0_u8; 10];
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        // It fails only above 65,536 bytes.
        let _ = crypto.get_random_values_with_u8_array(&mut random);
    }
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the time is a whole number of milliseconds after 1970, below 2^48"
    )]
    let now = js_sys::Date::now() as u64;
    of(now, random)
}

/// The UUID of a time in milliseconds and ten random bytes.
fn of(now: u64, random: [u8; 10]) -> String {
    let mut bytes = [0_u8; 16];
    bytes[..6].copy_from_slice(&now.to_be_bytes()[2..]);
    bytes[6..].copy_from_slice(&random);
    bytes[6] = 0x70 | (bytes[6] & 0x0f);
    bytes[8] = 0x80 | (bytes[8] & 0x3f);
    let mut text = String::with_capacity(36);
    for (i, byte) in bytes.into_iter().enumerate() {
        if matches!(i, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for digit in [byte >> 4, byte & 0x0f] {
            text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
        }
    }
    text
}
