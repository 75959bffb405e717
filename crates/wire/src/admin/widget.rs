//! The widget: what puts it into a site, which sites may hold it, and what they sign their visitors' identities with.

use serde::{Deserialize, Serialize};

/// What puts the account's widget into a site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WidgetPlace {
    /// The account's id, as in the element's attribute.
    pub account: String,
    /// The server's public URL, without a slash at its end.
    pub url: String,
}

/// Which sites may hold the account's widget.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WidgetSites {
    /// Origins such as `https://shop.example.com` or `http://localhost:*`; `self` stands for this server's own pages.
    pub origins: Vec<String>,
}

/// Whether there is an identity secret, and since when (UTC milliseconds). The secret itself is never told back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct IdentitySecret {
    /// When the newest one was made; none: there is none.
    #[serde(default)]
    pub made: Option<i64>,
    /// When the one before it was made; none: there is none. It is good until another is made.
    #[serde(default)]
    pub before: Option<i64>,
}

/// `POST /api/v1/console/identity`: make another secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MakeSecret {
    /// The revision that was seen: two administrators must not make one each, since the one before both is good no more
    /// then.
    pub revision: u32,
}

/// A secret that was made.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MadeSecret {
    /// The secret, told this once.
    pub secret: String,
    /// How it stands from now on.
    pub identity: super::Settings<IdentitySecret>,
}

impl std::fmt::Debug for MadeSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MadeSecret")
    }
}
