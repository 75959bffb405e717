//! From an accepted request to a mail that has left the house.
//!
//! [`job`] is what the outbox keeps, [`compose`] turns it into a message, [`transport`] hands that to a
//! server or writes it to a folder, [`backoff`] says when to try again, and [`worker`] runs the lot.

pub mod backoff;
pub mod clean;
pub mod compose;
pub mod failure;
pub mod job;
mod plain;
pub mod test_mail;
pub mod transcript;
pub mod transport;
pub mod worker;

pub use {
    backoff::Backoff,
    compose::{ComposeError, compose},
    failure::{Class, Failure},
    job::MailJob,
    test_mail::TestJob,
    transcript::TranscriptJob,
    transport::{SmtpUrlError, Transport},
    worker::{Limits, run},
};

/// Whether a text is an address that mails can come from or go to: `addr` or `Name <addr>`.
pub fn is_mailbox(text: &str) -> bool {
    compose::address::mailbox(text).is_some()
}
