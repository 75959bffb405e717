//! What a mail is made of.

use serde::{Deserialize, Serialize};

/// One mail to an account's Primary Contact Email, as the outbox keeps it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailJob {
    /// UUID v7; also the left part of the Message-ID, so that a repeat is recognised.
    pub id: String,
    /// Whose customer wrote.
    pub account: String,
    /// The receipt number.
    pub reference: String,
    /// The Primary Contact Email.
    pub to: String,
    /// `Name <address>` that it comes from.
    pub sender: String,
    /// What people call the account.
    pub organisation: String,
    /// The account's language.
    pub locale: String,
    /// The customer's first name, or nothing.
    pub first_name: String,
    /// The customer's last name, or nothing.
    pub last_name: String,
    /// The customer's number as typed, or nothing.
    pub phone: String,
    /// The customer's address.
    pub email: String,
    /// The message.
    pub message: String,
    /// The link to the history of the instance, its token in the fragment.
    pub history_url: String,
    /// When it was stored, UTC milliseconds.
    pub accepted_at: i64,
    /// The account's zone, IANA.
    pub zone: String,
    /// Values of the Contact Us variable set, in order.
    pub variables: Vec<(String, String)>,
}

/// Names the job and nothing of the customer.
impl std::fmt::Debug for MailJob {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MailJob")
            .field("id", &self.id)
            .field("account", &self.account)
            .field("reference", &self.reference)
            .finish_non_exhaustive()
    }
}
