//! Email Us.

use {
    crate::Moment,
    serde::{Deserialize, Serialize},
    std::collections::BTreeMap,
};

/// `POST /api/v1/email`. Everything as typed; the server says what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EmailRequest {
    /// Optional, up to 100 characters.
    #[serde(default)]
    pub first_name: String,
    /// Optional, up to 100 characters.
    #[serde(default)]
    pub last_name: String,
    /// Optional.
    #[serde(default)]
    pub phone: String,
    /// Mandatory.
    #[serde(default)]
    pub email: String,
    /// Mandatory, up to 5,000 characters.
    #[serde(default)]
    pub message: String,
}

/// `GET /api/v1/email/context`: what goes along with a message that is sent from this place now, beside its fields and the
/// time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EmailContext {
    /// Whether the history that is sent along holds pages of an Interaction, with the answers.
    pub pages: bool,
    /// The Contact Us variable set's values, in its order and in the language of the request.
    pub told: Vec<ToldFact>,
    /// What the customer's time zone is called, where it goes along too and was not told yet: the browser knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// What the customer has said of themselves in the Interaction, by the field of our forms that asks it again:
    /// `firstName`, `lastName`, `phone`, `email`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub known: BTreeMap<String, String>,
}

/// Something that is told of a customer or their device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ToldFact {
    /// What it is.
    pub label: String,
    /// Its value.
    pub value: String,
}

/// The answer once the message is stored. The mail follows from the outbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct EmailReceipt {
    /// The receipt number: `CU-7F3K-29QD`.
    pub reference: String,
    /// When it was stored.
    pub accepted: Moment,
    /// Where the answer goes: the customer's address as it was read.
    pub reply_to: String,
    /// Hours within which the account promises an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_hours: Option<u32>,
}
