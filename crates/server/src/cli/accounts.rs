//! Accounts: which there are, new ones, and their keys.

use {
    super::options::Options,
    crate::{
        account::{self, NewAccount},
        app::App,
    },
    jiff::Timestamp,
    std::error::Error,
};

/// What is done with accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accounts {
    /// Tell them.
    List,
    /// Make one.
    Add(NewAccount),
    /// Give one another application key.
    Key(String),
}

impl Accounts {
    /// What was typed after `account`.
    pub(super) fn read(given: &[&str]) -> Option<Self> {
        match given {
            ["list"] => Some(Self::List),
            ["key", name] if !name.starts_with('-') => Some(Self::Key((*name).to_owned())),
            ["add", rest @ ..] => add(rest),
            _ => None,
        }
    }

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
            Self::Key(name) => Ok(vec![account::new_key(app, &name).await?]),
        }
    }
}

fn add(rest: &[&str]) -> Option<Accounts> {
    let said = ["organisation", "contact-email", "zone", "region", "locale"];
    let options = Options::read(rest, &[], &said)?;
    let [name] = options.words[..] else {
        return None;
    };
    let [organisation, contact_email, zone, region, locale] =
        said.map(|flag| options.value(flag).unwrap_or_default().trim().to_owned());
    Some(Accounts::Add(NewAccount {
        name: name.to_owned(),
        organisation,
        contact_email,
        zone,
        region,
        locale,
    }))
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
    let line = |one: crate::store::accounts::Account| {
        let made = Timestamp::from_millisecond(one.created_at)?;
        Ok(format!(
            "{}  {}  since {made:.0}",
            one.account, one.organisation
        ))
    };
    app.store.accounts().await?.into_iter().map(line).collect()
}
