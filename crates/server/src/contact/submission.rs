//! One submission: done once, answered as often as it is sent.

use {
    super::Key,
    crate::{
        refusal::Refusal,
        store::idempotency::{self, Answer},
    },
    base64::{Engine, engine::general_purpose::STANDARD_NO_PAD},
    contact_us_wire::ProblemKind,
    serde::{Serialize, de::DeserializeOwned},
    sha2::{Digest, Sha256},
    sqlx::SqliteConnection,
};

/// A submission with the hash of what it asks.
pub(crate) struct Submission<'a> {
    account: &'a str,
    visitor: &'a str,
    key: &'a Key,
    hash: String,
    now: i64,
}

impl<'a> Submission<'a> {
    /// What a visitor asks, under a key. `act` tells apart requests whose bodies are alike.
    pub(crate) fn new(
        account: &'a str,
        visitor: Option<&'a str>,
        key: &'a Key,
        act: &str,
        asked: &impl Serialize,
        now: i64,
    ) -> Result<Self, Refusal> {
        let body = serde_json::to_vec(&(act, asked))?;
        let hash = STANDARD_NO_PAD.encode(Sha256::digest(body));
        Ok(Self {
            account,
            visitor: visitor.unwrap_or_default(),
            key,
            hash,
            now,
        })
    }

    /// The answer that was given to it, if it is a repeat. Refuses a key used for something else, and an old unused one.
    pub(crate) async fn repeated<T: DeserializeOwned>(
        &self,
        tx: &mut SqliteConnection,
    ) -> Result<Option<T>, Refusal> {
        match idempotency::find(tx, self.named()).await? {
            Some(given) if given.hash == self.hash => {
                Ok(Some(serde_json::from_str(&given.answer)?))
            }
            Some(_) => Err(Refusal::new(ProblemKind::KeyReused)),
            None if self.key.is_expired(self.now) => Err(Refusal::new(ProblemKind::KeyExpired)),
            None => Ok(None),
        }
    }

    /// Keeps the answer for repeats.
    pub(crate) async fn keep(
        &self,
        tx: &mut SqliteConnection,
        answer: &impl Serialize,
    ) -> Result<(), Refusal> {
        let answer = Answer {
            hash: self.hash.clone(),
            answer: serde_json::to_string(answer)?,
        };
        Ok(idempotency::keep(tx, self.named(), &answer, self.now).await?)
    }

    fn named(&self) -> idempotency::Submission<'_> {
        idempotency::Submission {
            account: self.account,
            visitor: self.visitor,
            key: self.key.as_str(),
        }
    }
}
