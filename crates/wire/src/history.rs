//! The history of one instance, as staff read it. What is sensitive is not in here: of it there is only that it was given.

use {
    crate::{
        CallbackState, OptionKind, Window,
        chat::{ChatPhase, Entry},
        console::Visitor,
        interaction::ElementKind,
    },
    serde::{Deserialize, Serialize},
};

/// The most entries of a chat that a history holds; the first ones.
pub const MAX_ENTRIES: u32 = 500;

/// Where an instance stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum InstanceState {
    /// The customer is in it, as far as is known.
    Running,
    /// It came to its end. So does the instance that a contact outside an Interaction gets.
    Finished,
    /// It was ended from outside, as by the end of the call.
    Interrupted,
}

/// `GET /api/v1/console/history/{reference}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct History {
    /// The receipt number that opened it.
    pub reference: String,
    /// The Interaction Unique Id.
    pub instance: String,
    /// The Interaction's name in links; empty for a contact outside one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub interaction: String,
    /// What the Interaction is called, in the customer's language; empty outside one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The version of its definition; 0 outside one.
    #[serde(default)]
    pub version: u32,
    /// Where it stands.
    pub state: InstanceState,
    /// The language that the customer read; empty where it is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub locale: String,
    /// When it began, UTC milliseconds.
    pub started: i64,
    /// The Contact Us variable set's values, in its order: name, value.
    pub variables: Vec<(String, String)>,
    /// What happened, in order of time.
    pub steps: Vec<Step>,
    /// Who opened it before, the latest first.
    pub openings: Vec<Opening>,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Step {
    /// When, UTC milliseconds.
    pub at: i64,
    /// What.
    pub what: Happened,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Happened {
    /// A page was shown.
    Page(ShownPage),
    /// Contact Us was pressed.
    Contact {
        /// On the page with this heading.
        heading: String,
    },
    /// An option was pressed.
    Option {
        /// Which.
        kind: OptionKind,
    },
    /// An e-mail was sent.
    Email(SentEmail),
    /// A callback was asked for.
    Callback(AskedCallback),
    /// A chat was begun.
    Chat(HeldChat),
    /// The call ended, and the Interaction with it.
    Hangup,
}

/// A page, from when it was shown until it was left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShownPage {
    /// The element's id.
    pub element: String,
    /// What it is.
    pub kind: ElementKind,
    /// Its heading, as the customer read it.
    pub heading: String,
    /// Its paragraphs, as the customer read them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub text: Vec<String>,
    /// What stood in its fields, in order; empty where nothing is known of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<GivenAnswer>,
    /// Whether Back led here.
    #[serde(default)]
    pub back: bool,
    /// How it was left; none as long as the customer is on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<Left>,
}

/// How a page was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Left {
    /// When, UTC milliseconds.
    pub at: i64,
    /// Which way.
    pub way: Way,
}

/// Which way a page was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// On: the answers were checked and count.
    Next,
    /// Back: the answers are as they stood, unchecked.
    Back,
    /// The call ended.
    Hangup,
}

/// What stood in a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GivenAnswer {
    /// What was asked for.
    pub label: String,
    /// The answer; of choices the chosen ones. Empty where nothing was filled in, and for what is sensitive.
    pub values: Vec<String>,
    /// Whether something was filled in that is not shown.
    #[serde(default)]
    pub masked: bool,
}

/// An e-mail of the customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SentEmail {
    /// Its receipt number.
    pub reference: String,
    /// As typed; may be empty.
    pub first_name: String,
    /// As typed; may be empty.
    pub last_name: String,
    /// As typed; may be empty.
    pub phone: String,
    /// Where the answer goes.
    pub email: String,
    /// As typed.
    pub message: String,
    /// What is known of who made it.
    #[serde(default)]
    pub visitor: Visitor,
}

/// A callback.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskedCallback {
    /// Its receipt number.
    pub reference: String,
    /// What has become of it.
    pub state: CallbackState,
    /// The number to call, spaced for the reader.
    pub phone: String,
    /// The number as the customer typed it.
    pub typed: String,
    /// When we call.
    pub window: Window,
    /// What is known of who made it.
    #[serde(default)]
    pub visitor: Visitor,
}

/// A chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeldChat {
    /// Its receipt number.
    pub reference: String,
    /// How the customer wanted to be called; may be empty.
    pub name: String,
    /// What it was about; may be empty.
    pub topic: String,
    /// Where it stands.
    pub phase: ChatPhase,
    /// Its log from the first entry on, [`MAX_ENTRIES`] at most.
    pub entries: Vec<Entry>,
    /// How many entries follow that are not in here.
    #[serde(default)]
    pub more: u64,
    /// What is known of who made it.
    #[serde(default)]
    pub visitor: Visitor,
}

/// Somebody opened the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Opening {
    /// When, UTC milliseconds.
    pub at: i64,
    /// Who; empty for a program with the account's key, and for somebody who is no longer there.
    pub name: String,
}
