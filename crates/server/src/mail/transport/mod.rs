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
    std::{
        collections::HashMap,
        path::PathBuf,
        sync::{PoisonError, RwLock},
        time::Duration,
    },
};

/// Where mails go: one way, and those of an account that was given a server of its own to that.
#[derive(Debug)]
pub struct Transport {
    way: Way,
    own: RwLock<HashMap<String, Way>>,
}

#[derive(Clone, Debug)]
enum Way {
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
        Ok(Self::of(Way::Smtp(Smtp::from_url(url)?)))
    }

    /// A folder, made when the first mail comes.
    pub fn files(folder: PathBuf) -> Self {
        Self::of(Way::Files(Files::new(folder)))
    }

    fn of(way: Way) -> Self {
        Self {
            way,
            own: RwLock::default(),
        }
    }

    /// Sends the mails of an account to a mail server of its own from now on.
    pub fn give(&self, account: &str, url: &str) -> Result<(), SmtpUrlError> {
        let way = Way::Smtp(Smtp::from_url(url)?);
        let mut own = self.own.write().unwrap_or_else(PoisonError::into_inner);
        own.insert(account.to_owned(), way);
        Ok(())
    }

    /// Hands a mail of an account over, once. `patience` is the time within which the receiver must have taken it. On a
    /// time-out or a lost connection the mail may have arrived nonetheless.
    pub async fn send(
        &self,
        account: &str,
        id: &str,
        message: &Message,
        patience: Duration,
    ) -> Result<(), Failure> {
        let own = {
            let own = self.own.read().unwrap_or_else(PoisonError::into_inner);
            own.get(account).cloned()
        };
        match own.as_ref().unwrap_or(&self.way) {
            Way::Smtp(smtp) => smtp.send(message, patience).await,
            Way::Files(files) => files.write(id, message).await,
        }
    }
}
