//! What the outbox keeps of a mail until it is sent.

use {
    contact_us_wire::HostFacts,
    serde::{Deserialize, Serialize},
    std::fmt,
};

/// One mail to write. Kept as JSON in the outbox row; everything a customer typed is as typed.
#[derive(Serialize, Deserialize, Clone)]
pub struct MailJob {
    /// A UUID of version 7; the left part of the Message-ID, and so the same in every repeat.
    pub id: String,
    /// The account that the mail belongs to.
    pub account: String,
    /// The receipt number that the customer got: `CU-7F3K-29QD`.
    pub reference: String,
    /// The Primary Contact Email: `addr` or `Name <addr>`.
    pub to: String,
    /// From whom the mail comes: `Name <addr>`.
    pub sender: String,
    /// What people call the account.
    pub organisation: String,
    /// The language of the mail's own words: `en`.
    pub locale: String,
    /// As typed; may be empty.
    pub first_name: String,
    /// As typed; may be empty.
    pub last_name: String,
    /// What the customer called themselves in the Interaction, where they gave no name with the message; may be empty.
    #[serde(default)]
    pub known_name: String,
    /// As typed; may be empty.
    pub phone: String,
    /// The customer's address, where the answer goes.
    pub email: String,
    /// As typed, up to 5,000 characters.
    pub message: String,
    /// Where staff read the history of the Interaction. An `http(s)` address.
    pub history_url: String,
    /// When the request was accepted: UTC, milliseconds since 1970.
    pub accepted_at: i64,
    /// The account's time zone, IANA: `Europe/London`.
    pub zone: String,
    /// The Contact Us variable set, name and value, in the set's order.
    pub variables: Vec<(String, String)>,
    /// What the page said that the customer was on, for which nobody vouches.
    #[serde(default)]
    pub host: Option<HostFacts>,
}

/// Ids and sizes only: a job that strays into a log tells nothing about a person.
impl fmt::Debug for MailJob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailJob")
            .field("id", &self.id)
            .field("account", &self.account)
            .field("reference", &self.reference)
            .field("message_bytes", &self.message.len())
            .field("variables", &self.variables.len())
            .finish_non_exhaustive()
    }
}
