//! Passwords: made here, kept as argon2id, compared in the same time whether the name is known or not.
//!
//! A password is random and long (100 bits), is shown once when it is made, and is good until another is made. Nobody
//! chooses one, so none is weak, and none is used elsewhere.

#[cfg(test)]
mod tests;

use {
    argon2::{
        Argon2,
        password_hash::{Error, PasswordHasher, PasswordVerifier, phc::PasswordHash},
    },
    std::sync::LazyLock,
    tokio::{
        sync::Semaphore,
        task::{JoinError, spawn_blocking},
    },
};

/// Crockford's base 32 in small letters: nothing is misread.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Groups of digits, and digits in each: 20 of 5 bits.
const GROUPS: usize = 5;
const GROUP: usize = 4;
/// Longest password that is looked at, in bytes.
const LONGEST: usize = 200;
/// Hashes under way at once. Each takes 19 MiB (OWASP's first choice, the crate's default), so a flood of sign-ins waits
/// instead of filling the memory.
static TURNS: Semaphore = Semaphore::const_new(2);
/// What a sign-in with an unknown name is compared with.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now(&random()).unwrap_or_default());

/// Why a password could not be hashed.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// The hash could not be made.
    #[error("a password could not be hashed: {0}")]
    Hash(#[from] Error),
    /// The thread ended early.
    #[error("a password could not be hashed: {0}")]
    Thread(#[from] JoinError),
}

/// A new password: `7f3k-29qd-m4xw-81ht-c5jz`.
pub fn random() -> String {
    let group = || -> String {
        let bytes: [u8; GROUP] = rand::random();
        let digit = |byte: &u8| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()]);
        bytes.iter().map(digit).collect()
    };
    let groups: Vec<String> = (0..GROUPS).map(|_| group()).collect();
    groups.join("-")
}

/// A password's hash with its salt and parameters, as a PHC string.
pub async fn hash(password: &str) -> Result<String, PasswordError> {
    let password = password.to_owned();
    Ok(spawn_blocking(move || hash_now(&password)).await??)
}

/// Whether a password is the one that was hashed. Without a hash, because nobody has that name, it takes as long.
pub async fn fits(password: &str, hash: Option<&str>) -> bool {
    if password.len() > LONGEST {
        return false;
    }
    let Ok(_turn) = TURNS.acquire().await else {
        return false;
    };
    let (password, hash) = (password.to_owned(), hash.map(str::to_owned));
    let compared = spawn_blocking(move || {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.clone());
        let same = PasswordHash::new(&hash).is_ok_and(|hash| {
            Argon2::default()
                .verify_password(password.trim().as_bytes(), &hash)
                .is_ok()
        });
        known && same
    });
    compared.await.unwrap_or_default()
}

fn hash_now(password: &str) -> Result<String, Error> {
    let hash = Argon2::default().hash_password(password.as_bytes())?;
    Ok(hash.to_string())
}
