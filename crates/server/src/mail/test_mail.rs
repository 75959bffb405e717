//! The mail that shows an administrator that mails arrive.

use {
    super::{ComposeError, clean, plain::Plain},
    contact_us_wire::Words,
    lettre::Message,
    serde::{Deserialize, Serialize},
    std::fmt,
};

/// One test mail. Kept as JSON in the outbox row.
#[derive(Serialize, Deserialize, Clone)]
pub struct TestJob {
    /// A UUID of version 7; the left part of the Message-ID, and so the same in every repeat.
    pub id: String,
    /// The Primary Contact Email.
    pub to: String,
    /// From whom the mail comes: `Name <addr>`.
    pub sender: String,
    /// What people call the account.
    pub organisation: String,
    /// The language of the mail.
    pub locale: String,
    /// When it was asked for: UTC, milliseconds since 1970.
    pub accepted_at: i64,
    /// The name of who asked for it.
    pub asked_by: String,
}

/// Ids only.
impl fmt::Debug for TestJob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TestJob")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// Writes the mail. The same job gives the same bytes every time.
pub fn compose(job: &TestJob, words: &Words) -> Result<Message, ComposeError> {
    let organisation = clean::header(&job.organisation, clean::HEADER_LIMIT);
    let subject = words.with("mail.test.subject", &[("organisation", &organisation)]);
    let values = [
        ("organisation", organisation.as_str()),
        ("name", &job.asked_by),
    ];
    let text = words.with("mail.test.text", &values);
    Plain {
        id: &job.id,
        sender: &job.sender,
        to: &job.to,
        subject: &subject,
        text: &text,
        accepted_at: job.accepted_at,
    }
    .write()
}
