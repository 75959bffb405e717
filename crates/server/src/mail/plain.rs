//! A mail of plain text alone.

use {
    super::{
        ComposeError, clean,
        compose::{address, date, is_plain_id, part},
    },
    lettre::{Message, message::header::ContentType},
};

/// What is in it.
pub(super) struct Plain<'a> {
    /// The left part of the Message-ID.
    pub(super) id: &'a str,
    /// `Name <addr>`.
    pub(super) sender: &'a str,
    /// The address that it goes to.
    pub(super) to: &'a str,
    /// As it is to be; line ends are taken out.
    pub(super) subject: &'a str,
    /// The text.
    pub(super) text: &'a str,
    /// UTC milliseconds.
    pub(super) accepted_at: i64,
}

impl Plain<'_> {
    /// Writes the mail.
    pub(super) fn write(self) -> Result<Message, ComposeError> {
        if !is_plain_id(self.id) {
            return Err(ComposeError::Id);
        }
        let sender = address::mailbox(self.sender).ok_or(ComposeError::Sender)?;
        let to = address::bare(self.to).ok_or(ComposeError::To)?;
        let message_id = format!("<{}@{}>", self.id, sender.email.domain());
        let text = clean::lines(self.text) + "\n";
        Message::builder()
            .from(sender)
            .to(to.into())
            .subject(clean::header(self.subject, clean::HEADER_LIMIT))
            .message_id(Some(message_id))
            .date(date(self.accepted_at))
            .singlepart(part(ContentType::TEXT_PLAIN, &text))
            .map_err(|_| ComposeError::Build)
    }
}
