//! Why an attempt to send a mail failed, told apart by what to do next.

use std::fmt;

/// What kind of failure it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// The server said "later" (4xx), or was not reached: connection, name, encryption. Tried again.
    Transient,
    /// The server said "never" (5xx), or no mail can be made of the job. Not tried again.
    Permanent,
    /// No answer in time. The mail may have arrived; it is tried again under the same Message-ID.
    TimedOut,
    /// The attempt itself broke down. Tried again.
    Crashed,
}

impl Class {
    /// The name in logs and in `last_error`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Transient => "transient",
            Self::Permanent => "permanent",
            Self::TimedOut => "timed-out",
            Self::Crashed => "crashed",
        }
    }
}

/// A failed attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What kind.
    pub class: Class,
    /// The server's reply code, if there was one: `451`.
    pub code: Option<u16>,
    /// What happened, for staff. May quote the mail server, so it is never logged.
    pub detail: String,
}

/// Characters of a detail that are kept: a reply can be long, and the row is no archive.
const DETAIL_LIMIT: usize = 300;

impl Failure {
    /// A failure without a reply code.
    pub fn new(class: Class, detail: impl Into<String>) -> Self {
        Self {
            class,
            code: None,
            detail: detail.into(),
        }
    }
}

/// The outbox's `last_error`: class, code, detail.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.class.name())?;
        if let Some(code) = self.code {
            write!(f, " {code}")?;
        }
        write!(f, ": {}", super::clean::line(&self.detail, DETAIL_LIMIT))
    }
}
