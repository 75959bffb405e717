//! What sites sign their visitors' identities with.

use {
    super::{PROGRAM, embed::known},
    crate::{
        app::App,
        secret,
        store::{
            identity,
            revisions::{self, Part},
        },
    },
    clap::Subcommand,
    std::error::Error,
};

/// What is done with the secret.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Identity {
    /// Make another secret, and print it; the one before stays good until the next, so that sites can change over.
    Secret {
        /// Whose; without it, as --account says.
        account: Option<String>,
    },
}

impl Identity {
    /// The account that it names itself.
    pub(super) fn account(&self) -> Option<&str> {
        let Self::Secret { account } = self;
        account.as_deref()
    }

    /// Does it; the line is the secret.
    ///
    /// # Errors
    /// A sentence that says what to mend.
    pub async fn run(self, app: &App) -> Result<Vec<String>, Box<dyn Error>> {
        let account = known(app, self.account()).await?;
        let made = secret::random();
        let mut tx = app.store.begin().await?;
        let now = app.clock.now();
        identity::rotate(&mut tx, &account, &made, now).await?;
        revisions::touch(&mut tx, &account, Part::Identity, PROGRAM, now).await?;
        tx.commit().await?;
        Ok(vec![made])
    }
}
