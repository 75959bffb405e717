//! The settings of the server: environment first, then `contact-us.toml` in the working folder, then the default.

mod check;
#[cfg(test)]
mod tests;
mod unknown;

pub use unknown::unknown;

use std::{net::SocketAddr, path::PathBuf};

/// The settings file, in the working folder.
pub const FILE: &str = "contact-us.toml";

const LISTEN: &str = "CONTACT_US_LISTEN";
const DATA: &str = "CONTACT_US_DATA";
const PUBLIC_URL: &str = "CONTACT_US_PUBLIC_URL";
const DATABASE_URL: &str = "CONTACT_US_DATABASE_URL";
const NATS_URL: &str = "CONTACT_US_NATS_URL";
const SMTP_URL: &str = "CONTACT_US_SMTP_URL";
const SECRET: &str = "CONTACT_US_SECRET";
const ACCOUNT: &str = "CONTACT_US_ACCOUNT";
const APPLICATION_KEY: &str = "CONTACT_US_APPLICATION_KEY";

/// Every setting's name.
pub const NAMES: [&str; 9] = [
    LISTEN,
    DATA,
    PUBLIC_URL,
    DATABASE_URL,
    NATS_URL,
    SMTP_URL,
    SECRET,
    ACCOUNT,
    APPLICATION_KEY,
];

/// The settings, each of them checked.
#[derive(Clone)]
pub struct Settings {
    /// Address to listen on.
    pub listen: SocketAddr,
    /// Folder of database, secret, mails and uploads.
    pub data: PathBuf,
    /// Scheme and authority before every link of ours, without a slash at its end.
    pub public_url: String,
    /// Whether somebody has set it.
    pub is_url_named: bool,
    /// The database file.
    pub database: PathBuf,
    /// Whether somebody has said which folder or database is meant.
    pub is_named: bool,
    /// Where mails go: `smtp://…` or `smtps://…`. None: files in the data folder.
    pub smtp_url: Option<String>,
    /// Signs links and tokens. None: the one kept in the data folder.
    pub secret: Option<String>,
    /// The account seeded at the first start, and meant when a link names none; of a command, the one that it is about.
    pub account: String,
    /// The account meant when a link names none.
    unnamed: String,
    /// The seeded account's key. None: the stored one, or a new one.
    pub application_key: Option<String>,
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings")
            .field("listen", &self.listen)
            .field("data", &self.data)
            .field("public_url", &self.public_url)
            .field("account", &self.account)
            .finish_non_exhaustive()
    }
}

/// Why the server does not start: one sentence.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum SettingsError {
    /// A value is not what is expected.
    #[error("{name} is {value}, but {expected}.")]
    Value {
        /// The variable.
        name: &'static str,
        /// Its value in quotation marks, or a word for it where it is secret.
        value: String,
        /// What is expected, as the rest of the sentence.
        expected: &'static str,
    },
    /// The settings file is not TOML of texts.
    #[error("{FILE} cannot be used: {0}.")]
    File(String),
}

impl Settings {
    /// The settings of this process.
    pub fn load() -> Result<Self, SettingsError> {
        let file = match std::fs::read_to_string(FILE) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(SettingsError::File(error.to_string())),
        };
        Self::read(|name| std::env::var(name).ok(), &file)
    }

    /// The settings from an environment and the text of a settings file. An empty value is as good as none.
    pub fn read(
        environment: impl Fn(&str) -> Option<String>,
        file: &str,
    ) -> Result<Self, SettingsError> {
        let file = check::file(file)?;
        let value = |name: &str| {
            environment(name)
                .or_else(|| file.get(name).cloned())
                .filter(|value| !value.is_empty())
        };
        let listen = check::listen(value(LISTEN))?;
        let data = PathBuf::from(value(DATA).unwrap_or_else(|| "data".to_owned()));
        check::nats(value(NATS_URL))?;
        let account = check::account(value(ACCOUNT))?;
        Ok(Self {
            listen,
            is_url_named: value(PUBLIC_URL).is_some(),
            public_url: check::public_url(value(PUBLIC_URL), listen)?,
            database: check::database(value(DATABASE_URL), &data)?,
            is_named: value(DATA).or_else(|| value(DATABASE_URL)).is_some(),
            smtp_url: check::smtp(value(SMTP_URL))?,
            secret: check::secret(value(SECRET))?,
            unnamed: account.clone(),
            account,
            application_key: check::application_key(value(APPLICATION_KEY))?,
            data,
        })
    }

    /// Whether customers come by TLS, which then somebody else speaks for the server.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// The same for a command about another account.
    #[must_use]
    pub fn about(self, account: String) -> Self {
        Self { account, ..self }
    }

    /// What a link to an account needs after its path: `?account=…`, or nothing where it is meant anyway.
    pub fn query_of(&self, account: &str) -> String {
        if account == self.unnamed {
            return String::new();
        }
        serde_urlencoded::to_string([("account", account)])
            .map_or_else(|_| String::new(), |query| "?".to_owned() + &query)
    }
}

/// Whether a text can be the name of an account: up to 64 letters, digits, `-` and `_`.
pub fn is_account_name(text: &str) -> bool {
    check::is_account_name(text)
}
