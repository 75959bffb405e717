//! Who may use the original's paths: an application that shows its account's key, and for some an administrator, too.

#[cfg(test)]
mod tests;

use {
    super::Fault,
    crate::{
        app::App,
        desk::password,
        store::{accounts::Account, people::PersonRow},
    },
    axum::{
        extract::{FromRequestParts, RawPathParams},
        http::{HeaderMap, request::Parts},
    },
    base64::{
        Engine,
        alphabet::STANDARD,
        engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
    },
    contact_us_wire::{console::Role, paths},
    hmac::{Hmac, KeyInit, Mac},
    sha2::Sha256,
    std::sync::Arc,
};

const TENANT: &str = "Tenant-Id";
const KEY: &str = "Application-Key";
const USER: &str = "User-Id";
const PASSWORD: &str = "User-Password";

/// Base 64 with or without its padding: the documents do not say.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// An application of an account: `Tenant-Id` names the account of the path, `Application-Key` is its key.
///
/// Refuses with 401 what shows neither, and with 404 a version that is none. The path's parameters are called `account`
/// and `version`.
#[derive(Debug)]
pub struct Credentials {
    /// The account.
    pub account: Account,
}

/// As [`Credentials`], with an administrator of the console: `User-Id` is their name and `User-Password` their password,
/// each in base 64. Who tries passwords has the key already, and a password has 100 random bits: tries are not counted.
#[derive(Debug)]
pub struct Administrator {
    /// The account.
    pub account: Account,
    /// Who.
    pub person: PersonRow,
}

impl FromRequestParts<Arc<App>> for Credentials {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Fault> {
        let params = RawPathParams::from_request_parts(parts, app)
            .await
            .map_err(|_| {
                Fault::malformed("the path is not UTF-8: percent-encode each of its parts, once")
            })?;
        let param = |name| {
            params
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| value)
        };
        let account =
            application(app, &parts.headers, param("account").unwrap_or_default()).await?;
        match param("version") {
            Some(version) if !is_version(version) => Err(Fault::not_found(format!(
                "version {version} is none: write a number, like 2"
            ))),
            _ => Ok(Self { account }),
        }
    }
}

impl FromRequestParts<Arc<App>> for Administrator {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Fault> {
        let Credentials { account } = Credentials::from_request_parts(parts, app).await?;
        let person = administrator(app, &account.account, &parts.headers).await?;
        Ok(Self { account, person })
    }
}

/// The account whose key a request shows.
async fn application(app: &App, headers: &HeaderMap, account: &str) -> Result<Account, Fault> {
    let refused = |reason| unauthenticated(app, reason);
    let tenant = header(headers, TENANT).ok_or_else(|| refused("Tenant-Id is missing"))?;
    let key = header(headers, KEY).ok_or_else(|| refused("Application-Key is missing"))?;
    let found = app.store.account(account).await?;
    // Compared where there is no such account, too, so that nobody learns which there are.
    let expected = found.as_ref().map_or("", |found| &found.application_key);
    let fits = is_same(key, expected);
    found
        .filter(|found| fits && found.account == tenant)
        .ok_or_else(|| {
            refused("Tenant-Id and Application-Key are not those of the account in the path")
        })
}

/// The administrator whose name and password a request shows.
async fn administrator(app: &App, account: &str, headers: &HeaderMap) -> Result<PersonRow, Fault> {
    let refused = |reason| unauthenticated(app, reason);
    let name = decoded(headers, USER)
        .ok_or_else(|| refused("User-Id is missing, or not base 64 of a name"))?;
    let typed = decoded(headers, PASSWORD)
        .ok_or_else(|| refused("User-Password is missing, or not base 64 of a password"))?;
    let found = app.store.credentials(account, name.trim()).await?;
    let hash = found.as_ref().map(|(_, hash)| hash.as_str());
    let fits = password::fits(&typed, hash).await;
    let person = match found.filter(|_| fits) {
        Some((person, _)) => app.store.person(account, &person).await?,
        None => None,
    };
    person
        .filter(|person| person.role() == Role::Administrator)
        .ok_or_else(|| refused("User-Id and User-Password are not those of an administrator"))
}

fn unauthenticated(app: &App, reason: &'static str) -> Fault {
    tracing::info!(reason, "an application was refused");
    Fault::Unauthenticated {
        reason,
        more_info_url: [&app.settings.public_url, paths::OPENAPI].concat(),
    }
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .map(str::trim)
        .filter(|value| !value.is_empty())
}

fn decoded(headers: &HeaderMap, name: &str) -> Option<String> {
    let bytes = BASE64.decode(header(headers, name)?).ok()?;
    String::from_utf8(bytes).ok()
}

/// `2` and `v2` alike: the documents have both.
fn is_version(text: &str) -> bool {
    let digits = text.strip_prefix('v').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a key is the expected one. Takes the same time however much of it is right; no key is never right.
fn is_same(key: &str, expected: &str) -> bool {
    let digest = |text: &str| {
        let mac = Hmac::<Sha256>::new_from_slice(&[]).ok();
        mac.map(|mac| mac.chain_update(text))
    };
    let (Some(given), Some(kept)) = (digest(key), digest(expected)) else {
        return false;
    };
    let same = given.verify_slice(&kept.finalize().into_bytes()).is_ok();
    same && !expected.is_empty()
}
