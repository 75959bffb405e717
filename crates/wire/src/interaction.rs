//! Interactions: what a customer is led through, page by page. The server runs them; the app shows one page at a time.

use {
    serde::{Deserialize, Serialize},
    std::collections::BTreeMap,
};

/// What an element's page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum ElementKind {
    /// Says something.
    Statement,
    /// Asks one thing with choices.
    Question,
    /// Asks for several things.
    Form,
    /// Is the Contact Us page.
    Contact,
    /// The end.
    Finish,
}

/// How a field is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum FieldKind {
    /// One of the choices.
    Choice,
    /// Any number of the choices.
    Choices,
    /// One line.
    Text,
    /// Several lines.
    Long,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A whole number.
    Number,
    /// A day, `2026-11-28`.
    Date,
}

/// One of the answers that a field offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Choice {
    /// What is sent for it.
    pub value: String,
    /// What the customer reads.
    pub label: String,
}

/// A field of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InputField {
    /// Its name in [`Navigation::input`] and in a field's problem.
    pub name: String,
    /// What it asks for.
    pub label: String,
    /// What helps to fill it in, or nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub help: String,
    /// How it is filled in.
    pub kind: FieldKind,
    /// Whether it must be filled in.
    #[serde(default)]
    pub required: bool,
    /// Whether what is typed is sensitive: it is kept nowhere in the browser.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sensitive: bool,
    /// The HTML `autocomplete` token, or nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub autocomplete: String,
    /// What it offers, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// What was filled in before, or is known already. Several for [`FieldKind::Choices`] alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub value: Vec<String>,
}

/// A page of a running Interaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ElementPage {
    /// The Interaction's name in links.
    pub interaction: String,
    /// What the Interaction is called.
    pub title: String,
    /// The element's id.
    pub element: String,
    /// What it is.
    pub kind: ElementKind,
    /// The number of the navigation that led here, 0 before the first. The next one names it.
    pub step: u32,
    /// How far the customer has come, in percent; none where it cannot be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progress: Option<u8>,
    /// The heading.
    pub heading: String,
    /// Paragraphs of plain text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub text: Vec<String>,
    /// What it asks for, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<InputField>,
    /// Whether there is a page to go back to.
    #[serde(default)]
    pub back: bool,
    /// Whether there is a page to go on to.
    #[serde(default)]
    pub next: bool,
    /// Whether the Contact Us button is shown: the page sets at least one option, and is not the Contact Us page.
    #[serde(default)]
    pub contact: bool,
    /// A sentence about what has just happened, as that the call has ended; mostly nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notice: String,
}

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// To the first page, of a new instance.
    Start,
    /// On. The input is checked.
    Next,
    /// Back. The input is kept and not checked.
    Back,
    /// Contact Us was pressed. The input is kept and not checked; the page stays where it is.
    Contact,
}

/// `POST /api/v1/interaction/{name}`: one navigation. The instance is named by the header
/// [`INSTANCE`](crate::paths::INSTANCE), except at the start. Without one, any direction but `start` begins an instance
/// and then moves in it, both at once or not at all, as from the first page (step 0) that was served with no instance.
///
/// A navigation that was done already is answered with where the instance stands: so are a repeat, and one from a page
/// that another tab has left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Navigation {
    /// Which way.
    pub direction: Direction,
    /// The step of the page that it was asked for on.
    #[serde(default)]
    pub step: u32,
    /// What stands in the page's fields, by name.
    #[serde(default)]
    pub input: BTreeMap<String, Vec<String>>,
    /// At the start: values for the Interaction's variables, from the address.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
    /// At the start: the right to begin it, where its links are protected; from the address's fragment,
    /// `/interaction/{name}#link={right}`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub link: String,
}

/// Where an instance stands. `GET /api/v1/interaction/{name}` answers the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Standing {
    /// The token that names the instance, for [`INSTANCE`](crate::paths::INSTANCE). Never in an address. Empty before
    /// the start.
    pub instance: String,
    /// Its page now.
    pub page: ElementPage,
}
