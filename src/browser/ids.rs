//! Ids that nobody can guess.

#[cfg(test)]
mod tests;

/// A random UUID (version 4; RFC 9562, 5.4). `crypto.randomUUID` is not to be had on plain http; random bytes are.
///
/// Not version 7: that would hold the customer's clock, and a clock that is a day slow would make every key too old.
pub fn uuid_v4() -> String {
    let mut bytes = [0_u8; 16];
    fill(&mut bytes);
    of(bytes)
}

/// Ten random bytes, for an id whose other part is the time.
pub fn random() -> [u8; 10] {
    let mut bytes = [0_u8; 10];
    fill(&mut bytes);
    bytes
}

/// A random number; nothing secret. The same each time on the server.
pub fn seed() -> u64 {
    let mut bytes = [0_u8; 8];
    if cfg!(target_arch = "wasm32") {
        fill(&mut bytes);
    }
    u64::from_le_bytes(bytes)
}

fn fill(bytes: &mut [u8]) {
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        // It fails only above 65,536 bytes.
        let _ = crypto.get_random_values_with_u8_array(bytes);
    }
}

/// The UUID of sixteen random bytes.
fn of(mut bytes: [u8; 16]) -> String {
    bytes[6] = 0x40 | (bytes[6] & 0x0f);
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
