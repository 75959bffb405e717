//! A call that an application speaks of.

use {
    crate::{
        app::App,
        original::{Credentials, Fault},
        store::voice::{self, Session},
    },
    axum::{
        extract::{FromRequestParts, RawPathParams},
        http::request::Parts,
    },
    sqlx::{Sqlite, Transaction},
    std::{collections::BTreeMap, sync::Arc},
};

/// Longest id of a call, in characters: as long as a link may name it.
const LONGEST: usize = 100;

/// A request of an application about one call, with the other parts of its path.
pub(super) struct Called {
    account: String,
    external_id: String,
    parts: BTreeMap<String, String>,
}

impl FromRequestParts<Arc<App>> for Called {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Fault> {
        let Credentials { account } = Credentials::from_request_parts(parts, app).await?;
        let params = RawPathParams::from_request_parts(parts, app).await;
        let mut parts: BTreeMap<_, _> = params
            .iter()
            .flatten()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let external_id = parts.remove("externalId").unwrap_or_default();
        if external_id.chars().count() > LONGEST {
            return Err(Fault::malformed(format!(
                "the id of the session is too long: give it no more than {LONGEST} characters"
            )));
        }
        Ok(Self {
            account: account.account,
            external_id,
            parts,
        })
    }
}

impl Called {
    /// The session that is meant.
    pub(super) fn session(&self) -> Session<'_> {
        Session {
            account: &self.account,
            external_id: &self.external_id,
        }
    }

    /// A part of the path.
    pub(super) fn part(&self, name: &str) -> Option<&str> {
        self.parts.get(name).map(String::as_str)
    }

    /// A transaction within the session, which is kept going by it.
    ///
    /// # Errors
    /// 404 before Init, and once the session was idle for too long.
    pub(super) async fn enter(&self, app: &App) -> Result<Transaction<'static, Sqlite>, Fault> {
        let mut tx = app.store.begin().await?;
        if voice::touch(&mut tx, self.session(), app.clock.now()).await? {
            Ok(tx)
        } else {
            let id = &self.external_id;
            Err(Fault::not_found(format!("session {id} was not found")))
        }
    }
}
