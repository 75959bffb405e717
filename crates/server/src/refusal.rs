//! Why something was not done, before it has words.

#[cfg(test)]
mod tests;

use {
    crate::store::StoreError,
    contact_us_wire::{FieldProblem, Problem, ProblemKind, Words},
    std::borrow::Cow,
};

/// One field that needs mending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRefusal {
    /// The field's name in the request.
    pub field: Cow<'static, str>,
    /// Key of the word that says how.
    pub code: &'static str,
    /// What is put into it.
    pub args: Vec<(&'static str, String)>,
}

/// A refusal. It becomes a problem once the language is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What kind it is.
    pub kind: ProblemKind,
    /// Key of the word that says what to do.
    pub word: &'static str,
    /// What is put into it.
    pub args: Vec<(&'static str, String)>,
    /// The fields that need mending.
    pub fields: Vec<FieldRefusal>,
    /// Seconds after which trying again makes sense.
    pub retry_after: Option<u64>,
}

impl Refusal {
    /// A refusal of a kind, with the kind's own sentence.
    pub fn new(kind: ProblemKind) -> Self {
        Self {
            kind,
            word: word(kind),
            args: vec![],
            fields: vec![],
            retry_after: None,
        }
    }

    /// No account has that name.
    pub fn unknown_account() -> Self {
        Self {
            word: "problem.account",
            ..Self::new(ProblemKind::NotFound)
        }
    }

    /// A refusal of a kind, with a sentence of its own.
    pub fn said(kind: ProblemKind, word: &'static str) -> Self {
        Self {
            word,
            ..Self::new(kind)
        }
    }

    /// Too many requests; again in so many seconds.
    pub fn too_many(seconds: u64) -> Self {
        Self {
            args: vec![("n", seconds.to_string())],
            retry_after: Some(seconds),
            ..Self::new(ProblemKind::TooMany)
        }
    }

    /// Fields need mending.
    pub fn fields(fields: Vec<FieldRefusal>) -> Self {
        Self {
            fields,
            ..Self::new(ProblemKind::Fields)
        }
    }

    /// One field needs mending.
    pub fn field(field: &'static str, code: &'static str) -> Self {
        Self::fields(vec![FieldRefusal {
            field: field.into(),
            code,
            args: vec![],
        }])
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        status(self.kind)
    }

    /// The problem in a language.
    pub fn problem(&self, words: &Words) -> Problem {
        let status = self.status();
        Problem {
            type_: format!("/problems/{}", name(self.kind)),
            kind: self.kind,
            title: title(status).to_owned(),
            status,
            detail: sentence(words, self.word, &self.args),
            fields: self.fields.iter().map(|one| one.problem(words)).collect(),
            retry_after: self.retry_after,
        }
    }
}

impl FieldRefusal {
    fn problem(&self, words: &Words) -> FieldProblem {
        FieldProblem {
            field: self.field.clone().into_owned(),
            code: self.code.to_owned(),
            detail: sentence(words, self.code, &self.args),
        }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the database failed");
        Self::new(ProblemKind::Internal)
    }
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        StoreError::from(error).into()
    }
}

impl From<serde_json::Error> for Refusal {
    fn from(error: serde_json::Error) -> Self {
        StoreError::from(error).into()
    }
}

fn sentence(words: &Words, key: &str, args: &[(&'static str, String)]) -> String {
    let args: Vec<(&str, &str)> = args
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    words.with(key, &args)
}

/// The last part of the problem's type, as serde writes the kind.
fn name(kind: ProblemKind) -> &'static str {
    word(kind).trim_start_matches("problem.")
}

fn word(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Fields => "problem.fields",
        ProblemKind::TooLarge => "problem.too-large",
        ProblemKind::ContentType => "problem.content-type",
        ProblemKind::Origin => "problem.origin",
        ProblemKind::Role => "problem.role",
        ProblemKind::Malformed => "problem.malformed",
        ProblemKind::Key => "problem.key",
        ProblemKind::KeyReused => "problem.key-reused",
        ProblemKind::KeyExpired => "problem.key-expired",
        ProblemKind::Token => "problem.token",
        ProblemKind::Identity => "problem.identity",
        ProblemKind::Link => "problem.link",
        ProblemKind::NotFound => "problem.not-found",
        ProblemKind::Method => "problem.method",
        ProblemKind::Conflict => "problem.conflict",
        ProblemKind::Unavailable => "problem.unavailable",
        ProblemKind::TooMany => "problem.too-many",
        ProblemKind::Internal => "problem.internal",
    }
}

fn status(kind: ProblemKind) -> u16 {
    match kind {
        ProblemKind::Malformed | ProblemKind::Key => 400,
        ProblemKind::Token | ProblemKind::Identity => 401,
        ProblemKind::Link | ProblemKind::Origin | ProblemKind::Role => 403,
        ProblemKind::NotFound => 404,
        ProblemKind::Method => 405,
        ProblemKind::Conflict | ProblemKind::Unavailable => 409,
        ProblemKind::TooLarge => 413,
        ProblemKind::ContentType => 415,
        ProblemKind::Fields | ProblemKind::KeyReused | ProblemKind::KeyExpired => 422,
        ProblemKind::TooMany => 429,
        ProblemKind::Internal => 500,
    }
}

/// The status's own name (RFC 9110, 15): a title for programs' logs; people read the detail.
fn title(status: u16) -> &'static str {
    axum::http::StatusCode::from_u16(status)
        .ok()
        .and_then(|status| status.canonical_reason())
        .unwrap_or("Error")
}
