//! The token that names an instance to its customer: the id and a signature. The id alone, which the call centre knows,
//! moves nothing.

#[cfg(test)]
mod tests;

use {
    crate::{app::App, token::Purpose},
    axum::http::HeaderMap,
    contact_us_wire::paths,
};

/// It does not expire by itself: what it opens is kept as long as the account keeps it.
const NEVER: i64 = i64::MAX;

/// Whom a request names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Named {
    /// No instance.
    #[default]
    Nobody,
    /// This one; whether it is still there, the database knows.
    One(String),
    /// Something that is no token of this account.
    Wrong,
}

impl Named {
    /// Whom a text names.
    pub fn read(app: &App, account: &str, text: &str) -> Self {
        match text {
            "" => Self::Nobody,
            token => opened(app, account, token).map_or(Self::Wrong, |id| Self::One(id.to_owned())),
        }
    }

    /// Whom the header names.
    pub fn of(app: &App, account: &str, headers: &HeaderMap) -> Self {
        let header = headers.get(paths::INSTANCE);
        // What is no text is no token.
        let text = header.map_or("", |value| value.to_str().unwrap_or("?"));
        Self::read(app, account, text)
    }

    /// The instance's id.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::One(id) => Some(id),
            Self::Nobody | Self::Wrong => None,
        }
    }
}

/// The token of an instance; the same each time.
pub fn grant(app: &App, account: &str, instance: &str) -> String {
    let signature = app.signer.sign(Purpose::Instance, account, instance, NEVER);
    [instance, ".", &signature].concat()
}

fn opened<'a>(app: &App, account: &str, token: &'a str) -> Option<&'a str> {
    let (instance, signature) = token.split_once('.')?;
    let now = app.clock.now();
    let opens = app
        .signer
        .opens(signature, Purpose::Instance, account, instance, now);
    opens.then_some(instance)
}
