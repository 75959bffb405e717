//! Sending to a mail server.

use {
    super::url::{Server, SmtpUrlError},
    crate::mail::{Class, Failure},
    lettre::{
        Message,
        transport::smtp::{
            Error,
            authentication::DEFAULT_MECHANISMS,
            client::{AsyncSmtpConnection, Tls},
        },
    },
    std::time::Duration,
};

/// The longest wait for a connection, whatever the patience for the whole.
const CONNECT_LIMIT: Duration = Duration::from_secs(20);
/// How long a server may take to say good-bye. Nobody waits for it.
const QUIT_LIMIT: Duration = Duration::from_secs(5);

/// A mail server. Each mail gets a connection of its own: lettre's pool (0.11.23) has no time limit on replies,
/// and puts a connection whose sending was cut short back among the good ones, in the middle of its DATA.
#[derive(Clone, Debug)]
pub struct Smtp {
    server: Server,
}

impl Smtp {
    /// Reads the setting. Nothing is connected yet.
    pub(super) fn from_url(url: &str) -> Result<Self, SmtpUrlError> {
        let server = Server::parse(url)?;
        if server.bares_password() {
            tracing::warn!(
                "CONTACT_US_SMTP_URL sends its password without sure encryption: \
                 add ?tls=required or use smtps://"
            );
        }
        Ok(Self { server })
    }

    pub(super) async fn send(&self, message: &Message, patience: Duration) -> Result<(), Failure> {
        // Dropping the future on a time-out closes the connection, so nothing is left half-said on it.
        match tokio::time::timeout(patience, self.deliver(message)).await {
            Ok(sent) => sent.map_err(|error| classify(&error)),
            Err(_) => Err(Failure::new(
                Class::TimedOut,
                format!(
                    "the mail server took longer than {} s",
                    patience.as_secs_f32()
                ),
            )),
        }
    }

    async fn deliver(&self, message: &Message) -> Result<(), Error> {
        let mut connection = self.connect().await?;
        connection
            .send(message.envelope(), &message.formatted())
            .await?;
        // The mail is taken; good-bye must not keep it from being marked as sent.
        tokio::spawn(async move {
            let _ = tokio::time::timeout(QUIT_LIMIT, connection.quit()).await;
        });
        Ok(())
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Error> {
        let server = &self.server;
        let wrapped = match &server.tls {
            Tls::Wrapper(parameters) => Some(parameters.clone()),
            _ => None,
        };
        let mut connection = AsyncSmtpConnection::connect_tokio1(
            (server.host.as_str(), server.port),
            Some(CONNECT_LIMIT),
            &server.hello,
            wrapped,
            None,
        )
        .await?;
        match &server.tls {
            Tls::Required(parameters) => {
                connection
                    .starttls(parameters.clone(), &server.hello)
                    .await?;
            }
            Tls::Opportunistic(parameters) if connection.can_starttls() => {
                connection
                    .starttls(parameters.clone(), &server.hello)
                    .await?;
            }
            _ => {}
        }
        if let Some(credentials) = &server.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }
}

/// Replies about our own credentials (RFC 4954, section 6). 5xx, but they say that a setting is wrong, not
/// that this mail is unwanted: an operator's typing error must not kill customers' mails.
const CREDENTIAL_CODES: [u16; 4] = [530, 534, 535, 538];

fn classify(error: &Error) -> Failure {
    let code = error.status().map(u16::from);
    let class = if error.is_timeout() {
        Class::TimedOut
    } else if error.is_permanent() && !code.is_some_and(|code| CREDENTIAL_CODES.contains(&code)) {
        Class::Permanent
    } else {
        Class::Transient
    };
    let mut detail = error.to_string();
    if let Some(source) = code.and(std::error::Error::source(error)) {
        detail = source.to_string();
    }
    Failure {
        class,
        code,
        detail,
    }
}
