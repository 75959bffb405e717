//! The mail that brings a customer the transcript of their chat.

use {
    super::{ComposeError, clean, plain::Plain},
    contact_us_wire::Words,
    lettre::Message,
    serde::{Deserialize, Serialize},
    std::fmt,
};

/// One transcript to send. Kept as JSON in the outbox row.
#[derive(Serialize, Deserialize, Clone)]
pub struct TranscriptJob {
    /// A UUID of version 7; the left part of the Message-ID, and so the same in every repeat.
    pub id: String,
    /// The customer's address.
    pub to: String,
    /// From whom the mail comes: `Name <addr>`.
    pub sender: String,
    /// What people call the account.
    pub organisation: String,
    /// The receipt number of the chat.
    pub reference: String,
    /// The language of the mail's own words.
    pub locale: String,
    /// When it was asked for: UTC, milliseconds since 1970.
    pub accepted_at: i64,
    /// The text.
    pub transcript: String,
}

/// Ids and sizes only.
impl fmt::Debug for TranscriptJob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TranscriptJob")
            .field("id", &self.id)
            .field("bytes", &self.transcript.len())
            .finish_non_exhaustive()
    }
}

/// Writes the mail. The same job gives the same bytes every time.
pub fn compose(job: &TranscriptJob, words: &Words) -> Result<Message, ComposeError> {
    let organisation = clean::header(&job.organisation, clean::HEADER_LIMIT);
    let title = words.with("mail.transcript.title", &[("organisation", &organisation)]);
    let subject = format!("[{}] {title}", job.reference);
    Plain {
        id: &job.id,
        sender: &job.sender,
        to: &job.to,
        subject: &subject,
        text: &job.transcript,
        accepted_at: job.accepted_at,
    }
    .write()
}
