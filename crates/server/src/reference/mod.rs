//! The receipt number that a customer gets: `CU-7F3K-29QD`, in every channel.

#[cfg(test)]
mod tests;

/// Crockford's base 32: no I, L, O or U, so that nothing is misread (<https://www.crockford.com/base32.html>).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 8;

/// A new one, from 8 random digits of 5 bits. The database refuses a second use of the same.
pub fn random() -> String {
    let bytes: [u8; LENGTH] = rand::random();
    let digits: String = bytes
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()]))
        .collect();
    shape(&digits)
}

/// A reference as people type it (small letters, O for 0, I and L for 1, any or no dashes), as it is stored.
pub fn read(typed: &str) -> Option<String> {
    let typed = typed.trim().to_ascii_uppercase();
    let digits: String = typed
        .strip_prefix("CU")?
        .chars()
        .filter(|c| !matches!(c, '-' | ' '))
        .map(|c| match c {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    let known = digits.bytes().all(|b| ALPHABET.contains(&b));
    (known && digits.len() == LENGTH).then(|| shape(&digits))
}

fn shape(digits: &str) -> String {
    let (left, right) = digits.split_at(LENGTH / 2);
    format!("CU-{left}-{right}")
}
