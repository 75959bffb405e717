//! Schedule a Callback.

use {
    crate::Moment,
    serde::{Deserialize, Serialize},
};

/// A span of time in which we call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Window {
    /// From, inclusive.
    pub from: Moment,
    /// Until, exclusive.
    pub until: Moment,
}

/// A time that can be asked for. Named by the instant it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Slot {
    /// The span; `window.from.at` is what a request names.
    pub window: Window,
}

/// `GET /api/v1/callback/slots`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Slots {
    /// When we would call if no time is asked for.
    pub soonest: Option<Window>,
    /// The free slots, in order of time.
    pub slots: Vec<Slot>,
}

/// `POST /api/v1/callback`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CallbackRequest {
    /// The number as typed.
    #[serde(default)]
    pub phone: String,
    /// Beginning of the wanted slot in UTC milliseconds; none is as soon as possible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<i64>,
}

/// `POST /api/v1/callback/{reference}/move`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CallbackMove {
    /// Beginning of the wanted slot in UTC milliseconds; none is as soon as possible.
    #[serde(default)]
    pub at: Option<i64>,
}

/// What has become of a callback.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum CallbackState {
    /// We have it and will call.
    Open,
    /// The customer cancelled it.
    Cancelled,
    /// We called.
    Done,
}

/// A callback as its customer sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallbackStatus {
    /// The receipt number: `CU-7F3K-29QD`.
    pub reference: String,
    /// What has become of it.
    pub state: CallbackState,
    /// The number that we call, spaced for the reader.
    pub phone: String,
    /// When we call.
    pub window: Window,
    /// Whether the customer asked for this time.
    pub chosen: bool,
    /// Whether the service that makes the calls has taken all that it was told of this one; none where there is no such
    /// service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acknowledged: Option<bool>,
}

/// The answer once the request is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallbackReceipt {
    /// The callback.
    pub status: CallbackStatus,
    /// The right to see, move and cancel it. Goes into the fragment of the link, never into a path or query.
    pub token: String,
    /// Whether the same visitor had already asked for a call to this number: this is that request.
    pub already: bool,
}
