//! Idempotency keys.

#[cfg(test)]
mod tests;

use {
    crate::{clock::DAY, refusal::Refusal},
    contact_us_wire::ProblemKind,
    uuid::Uuid,
};

/// Names one submission: 8 to 128 visible ASCII characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key(String);

impl Key {
    /// A key as it came.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        let fits = (8..=128).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(Refusal::new(ProblemKind::Key))
        }
    }

    /// A fresh key, made at an instant: a UUID version 7.
    pub fn fresh(now: i64) -> Self {
        Self(uuid_v7(now))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// When it was made, UTC milliseconds; known only of a UUID version 7.
    pub fn made_at(&self) -> Option<i64> {
        let uuid = Uuid::parse_str(&self.0).ok()?;
        let (seconds, nanos) = uuid
            .get_timestamp()
            .filter(|_| uuid.get_version_num() == 7)?
            .to_unix();
        i64::try_from(seconds)
            .ok()?
            .checked_mul(1_000)?
            .checked_add(i64::from(nanos / 1_000_000))
    }

    /// Whether it is known to be more than a day old.
    pub fn is_expired(&self, now: i64) -> bool {
        self.made_at().is_some_and(|made| made < now - DAY)
    }
}

/// A UUID version 7 of an instant in UTC milliseconds.
pub fn uuid_v7(now: i64) -> String {
    let millis = u64::try_from(now).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &rand::random())
        .into_uuid()
        .to_string()
}
