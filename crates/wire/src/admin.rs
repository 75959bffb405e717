//! What administrators set in the console.
//!
//! Each part of the settings has a revision. A change names the one it was made on; if somebody else has changed that part
//! meanwhile, it is refused with 409 and nothing is overwritten unseen.

mod hours;
mod people;
mod widget;

use {
    crate::{Moment, OptionKind},
    serde::{Deserialize, Serialize},
};
pub use {hours::*, people::*, widget::*};

/// A part of the settings as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Settings<T> {
    /// Its revision: 0 until it is first changed.
    pub revision: u32,
    /// When it was last changed, by the account's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<Moment>,
    /// Who changed it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub changed_by: String,
    /// What is set.
    pub value: T,
    /// What customers do not get because of it, and what to do about that; in the language of the request.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// `PUT`: a part of the settings as it is to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Change<T> {
    /// The revision that it was made on.
    pub revision: u32,
    /// What is to be set.
    pub value: T,
}

/// Why customers do not get an option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Note {
    /// Which option.
    pub option: OptionKind,
    /// Why, and what to do.
    pub sentence: String,
}

/// Account Information. Everything as typed; the server says what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AccountInformation {
    /// What people call the organisation. Mandatory.
    pub organisation: String,
    /// The Primary Contact Email: where Email Us goes. Empty: Email Us is not offered.
    pub primary_email: String,
    /// The organisation's own telephone number; optional.
    pub phone: String,
    /// IANA name of the time zone: `Europe/London`.
    pub zone: String,
    /// The language of mails, and of pages where a browser asks for none of ours.
    pub locale: String,
    /// The region (ISO 3166-1 alpha-2) that a number without a country code is read in.
    pub region: String,
    /// From whom mails come: `Name <address>`.
    pub sender: String,
    /// Address of the privacy notice; optional.
    pub privacy_url: String,
}

/// What Account Information is chosen from, and what cannot be changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AccountChoices {
    /// The account's id, as in links.
    pub account: String,
    /// When it was made, UTC milliseconds.
    pub created: i64,
    /// Every time zone there is.
    pub zones: Vec<String>,
    /// Every language there is: tag and its own name.
    pub locales: Vec<(String, String)>,
    /// Every region that numbers can be read in.
    pub regions: Vec<String>,
}

/// `POST /api/v1/console/account/test-mail`, body `{}`: where the test mail goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TestMail {
    /// The stored Primary Contact Email.
    pub to: String,
    /// Where mails are sent: `smtp`, or `files` while they are written into the data folder.
    pub by: String,
}

/// One assistance option as the account sets it up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OptionSetup {
    /// Which.
    pub kind: OptionKind,
    /// Whether it is offered where an Interaction's page sets it.
    pub configured: bool,
    /// Name of its After Hours schedule; none: it is always open.
    #[serde(default)]
    pub schedule: Option<String>,
    /// Whether requests are taken after hours and answered once the business opens.
    pub accepts_after_hours: bool,
    /// What is promised: minutes for call and callback, hours for e-mail; none: nothing.
    #[serde(default)]
    pub promise: Option<u32>,
}

/// Assistance options: what is set up, and with what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AssistanceOptions {
    /// The options, in the order of the page.
    pub options: Vec<OptionSetup>,
    /// Who answers chats: `none`, `builtin` or `webhook`.
    pub chat_provider: String,
    /// The queue that chats wait in, unless their Interaction names one.
    pub chat_queue: String,
    /// The webhook's address, where chats are answered at another desk.
    pub chat_url: String,
    /// A new secret that both sides sign with; empty: the stored one stays. Never told back.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub chat_secret: String,
    /// The number to dial, as typed.
    pub number_to_dial: String,
    /// How the call centre learns who calls.
    pub calls: CallSetup,
    /// Where callbacks are handed over; empty: nowhere.
    pub callback_url: String,
    /// A new secret that both sides sign with; empty: the stored one stays. Never told back.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub callback_secret: String,
    /// How many calls fit into one slot of callbacks.
    pub slot_capacity: u32,
}

/// How the call centre learns who calls.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CallSetup {
    /// `plain`: it does not; `dtmf`: by a code behind the number; `dnis`: by the account's own numbers.
    pub method: String,
    /// For how many minutes a number or code is one customer's.
    pub minutes: u32,
    /// Whether a number is free again as soon as the call centre has asked whose it is.
    pub free_on_retrieve: bool,
    /// Whether another group's number serves where the page's group has none left.
    pub any_group: bool,
}

/// What the stored Integration Point for callbacks said to a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum ServiceAnswer {
    /// This status; a 2xx says that callbacks are taken.
    Status(u16),
    /// Nothing: its address cannot be reached.
    Unreachable,
    /// Nothing within 10 s.
    Late,
}

/// One of the account's own numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NumberSetup {
    /// The whole number with its prefixes, as typed. Another number is another entry.
    pub phone: String,
    /// The short identifier that the call centre sees, mostly the last 4 or 6 digits.
    pub dnid: String,
    /// Its group, or nothing.
    pub group: String,
    /// Whether it is given to customers.
    pub enabled: bool,
}

/// Whose numbers a place gives. Without an element it is every page of the Interaction, without both every other page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PlaceNumbers {
    /// The Interaction, or nothing.
    pub interaction: String,
    /// The element, or nothing.
    pub element: String,
    /// The group.
    pub group: String,
}

/// The account's own numbers. One that is left out is removed; who has it keeps it until then.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnNumbers {
    /// The numbers.
    pub numbers: Vec<NumberSetup>,
    /// The group of each place that has one.
    pub groups: Vec<PlaceNumbers>,
}

/// A number that a customer has now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GivenNumber {
    /// The number, as it was added.
    pub phone: String,
    /// Until when, exclusive, UTC milliseconds.
    pub until: i64,
    /// Whether it is removed then.
    pub removed: bool,
}

/// How the account's own numbers stand, and where they can be given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NumbersNow {
    /// Those that customers have.
    pub given: Vec<GivenNumber>,
    /// The pages of Interactions that offer Call, as Interaction and element.
    pub places: Vec<(String, String)>,
}

/// The Contact Us variable set: names of variables, in the order in which their values go into mails.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct VariableSet {
    /// The names, in order.
    pub names: Vec<String>,
}

/// A variable that can be in the set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KnownVariable {
    /// Its name.
    pub name: String,
    /// Where its value comes from.
    pub kind: VariableKind,
    /// What people read for it, where its Interaction says; in the language of the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// Where a variable's value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum VariableKind {
    /// From the customer's answers.
    User,
    /// From the device and the page.
    System,
    /// Filled by the server alone.
    ReadOnly,
}

/// A published Interaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublishedInteraction {
    /// Its name in links.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// The version that new instances run.
    pub version: u32,
    /// When that was published, by the account's clock.
    pub published: Moment,
    /// How many pages it has.
    pub elements: u32,
    /// How many instances were begun.
    pub instances: u32,
    /// Path of its page.
    pub link: String,
}
