//! Who a visitor is, as the host site's server says: a JWT (RFC 7519) signed by HMAC-SHA256 with the account's identity
//! secret. Nothing else that a page says of its visitor is vouched for by anybody.

#[cfg(test)]
mod tests;

use {
    crate::{
        app::App,
        clock::{DAY, MINUTE, SECOND},
        refusal::Refusal,
        variables::Told,
    },
    axum::http::HeaderMap,
    base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD},
    contact_us::domain::message::clean_line,
    contact_us_wire::{ProblemKind, console::Identity, paths},
    hmac::{Hmac, KeyInit, Mac},
    serde::Deserialize,
    sha2::Sha256,
};

/// The name of what is told of a verified visitor along with what they ask for.
pub const VERIFIED: &str = "Verified customer";
/// How long one is good at most, from now on, in milliseconds.
const LONGEST_LIFE: i64 = DAY;
/// How far the two clocks may be apart, in milliseconds.
const APART: i64 = MINUTE;
/// The longest token in bytes; a longer one holds more than who somebody is.
const LONGEST: usize = 4096;
/// The longest claim in characters.
const LONGEST_CLAIM: usize = 200;

/// Why a token says nothing. For tests and the log: the visitor is told one sentence for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unverified {
    /// It is no token of three parts, or what they hold cannot be read.
    Malformed,
    /// Its algorithm is not HS256, or it asks for an extension that is not known here.
    Algorithm,
    /// None of the account's secrets has signed it.
    Signature,
    /// It is for another account.
    Audience,
    /// It names nobody.
    Subject,
    /// It is over, or not good yet.
    Time,
    /// It would be good for more than a day.
    Life,
}

#[derive(Deserialize)]
struct Head {
    alg: String,
    #[serde(default)]
    crit: Option<serde_json::Value>,
}

#[derive(Deserialize)]
struct Claims {
    #[serde(default)]
    sub: String,
    exp: f64,
    #[serde(default)]
    nbf: Option<f64>,
    #[serde(default)]
    aud: Audience,
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    phone: String,
}

#[derive(Default, Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
    #[default]
    Nobody,
}

impl Audience {
    fn is(&self, account: &str) -> bool {
        match self {
            Self::One(one) => one == account,
            Self::Several(all) => all.iter().any(|one| one == account),
            Self::Nobody => false,
        }
    }
}

/// Who the visitor of a request is; none where nobody says.
///
/// # Errors
/// 401 with a sentence where what is said does not hold.
pub async fn of(
    app: &App,
    account: &str,
    headers: &HeaderMap,
) -> Result<Option<Identity>, Refusal> {
    let Some(token) = headers.get(paths::IDENTITY) else {
        return Ok(None);
    };
    let secrets = app.store.identity_secrets(account).await?;
    let read = token.to_str().map_err(|_| Unverified::Malformed);
    let verified = read.and_then(|token| verify(token, &secrets, account, app.clock.now()));
    verified.map(Some).map_err(|reason| {
        tracing::info!(%account, ?reason, "an identity was refused");
        Refusal::new(ProblemKind::Identity)
    })
}

/// Whom a token names, if one of the secrets has signed it for the account and it is good at an instant (UTC
/// milliseconds). Takes the same time for each secret however wrong the signature is.
///
/// # Errors
/// Why it says nothing.
pub fn verify(
    token: &str,
    secrets: &[String],
    account: &str,
    now: i64,
) -> Result<Identity, Unverified> {
    let signed = token.rsplit_once('.').filter(|_| token.len() <= LONGEST);
    let (signed, signature) = signed.ok_or(Unverified::Malformed)?;
    let parts = signed.split_once('.');
    let parts = parts.filter(|(_, claims)| !claims.contains('.'));
    let (head, claims) = parts.ok_or(Unverified::Malformed)?;
    let head: Head = part(head)?;
    if head.alg != "HS256" || head.crit.is_some() {
        return Err(Unverified::Algorithm);
    }
    let signature = bytes(signature)?;
    let fits = |secret: &String| is_signed(secret, signed, &signature);
    if !secrets.iter().any(fits) {
        return Err(Unverified::Signature);
    }
    named(part(claims)?, account, now)
}

fn named(claims: Claims, account: &str, now: i64) -> Result<Identity, Unverified> {
    if !claims.aud.is(account) {
        return Err(Unverified::Audience);
    }
    let expires = instant(claims.exp);
    let early = claims
        .nbf
        .is_some_and(|nbf| now.saturating_add(APART) < instant(nbf));
    if now >= expires || early {
        return Err(Unverified::Time);
    }
    if expires > now.saturating_add(LONGEST_LIFE + APART) {
        return Err(Unverified::Life);
    }
    let subject = short(&claims.sub);
    if subject.is_empty() {
        return Err(Unverified::Subject);
    }
    Ok(Identity {
        subject,
        name: short(&claims.name),
        email: short(&claims.email),
        phone: short(&claims.phone),
    })
}

/// What is told of a verified visitor along with what they ask for.
pub fn told(identity: &Identity) -> Told {
    let Identity {
        subject,
        name,
        email,
        phone,
    } = identity;
    let known = [name, email, phone, subject].map(String::as_str);
    let known: Vec<_> = known.into_iter().filter(|one| !one.is_empty()).collect();
    let value = known.join(" · ");
    Told {
        name: VERIFIED.to_owned(),
        label: VERIFIED.to_owned(),
        shown: value.clone(),
        value,
    }
}

fn is_signed(secret: &str, signed: &str, signature: &[u8]) -> bool {
    let mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes());
    mac.is_ok_and(|mut mac| {
        mac.update(signed.as_bytes());
        mac.verify_slice(signature).is_ok()
    })
}

fn part<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Unverified> {
    let read = serde_json::from_slice(&bytes(text)?);
    read.map_err(|_| Unverified::Malformed)
}

/// Strict: one text for the same bytes, without padding.
fn bytes(text: &str) -> Result<Vec<u8>, Unverified> {
    let decoded = URL_SAFE_NO_PAD.decode(text);
    decoded.map_err(|_| Unverified::Malformed)
}

/// Seconds since 1970 as milliseconds.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "what is outside becomes the end of time, and that is refused"
)]
fn instant(seconds: f64) -> i64 {
    (seconds * SECOND as f64) as i64
}

fn short(claim: &str) -> String {
    clean_line(claim).chars().take(LONGEST_CLAIM).collect()
}
