//! How a mail leaves the house: by SMTP, or as a file.

mod files;
mod smtp;
#[cfg(test)]
mod tests;
mod url;

pub use {files::Files, smtp::Smtp, url::SmtpUrlError};

use {
    super::Failure,
    lettre::Message,
    std::{path::PathBuf, time::Duration},
};

/// Where mails go.
#[derive(Clone, Debug)]
pub enum Transport {
    /// To a mail server.
    Smtp(Smtp),
    /// To a folder, one `.eml` file each.
    Files(Files),
}

impl Transport {
    /// The transport of the settings: the value of `CONTACT_US_SMTP_URL`, or `mail/` in the data folder.
    pub fn from_settings(
        smtp_url: Option<&str>,
        data: &std::path::Path,
    ) -> Result<Self, SmtpUrlError> {
        match smtp_url {
            Some(url) => Self::smtp(url),
            None => Ok(Self::files(data.join("mail"))),
        }
    }

    /// A mail server, by an address like `smtps://user:password@mail.example.com`.
    pub fn smtp(url: &str) -> Result<Self, SmtpUrlError> {
        Ok(Self::Smtp(Smtp::from_url(url)?))
    }

    /// A folder, made when the first mail comes.
    pub fn files(folder: PathBuf) -> Self {
        Self::Files(Files::new(folder))
    }

    /// Hands a mail over, once. `patience` is the time within which the receiver must have taken it. On a
    /// time-out or a lost connection the mail may have arrived nonetheless.
    pub async fn send(
        &self,
        id: &str,
        message: &Message,
        patience: Duration,
    ) -> Result<(), Failure> {
        match self {
            Self::Smtp(smtp) => smtp.send(message, patience).await,
            Self::Files(files) => files.write(id, message).await,
        }
    }
}
