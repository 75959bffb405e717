//! Accounts: which there are, new ones, and their keys.

use {
    crate::{
        account::{self, NewAccount},
        app::App,
        store::accounts::Account,
    },
    clap::Subcommand,
    jiff::Timestamp,
    std::error::Error,
};

/// What is done with accounts.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Accounts {
    /// Name them.
    List,
    /// Make one that offers nothing yet, and print its application key.
    Add(NewAccount),
    /// Give one another application key, and print it; the one before ends.
    Key {
        /// The account.
        name: String,
    },
}

impl Accounts {
    /// Does it; the lines tell what came of it.
    ///
    /// # Errors
    /// A sentence that says what to mend.
    pub async fn run(self, app: &App) -> Result<Vec<String>, Box<dyn Error>> {
        match self {
            Self::List => list(app).await,
            Self::Add(new) => {
                let key = account::add(app, &new, None).await?;
                Ok(added(app, &new, &key))
            }
            Self::Key { name } => Ok(vec![account::new_key(app, &name).await?]),
        }
    }
}

/// What there is, and what comes next: nothing is offered yet, and nobody could sign in.
fn added(app: &App, new: &NewAccount, key: &str) -> Vec<String> {
    let (name, url) = (&new.name, &app.settings.public_url);
    let query = app.settings.query_of(name);
    vec![
        format!("{name}  {url}/{query}"),
        format!("Application key, shown this once: {key}"),
        format!(
            "Add who sets it up: contact-us-server user add --account {name} --role administrator NAME"
        ),
        format!(
            "They sign in at {url}/console/{query}, where it says what customers do not get yet."
        ),
    ]
}

async fn list(app: &App) -> Result<Vec<String>, Box<dyn Error>> {
    let line = |one: Account| {
        let made = Timestamp::from_millisecond(one.created_at)?;
        Ok(format!(
            "{}  {}  since {made:.0}",
            one.account, one.organisation
        ))
    };
    app.store.accounts().await?.into_iter().map(line).collect()
}
