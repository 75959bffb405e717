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
    std::error::Error,
};

/// Make another secret for an account: the one that is named, or the command's. The one before it stays good, so that
/// sites can change over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewIdentitySecret(pub(super) Option<String>);

impl NewIdentitySecret {
    /// Does it; the line is the secret.
    ///
    /// # Errors
    /// A sentence that says what to mend.
    pub async fn run(self, app: &App) -> Result<Vec<String>, Box<dyn Error>> {
        let account = known(app, self.0).await?;
        let made = secret::random();
        let mut tx = app.store.begin().await?;
        let now = app.clock.now();
        identity::rotate(&mut tx, &account, &made, now).await?;
        revisions::touch(&mut tx, &account, Part::Identity, PROGRAM, now).await?;
        tx.commit().await?;
        Ok(vec![made])
    }
}
