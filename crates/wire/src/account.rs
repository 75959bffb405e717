//! What a customer may know of an account.

use serde::{Deserialize, Serialize};

/// The face that an account shows to customers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AccountFace {
    /// Name in the query parameter `account`, and the `Tenant-Id` of the original's paths.
    pub name: String,
    /// What people call it: shown in the bar.
    pub organisation: String,
    /// The place of the account's time zone, as people say it: `London`.
    pub zone_place: String,
    /// Where the privacy notice stands, if the account has set one. An `https:` address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub privacy_url: Option<String>,
}
