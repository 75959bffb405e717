//! Where a history that was asked for stands.

#[cfg(test)]
mod tests;

use {crate::api::ApiError, contact_us_wire::history::History};

/// What is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Nothing yet.
    Loading,
    /// All of it.
    Known(Box<History>),
    /// The link gives no right to it, or no longer: the server's sentence.
    Denied(String),
    /// There is none: the server's sentence.
    Missing(String),
    /// It did not come, and may come when it is asked for again: the server's sentence, if it said one.
    Failed(Option<String>),
}

impl Reading {
    /// What an answer makes of it. None where somebody has to sign in first: it stays as it is then.
    pub fn of(answer: Result<History, ApiError>) -> Option<Self> {
        let error = match answer {
            Ok(history) => return Some(Self::Known(Box::new(history))),
            Err(error) => error,
        };
        let sentence = error.sentence().map(str::to_owned);
        match (error.status(), sentence) {
            (Some(401), _) => None,
            (Some(403), Some(sentence)) => Some(Self::Denied(sentence)),
            (Some(404), Some(sentence)) => Some(Self::Missing(sentence)),
            (_, sentence) => Some(Self::Failed(sentence)),
        }
    }
}
