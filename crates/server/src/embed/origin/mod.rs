//! One origin of the list, as an administrator types it and as browsers read it (CSP 3, `host-source`).

#[cfg(test)]
mod tests;

use {
    std::{fmt, str::FromStr},
    url::{Host, Url},
};

/// The longest host in characters (RFC 1035, section 2.3.4).
const LONGEST_HOST: usize = 253;

/// An origin: `'self'`, or scheme, host and port; the port may be `*`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

/// Why something is no origin: a sentence that says what to mend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OriginError {
    /// It does not begin as one.
    #[error(
        "begin with http:// or https://, as in https://shop.example.com. For this server's own pages write self."
    )]
    Scheme,
    /// There is a name or password in it.
    #[error("leave out the name and password before @.")]
    User,
    /// There is more than an origin.
    #[error("end after the host or port: an origin has no path, no query and no fragment.")]
    Path,
    /// It stands for many hosts.
    #[error("name each host: * may stand for the port alone.")]
    Wildcard,
    /// Browsers do not take it in the policy.
    #[error("use a host name: browsers read no IPv6 address in this list.")]
    Ipv6,
    /// The host is none.
    #[error("mend the host: letters, digits, dots and hyphens are expected.")]
    Host,
    /// The port is none.
    #[error("mend the port: 1 to 65535 is expected, or * for every port.")]
    Port,
}

impl OriginError {
    /// The key of the same sentence in the catalogues.
    pub fn code(self) -> &'static str {
        match self {
            Self::Scheme => "error.admin.origin.scheme",
            Self::User => "error.admin.origin.user",
            Self::Path => "error.admin.origin.path",
            Self::Wildcard => "error.admin.origin.wildcard",
            Self::Ipv6 => "error.admin.origin.ipv6",
            Self::Host => "error.admin.origin.host",
            Self::Port => "error.admin.origin.port",
        }
    }
}

impl Origin {
    /// As it stands in the list.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Origin {
    type Err = OriginError;

    /// Reads what was typed. Letters become small, a name in another script its Punycode, and the port that the scheme
    /// has anyway is left out, as browsers write origins.
    fn from_str(typed: &str) -> Result<Self, OriginError> {
        if ["self", "'self'"].contains(&typed) {
            return Ok(Self("'self'".to_owned()));
        }
        let (scheme, rest) = typed.split_once("://").ok_or(OriginError::Scheme)?;
        let scheme = scheme.to_ascii_lowercase();
        if !["http", "https"].contains(&scheme.as_str()) {
            return Err(OriginError::Scheme);
        }
        // One slash at the end is what an address bar copies.
        let authority = rest.strip_suffix('/').unwrap_or(rest);
        if authority.contains('@') {
            return Err(OriginError::User);
        }
        if authority.contains(['/', '\\', '?', '#']) {
            return Err(OriginError::Path);
        }
        if authority.starts_with('[') {
            return Err(OriginError::Ipv6);
        }
        let (host, port) = match authority.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (authority, None),
        };
        if host.contains('*') {
            return Err(OriginError::Wildcard);
        }
        let host = self::host(host)?;
        let port = self::port(&scheme, port)?;
        Ok(Self(format!("{scheme}://{host}{port}")))
    }
}

/// The host as browsers write it. What they would mend in it, a space or a tab, is refused.
fn host(typed: &str) -> Result<String, OriginError> {
    let wrong = |one: char| one.is_whitespace() || one.is_control() || ";,'\"%".contains(one);
    if typed.is_empty() || typed.contains(wrong) {
        return Err(OriginError::Host);
    }
    let url = Url::parse(&format!("https://{typed}")).map_err(|_| OriginError::Host)?;
    let host = match url.host().ok_or(OriginError::Host)? {
        Host::Domain(name) => name.to_owned(),
        Host::Ipv4(address) => address.to_string(),
        Host::Ipv6(_) => return Err(OriginError::Ipv6),
    };
    // What the policy's grammar takes, and no more.
    let plain = |one: char| one.is_ascii_alphanumeric() || ".-".contains(one);
    if host.chars().all(plain) && host.len() <= LONGEST_HOST {
        Ok(host)
    } else {
        Err(OriginError::Host)
    }
}

/// The port with its colon; nothing where it is the scheme's own.
fn port(scheme: &str, typed: Option<&str>) -> Result<String, OriginError> {
    let Some(typed) = typed else {
        return Ok(String::new());
    };
    if typed == "*" {
        return Ok(":*".to_owned());
    }
    let digits = !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_digit());
    let port: u16 = typed.parse().map_err(|_| OriginError::Port)?;
    match (digits, scheme, port) {
        (false, ..) | (_, _, 0) => Err(OriginError::Port),
        (_, "http", 80) | (_, "https", 443) => Ok(String::new()),
        _ => Ok(format!(":{port}")),
    }
}
