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
    sqlx::SqliteConnection,
    std::error::Error,
};

/// What is done with the list of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    /// The account; none: the command's.
    pub(super) account: Option<String>,
    pub(super) act: Act,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// Tell the list.
    List,
    /// Add to it, as typed.
    Allow(String),
    /// Take from it, as typed.
    Deny(String),
}

impl Embed {
    /// What was typed after `embed`.
    pub(super) fn read(given: &[&str]) -> Option<Self> {
        if given.iter().any(|word| word.starts_with('-')) {
            return None;
        }
        let (account, act) = match *given {
            ["origins"] => (None, Act::List),
            ["origins", account] => (Some(account), Act::List),
            ["allow", origin] => (None, Act::Allow(origin.to_owned())),
            ["allow", account, origin] => (Some(account), Act::Allow(origin.to_owned())),
            ["deny", origin] => (None, Act::Deny(origin.to_owned())),
            ["deny", account, origin] => (Some(account), Act::Deny(origin.to_owned())),
            _ => return None,
        };
        let account = account.map(str::to_owned);
        Some(Self { account, act })
    }

    /// Does it; the lines tell what came of it.
    ///
    /// # Errors
    /// A sentence that says what to mend.
    pub async fn run(self, app: &App) -> Result<Vec<String>, Box<dyn Error>> {
        let account = known(app, self.account).await?;
        match self.act {
            Act::List => {
                let origins = app.store.embed_origins(&account).await?;
                let nobody =
                    "No site may hold the widget yet: contact-us-server embed allow ACCOUNT ORIGIN";
                Ok(if origins.is_empty() {
                    vec![nobody.to_owned()]
                } else {
                    origins
                })
            }
            Act::Allow(typed) => {
                let origin = origin(&typed)?;
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
            Act::Deny(typed) => {
                let origin = origin(&typed)?;
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
pub(super) async fn known(app: &App, account: Option<String>) -> Result<String, Box<dyn Error>> {
    let account = account.unwrap_or_else(|| app.settings.account.clone());
    match app.store.account(&account).await? {
        Some(found) => Ok(found.account),
        None => Err(AccountError::Unknown(account).into()),
    }
}
