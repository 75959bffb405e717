//! The console's people.

use {
    crate::console::Role,
    serde::{Deserialize, Serialize},
};

/// `GET /api/v1/console/people`: somebody of the console, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonFace {
    /// Their id.
    pub id: String,
    /// The name they sign in with, which customers see, too.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Whether the console is open where they are.
    pub here: bool,
    /// When they were last there, UTC milliseconds; none: never.
    #[serde(default)]
    pub seen: Option<i64>,
}

/// `POST /api/v1/console/people`: add somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AddPerson {
    /// The name to sign in with, which customers see, too; of up to 60 characters.
    pub name: String,
    /// What they may do.
    pub role: Role,
}

/// A password that was made.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MadePassword {
    /// Whose it is: their name.
    pub name: String,
    /// The password, told this once.
    pub password: String,
}

impl std::fmt::Debug for MadePassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MadePassword")
    }
}
