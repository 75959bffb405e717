//! The setting `CONTACT_US_SMTP_URL`, in the grammar of lettre's `from_url`.

use {
    axum::http::Uri,
    lettre::transport::smtp::{
        authentication::Credentials,
        client::{Tls, TlsParameters},
        extension::ClientId,
    },
    percent_encoding::percent_decode_str,
};

/// A value of `CONTACT_US_SMTP_URL` that leads nowhere. One sentence, without the password.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "CONTACT_US_SMTP_URL is `{shown}`, but {problem}: expected is an address like smtp://localhost:25, \
     smtp://user:password@mail.example.com:587?tls=required or smtps://user:password@mail.example.com."
)]
pub struct SmtpUrlError {
    shown: String,
    problem: &'static str,
}

/// What the address says.
#[derive(Clone, Debug)]
pub(super) struct Server {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) tls: Tls,
    pub(super) hello: ClientId,
    pub(super) credentials: Option<Credentials>,
}

impl Server {
    /// `scheme://user:password@host:port/ehlo-name?tls=required`; everything but scheme and host may be left out,
    /// user and password are percent-encoded.
    pub(super) fn parse(url: &str) -> Result<Self, SmtpUrlError> {
        read(url).map_err(|problem| SmtpUrlError {
            shown: without_password(url),
            problem,
        })
    }

    /// Whether a password would cross the network in the clear.
    pub(super) fn bares_password(&self) -> bool {
        self.credentials.is_some()
            && matches!(self.tls, Tls::None | Tls::Opportunistic(_))
            && !matches!(self.host.as_str(), "localhost" | "127.0.0.1" | "::1")
    }
}

fn read(url: &str) -> Result<Server, &'static str> {
    let uri: Uri = url.parse().map_err(|_| "this is no address")?;
    let authority = uri.authority().ok_or("it names no server")?;
    let host = authority.host().trim_matches(['[', ']']).to_owned();
    if host.is_empty() {
        return Err("it names no server");
    }
    // `Uri` passes over a port that is no number.
    let explicit = authority.port_u16();
    if explicit.is_none() && !authority.as_str().ends_with(authority.host()) {
        return Err("its port is no number from 1 to 65535");
    }
    let (tls, default_port) = encryption(&uri, &host)?;
    let name = uri.path().trim_matches('/');
    Ok(Server {
        host,
        port: explicit.unwrap_or(default_port),
        tls,
        hello: if name.is_empty() {
            ClientId::default()
        } else {
            ClientId::Domain(name.to_owned())
        },
        credentials: credentials(authority.as_str())?,
    })
}

/// The encryption and the port that goes with it (RFC 8314: 465 for wrapped, 587 for submission).
fn encryption(uri: &Uri, host: &str) -> Result<(Tls, u16), &'static str> {
    let parameters = || {
        TlsParameters::new(host.to_owned())
            .map_err(|_| "encryption to this server cannot be set up")
    };
    let tls = uri.query().map(|query| query.strip_prefix("tls="));
    match (uri.scheme_str(), tls) {
        (Some("smtp"), None) => Ok((Tls::None, 25)),
        (Some("smtp"), Some(Some("required"))) => Ok((Tls::Required(parameters()?), 587)),
        (Some("smtp"), Some(Some("opportunistic"))) => Ok((Tls::Opportunistic(parameters()?), 587)),
        (Some("smtps"), _) => Ok((Tls::Wrapper(parameters()?), 465)),
        (Some("smtp"), _) => {
            Err("after the question mark only tls=required or tls=opportunistic may stand")
        }
        _ => Err("its scheme is neither smtp nor smtps"),
    }
}

fn credentials(authority: &str) -> Result<Option<Credentials>, &'static str> {
    let Some((user, password)) = authority
        .rsplit_once('@')
        .and_then(|(userinfo, _)| userinfo.split_once(':'))
    else {
        return Ok(None);
    };
    let decode = |text: &str| {
        percent_decode_str(text)
            .decode_utf8()
            .map(String::from)
            .map_err(|_| "its user or password is not percent-encoded UTF-8")
    };
    Ok(Some(Credentials::new(decode(user)?, decode(password)?)))
}

/// The address as it may be shown. Works on the bare text, because an address that cannot be read is just the one
/// that has to be shown: everything between the first colon of the user part and the last `@` goes, and where
/// there is no `@`, whatever follows a colon and is no port.
fn without_password(url: &str) -> String {
    let start = url.find("://").map_or(0, |at| at + "://".len());
    let (prefix, rest) = url.split_at(start);
    if let Some((userinfo, server)) = rest.rsplit_once('@') {
        let user = userinfo.split(':').next().unwrap_or_default();
        return format!("{prefix}{user}:***@{server}");
    }
    match rest.split_once(':') {
        Some((host, after)) if !after.starts_with(|c: char| c.is_ascii_digit()) => {
            format!("{prefix}{host}:***")
        }
        _ => url.to_owned(),
    }
}
