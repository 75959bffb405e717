//! Carrying out commands beside the server, on its database.

use {
    super::{
        Calls, Command, Hours, Work,
        accounts::Accounts,
        embed::{Act, known},
        interaction, users,
    },
    crate::{
        app::App,
        desk::people::{self, PeopleError},
    },
    contact_us_wire::console::Role,
    std::error::Error,
};

/// What came of a command.
#[derive(Debug, Default)]
pub struct Done {
    /// To whoever typed it.
    pub lines: Vec<String>,
    /// The account that it has changed, if it has changed any.
    pub changed: Option<String>,
}

impl Command {
    /// Whether `--account` says something that the command does not say itself.
    pub(super) fn takes_account(&self) -> bool {
        match self {
            Self::Serve { .. } | Self::Accounts(_) | Self::Interaction(Work::Check(_)) => false,
            Self::Identity(new) => new.0.is_none(),
            Self::Embed(embed) => embed.account.is_none(),
            _ => true,
        }
    }

    /// The account that it names itself.
    fn account(&self) -> Option<&str> {
        match self {
            Self::Accounts(Accounts::Add(new)) => Some(&new.name),
            Self::Accounts(Accounts::Key(name)) => Some(name),
            Self::Identity(new) => new.0.as_deref(),
            Self::Embed(embed) => embed.account.as_deref(),
            _ => None,
        }
    }

    /// Whether it only tells something.
    fn only_tells(&self) -> bool {
        match self {
            Self::Accounts(accounts) => *accounts == Accounts::List,
            Self::Hours(hours) => *hours == Hours::List,
            Self::Calls(calls) => *calls == Calls::Numbers,
            Self::Embed(embed) => embed.act == Act::List,
            Self::Interaction(work) => matches!(work, Work::Check(_) | Work::List),
            Self::AddUser { .. }
            | Self::RemoveUser { .. }
            | Self::NewPassword { .. }
            | Self::Identity(_) => false,
            Self::ListUsers | Self::Serve { .. } | Self::DemoAgent => true,
        }
    }

    /// Does it, on the database of the app. Those that go on for long are the program's own.
    ///
    /// # Errors
    /// A sentence that says what to mend.
    pub async fn run(self, app: &App) -> Result<Done, Box<dyn Error>> {
        let (store, own) = (&app.store, &app.settings.account);
        let about = self.account().unwrap_or(own).to_owned();
        let only_tells = self.only_tells();
        if !matches!(self, Self::Accounts(_)) {
            known(app, Some(about.clone())).await?;
        }
        let lines = match self {
            Self::Accounts(accounts) => accounts.run(app).await?,
            Self::Hours(hours) => hours.run(app).await?,
            Self::Calls(calls) => calls.run(app).await?,
            Self::Identity(new) => new.run(app).await?,
            Self::Embed(embed) => embed.run(app).await?,
            Self::Interaction(work) => vec![interaction::run(work, app).await?],
            Self::ListUsers => users::list(app).await?,
            Self::RemoveUser { name } => {
                people::remove(app, own, &name).await?;
                vec![]
            }
            Self::NewPassword { name } => {
                vec![shown(
                    &name,
                    &people::new_password(store, own, &name).await?,
                )]
            }
            Self::AddUser { role, name, once } => match add(app, role, &name).await {
                Err(PeopleError::Taken(_)) if once => return Ok(Done::default()),
                added => vec![shown(&name, &added?)],
            },
            Self::Serve { .. } | Self::DemoAgent => vec![],
        };
        let changed = (!only_tells).then_some(about);
        Ok(Done { lines, changed })
    }
}

async fn add(app: &App, role: Role, name: &str) -> Result<String, PeopleError> {
    people::add(&app.store, &app.clock, &app.settings.account, name, role).await
}

/// The password is shown this once.
fn shown(name: &str, password: &str) -> String {
    format!("{name}  {password}")
}
