//! What each setting may be.

use {
    super::{
        ACCOUNT, APPLICATION_KEY, DATABASE_URL, LISTEN, NAMES, NATS_URL, PUBLIC_URL, SECRET,
        SMTP_URL, SettingsError,
    },
    axum::http::Uri,
    std::{
        collections::BTreeMap,
        net::{IpAddr, Ipv4Addr, SocketAddr},
        path::{Path, PathBuf},
    },
};

/// Fewest characters of a secret that somebody chose: 32 hexadecimal digits are 128 bits.
const SHORTEST_SECRET: usize = 32;
/// Fewest characters of an application key.
const SHORTEST_KEY: usize = 16;
const LONGEST_ACCOUNT: usize = 64;

type Checked<T> = Result<T, SettingsError>;

fn wrong<T>(name: &'static str, value: &str, expected: &'static str) -> Checked<T> {
    let value = format!("{value:?}");
    Err(SettingsError::Value {
        name,
        value,
        expected,
    })
}

/// As [`wrong`] for a value that must not be seen on a screen.
fn wrong_secret<T>(name: &'static str, expected: &'static str) -> Checked<T> {
    let value = "set (its value is kept from this message)".to_owned();
    Err(SettingsError::Value {
        name,
        value,
        expected,
    })
}

pub(super) fn file(text: &str) -> Checked<BTreeMap<String, String>> {
    let table: BTreeMap<String, toml::Value> = toml::from_str(text).map_err(|error| {
        // Only the message and not the excerpt: the line may hold a secret.
        SettingsError::File(error.message().trim_end_matches('.').to_owned())
    })?;
    table
        .into_iter()
        .map(|(name, value)| match value {
            _ if !NAMES.contains(&name.as_str()) => Err(SettingsError::File(format!(
                "it sets {name:?}, which is no setting of {}",
                NAMES.join(", ")
            ))),
            toml::Value::String(text) => Ok((name, text)),
            _ => Err(SettingsError::File(format!(
                "{name} is not a text in quotation marks"
            ))),
        })
        .collect()
}

pub(super) fn listen(value: Option<String>) -> Checked<SocketAddr> {
    let Some(value) = value else {
        return Ok(SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)));
    };
    let expected = "an IP address with a port is expected, like 127.0.0.1:8080, or 0.0.0.0:8080 for every network";
    value.parse().or_else(|_| wrong(LISTEN, &value, expected))
}

pub(super) fn public_url(value: Option<String>, listen: SocketAddr) -> Checked<String> {
    let Some(value) = value else {
        // Nobody can follow a link to "every network".
        let host = if listen.ip().is_unspecified() {
            IpAddr::V4(Ipv4Addr::LOCALHOST)
        } else {
            listen.ip()
        };
        return Ok(format!("http://{}", SocketAddr::new(host, listen.port())));
    };
    let base = value.strip_suffix('/').unwrap_or(&value);
    let fits = base.parse::<Uri>().is_ok_and(|uri| {
        matches!(uri.scheme_str(), Some("http" | "https"))
            && uri
                .authority()
                .is_some_and(|a| !a.host().is_empty() && !a.as_str().contains('@'))
            && uri.path_and_query().is_none_or(|p| p.as_str() == "/")
            && !base.contains('#')
    });
    if fits {
        return Ok(base.to_owned());
    }
    wrong(
        PUBLIC_URL,
        &value,
        "http:// or https:// with a host and nothing after it is expected, like https://help.example.com",
    )
}

pub(super) fn database(value: Option<String>, data: &Path) -> Checked<PathBuf> {
    let Some(value) = value else {
        return Ok(data.join("contact-us.db"));
    };
    if value.starts_with("postgres:") || value.starts_with("postgresql:") {
        return wrong_secret(
            DATABASE_URL,
            "this version works with SQLite only: set sqlite: and a file, like sqlite:data/contact-us.db",
        );
    }
    match value
        .strip_prefix("sqlite:")
        .map(|path| path.strip_prefix("//").unwrap_or(path))
    {
        Some(path) if !path.is_empty() && !path.contains(['?', ':']) => Ok(PathBuf::from(path)),
        _ => wrong(
            DATABASE_URL,
            &value,
            "sqlite: and a file is expected, like sqlite:data/contact-us.db",
        ),
    }
}

pub(super) fn nats(value: Option<String>) -> Checked<()> {
    match value {
        None => Ok(()),
        Some(_) => wrong_secret(
            NATS_URL,
            "this version runs on one node only: leave it unset",
        ),
    }
}

pub(super) fn smtp(value: Option<String>) -> Checked<Option<String>> {
    let Some(value) = value else {
        return Ok(None);
    };
    let fits = value.parse::<Uri>().is_ok_and(|uri| {
        matches!(uri.scheme_str(), Some("smtp" | "smtps"))
            && uri.host().is_some_and(|h| !h.is_empty())
    });
    if fits {
        return Ok(Some(value));
    }
    wrong_secret(
        SMTP_URL,
        "smtp:// or smtps:// with a host is expected, like smtps://user:password@mail.example.com",
    )
}

pub(super) fn secret(value: Option<String>) -> Checked<Option<String>> {
    match value {
        Some(value) if value.len() < SHORTEST_SECRET => wrong_secret(
            SECRET,
            "32 characters or more are expected; leave it unset and the server makes one",
        ),
        other => Ok(other),
    }
}

pub(super) fn account(value: Option<String>) -> Checked<String> {
    let Some(value) = value else {
        return Ok("demo".to_owned());
    };
    if is_account_name(&value) {
        return Ok(value);
    }
    wrong(
        ACCOUNT,
        &value,
        "up to 64 letters, digits, - and _ are expected, like demo",
    )
}

pub(super) fn is_account_name(text: &str) -> bool {
    let known = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    (1..=LONGEST_ACCOUNT).contains(&text.len()) && text.bytes().all(known)
}

pub(super) fn application_key(value: Option<String>) -> Checked<Option<String>> {
    match value {
        Some(value)
            if value.len() < SHORTEST_KEY || !value.bytes().all(|b| b.is_ascii_graphic()) =>
        {
            wrong_secret(
                APPLICATION_KEY,
                "16 or more visible ASCII characters are expected",
            )
        }
        other => Ok(other),
    }
}
