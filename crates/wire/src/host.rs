//! What the page that holds the widget says of itself and of its visitor. Nobody vouches for any of it.

use serde::{Deserialize, Serialize};

/// What a host page says, cleaned and cut. Each part may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct HostFacts {
    /// Its address: `http` or `https`, without user, query and fragment.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// Its title.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What it knows the visitor by.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// The visitor's name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Their e-mail address, unchecked.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// Their telephone number, unchecked.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// What else it says, by name: name, value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<(String, String)>,
}
