//! Transfer: the open call of a Voice IVR is handed to an agent.

use serde::{Deserialize, Serialize};

/// How the transfer of a call stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Transfer {
    /// Nobody has asked for one.
    #[default]
    None,
    /// It was asked for; the IVR has not taken it up yet.
    Asked,
    /// The IVR has it and is connecting.
    Connecting,
    /// The call is open, but the IVR does not answer: dial instead, or ask once more.
    Unanswered,
    /// The IVR has let go of the call: an agent has it, or it has ended.
    Over,
}

/// `GET /api/v1/voice`: the call of the Voice IVR that `externalId` names. `POST /api/v1/transfer` answers the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Voice {
    /// Whether the call is open.
    pub on_call: bool,
    /// How its transfer stands.
    pub transfer: Transfer,
}
