//! Call: the number that a customer is given for a while, so that the call is known by what they were doing.

use {
    crate::{CallFace, Moment},
    serde::{Deserialize, Serialize},
};

/// `POST /api/v1/call`, body `{}`: what to dial. Who asks again gets the same as long as it is theirs, and for the whole
/// time anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallTicket {
    /// The number. Its QR code dials the code, too.
    pub face: CallFace,
    /// What follows `tel:`: the number, and after a comma, which is a pause, the code.
    pub dial: String,
    /// The code, six digits; nothing where the number says it all.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// The code in groups, as it is read and typed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// From when on it may be somebody else's; none where it is always the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Moment>,
    /// Milliseconds from the answer to then, for a customer whose clock is wrong.
    #[serde(default)]
    pub left: u64,
}
