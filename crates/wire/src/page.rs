//! The Contact Us page: which options it offers, and what is true of each now.

use {
    crate::{AccountFace, Moment, Voice},
    serde::{Deserialize, Serialize},
};

/// An assistance option. The order of the variants is the order on the page, always (WCAG 3.2.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum OptionKind {
    /// Talk with an agent in writing.
    Chat,
    /// Dial the number.
    Call,
    /// Hand the open Voice IVR call to an agent. Stands in the place of `Call`.
    Transfer,
    /// Be called back.
    Callback,
    /// Write an e-mail.
    Email,
}

impl OptionKind {
    /// Every option, in the order of the page.
    pub const ALL: [Self; 5] = [
        Self::Chat,
        Self::Call,
        Self::Transfer,
        Self::Callback,
        Self::Email,
    ];

    /// The name on the wire and in the database: `chat`, `call`, `transfer`, `callback`, `email`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chat => "chat",
            Self::Call => "call",
            Self::Transfer => "transfer",
            Self::Callback => "callback",
            Self::Email => "email",
        }
    }
}

/// Whether an option can be used now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum OptionState {
    /// It can.
    Open,
    /// It is after hours, but the request is taken now and answered once the business opens.
    Deferred {
        /// When the business opens.
        opens: Moment,
    },
    /// It cannot.
    Closed {
        /// When it opens; none when no opening lies within the next year.
        opens: Option<Moment>,
    },
}

/// What the account promises of an option, for the one line under its name. Nothing is claimed that is not set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Promise {
    /// Nothing is known.
    None,
    /// An agent answers in about so many minutes.
    Answers {
        /// Minutes.
        minutes: u32,
    },
    /// We call within so many minutes.
    Calls {
        /// Minutes.
        minutes: u32,
    },
    /// We reply within so many hours.
    Replies {
        /// Hours.
        hours: u32,
    },
    /// Nobody is there now; what is written is kept, and answered once somebody is.
    Later,
}

/// One option as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OptionView {
    /// Which.
    pub kind: OptionKind,
    /// Whether it can be used now.
    pub state: OptionState,
    /// What is promised.
    pub promise: Promise,
    /// Whether it is the quickest of the open ones; at most one is.
    pub quickest: bool,
    /// Why it is open or closed at an unusual time, in the account's own words; mostly nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// The number to dial, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallFace {
    /// E.164: `+` and 7 to 15 digits, as parsed by the server. The only thing a `tel:` link is made of.
    pub e164: String,
    /// The same, spaced for the reader.
    pub shown: String,
    /// The `tel:` address as a QR code: the `d` of an SVG path, stroked one unit wide, on a grid of `qr_side` units, quiet
    /// zone included.
    pub qr: String,
    /// Side of the QR code's grid.
    #[serde(rename = "qrSide")]
    pub qr_side: u32,
}

/// Which way the language runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// Which colours the customer asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// `GET /api/v1/page`: the Contact Us page of one place in an Interaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page {
    /// Whose page it is.
    pub account: AccountFace,
    /// The language in use: `en`.
    pub locale: String,
    /// Which way it runs.
    pub direction: Direction,
    /// Languages that the account's pages can be read in, each with its own name for itself.
    pub languages: Vec<Language>,
    /// Colours asked for.
    pub theme: Theme,
    /// Whether the customer's device is a mobile one, as far as the request tells.
    pub mobile: bool,
    /// The options to show, in order.
    pub options: Vec<OptionView>,
    /// What takes the place of Transfer once the call is over: Call. None where Transfer is not among the options.
    #[serde(
        rename = "afterTransfer",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub after_transfer: Option<OptionView>,
    /// How the open call stands, when Transfer is among the options.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice: Option<Voice>,
    /// The number, when Call is among the options, or is once the call is over.
    pub call: Option<CallFace>,
    /// Whether the customer is given a number or a code of their own: `POST /api/v1/call` says which.
    #[serde(
        rename = "callOnRequest",
        default,
        skip_serializing_if = "std::ops::Not::not"
    )]
    pub call_on_request: bool,
    /// The region (ISO 3166-1 alpha-2) that a number without a country code is read in.
    pub region: String,
}

/// A language that the page can be read in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Language {
    /// The tag for the query parameter `locale`.
    pub tag: String,
    /// Its own name for itself.
    pub name: String,
}
