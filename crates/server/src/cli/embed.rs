//! Which sites may hold an account's widget.

use {
    super::PROGRAM,
    crate::{
        account::AccountError,
        app::App,
        embed::{Origin, OriginError},
        store::{
            StoreError, embed,
            revisions::{self, Part},
        },
    },
    clap::{Args, Subcommand},
    sqlx::SqliteConnection,
    std::error::Error,
};

/// What is done with the list of an account.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Embed {
    /// Tell which sites may hold the widget.
    Origins {
        /// Whose; without it, as --account says.
        account: Option<String>,
    },
    /// Let a site hold the widget.
    #[command(allow_missing_positional = true)]
    Allow(Site),
    /// Do not let a site hold it any more.
    #[command(allow_missing_positional = true)]
    Deny(Site),
}

/// A site of an account.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Site {
    /// Whose widget; without it, as --account says.
    pub account: Option<String>,
    /// As `https://shop.example.com`, or `http://localhost:*` with every port; self is this server's own pages.
    pub origin: String,
}

impl Embed {
    /// The account that it names itself.
    pub(super) fn account(&self) -> Option<&str> {
        let (Self::Origins { account }
        | Self::Allow(Site { account, .. })
        | Self::Deny(Site { account, .. })) = self;
        account.as_deref()
    }

    /// Does it; the lines tell what came of it.
    ///
    /// # Errors
    /// A sentence that says what to mend.
    pub async fn run(self, app: &App) -> Result<Vec<String>, Box<dyn Error>> {
        let account = known(app, self.account()).await?;
        match self {
            Self::Origins { .. } => {
                let origins = app.store.embed_origins(&account).await?;
                let nobody =
                    "No site may hold the widget yet: contact-us-server embed allow ACCOUNT ORIGIN";
                Ok(if origins.is_empty() {
                    vec![nobody.to_owned()]
                } else {
                    origins
                })
            }
            Self::Allow(site) => {
                let origin = origin(&site.origin)?;
                let mut tx = app.store.begin().await?;
                let new = embed::allow(&mut tx, &account, origin.as_str()).await?;
                if new {
                    touch(app, &mut tx, &account).await?;
                }
                tx.commit().await?;
                let now = if new { "now" } else { "already" };
                Ok(vec![format!(
                    "{origin} may {now} hold the widget of {account}"
                )])
            }
            Self::Deny(site) => {
                let origin = origin(&site.origin)?;
                let mut tx = app.store.begin().await?;
                let was = embed::deny(&mut tx, &account, origin.as_str()).await?;
                if was {
                    touch(app, &mut tx, &account).await?;
                }
                tx.commit().await?;
                if was {
                    let line = format!("{origin} may not hold the widget of {account} any more");
                    return Ok(vec![line]);
                }
                Err(format!(
                    "{origin} is not in the list: contact-us-server embed origins {account} tells it"
                )
                .into())
            }
        }
    }
}

/// Counts a change of the list.
async fn touch(app: &App, tx: &mut SqliteConnection, account: &str) -> Result<(), StoreError> {
    revisions::touch(tx, account, Part::Widget, PROGRAM, app.clock.now()).await
}

fn origin(typed: &str) -> Result<Origin, String> {
    let read = typed.parse();
    read.map_err(|error: OriginError| format!("{typed:?} is no origin: {error}"))
}

/// The account that is named, or the command's, if it is there.
pub(super) async fn known(app: &App, account: Option<&str>) -> Result<String, Box<dyn Error>> {
    let account = account.unwrap_or(&app.settings.account);
    match app.store.account(account).await? {
        Some(found) => Ok(found.account),
        None => Err(AccountError::Unknown(account.to_owned()).into()),
    }
}
