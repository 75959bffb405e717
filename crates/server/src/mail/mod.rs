//! Mails to the people of an account.

pub mod job;

pub use job::MailJob;
