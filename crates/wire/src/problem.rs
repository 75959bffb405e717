//! Errors: `application/problem+json` (RFC 9457).

use serde::{Deserialize, Serialize};

/// What kind of refusal it is; the last part of the problem's `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// 422: a field needs mending; see `fields`.
    Fields,
    /// 413: the body is over the limit.
    TooLarge,
    /// 415: the body is of a type that is not taken here.
    ContentType,
    /// 403: the request comes from another site.
    Origin,
    /// 403: the person may not do this.
    Role,
    /// 400: the body is not the JSON that is expected, or the query cannot be read.
    Malformed,
    /// 400: `Idempotency-Key` is missing or not 8 to 128 visible ASCII characters.
    Key,
    /// 422: the key was used with another body.
    KeyReused,
    /// 422: the key was made more than a day ago.
    KeyExpired,
    /// 401: the link's token does not open this.
    Token,
    /// 401: what says who the visitor is does not hold, or no longer.
    Identity,
    /// 403: the link gives no right to this, or no longer.
    Link,
    /// 404: nothing is there.
    NotFound,
    /// 405: not with this method.
    Method,
    /// 409: what was asked for has been taken, or is over, meanwhile.
    Conflict,
    /// 409: the option is not offered now.
    Unavailable,
    /// 429: too many requests; `retryAfter` says when.
    TooMany,
    /// 500: our fault.
    Internal,
}

/// One field's problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldProblem {
    /// The field's name in the request: `email`.
    pub field: String,
    /// A key of the catalogue of words, for a client that has one: `error.email.missing`.
    pub code: String,
    /// What to do, as a sentence in the language of the request.
    pub detail: String,
}

/// The body of every error under `/api/v1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// `/problems/` and the kind.
    #[serde(rename = "type")]
    pub type_: String,
    /// The same kind, for programs.
    pub kind: ProblemKind,
    /// A short name for it.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What to do, as a sentence in the language of the request.
    pub detail: String,
    /// The fields that need mending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblem>,
    /// Seconds after which trying again makes sense.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
}
