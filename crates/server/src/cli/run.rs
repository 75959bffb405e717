//! Carrying out commands beside the server, on its database.

use {
    super::{
        Calls, Command, Embed, Hours, Numbers, User, Work, accounts::Accounts, embed::known,
        interaction,
    },
    crate::app::App,
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
            Self::Serve { .. } | Self::Accounts(_) | Self::Interaction(Work::Check { .. }) => false,
            _ => self.account().is_none(),
        }
    }

    /// The account that it names itself.
    fn account(&self) -> Option<&str> {
        match self {
            Self::Accounts(Accounts::Add(new)) => Some(&new.name),
            Self::Accounts(Accounts::Key { name }) => Some(name),
            Self::Identity(identity) => identity.account(),
            Self::Embed(embed) => embed.account(),
            _ => None,
        }
    }

    /// Whether it goes on until it is stopped.
    pub fn goes_on(&self) -> bool {
        matches!(self, Self::Serve { .. } | Self::DemoAgent)
    }

    /// Whether it only tells something.
    fn only_tells(&self) -> bool {
        match self {
            Self::Accounts(accounts) => *accounts == Accounts::List,
            Self::Hours(hours) => *hours == Hours::List,
            Self::Calls(calls) => *calls == Calls::Number(Numbers::List),
            Self::Embed(embed) => matches!(embed, Embed::Origins { .. }),
            Self::User(user) => *user == User::List,
            Self::Identity(_) | Self::Interaction(_) => false,
            Self::Serve { .. } | Self::DemoAgent => true,
        }
    }

    /// Does it, on the database of the app. Those that go on for long are the program's own.
    ///
    /// # Errors
    /// A sentence that says what to mend.
    pub async fn run(self, app: &App) -> Result<Done, Box<dyn Error>> {
        let about = self.account().unwrap_or(&app.settings.account).to_owned();
        let mut only_tells = self.only_tells();
        if !matches!(self, Self::Accounts(_)) {
            known(app, Some(&about)).await?;
        }
        let lines = match self {
            Self::Accounts(accounts) => accounts.run(app).await?,
            Self::User(user) => user.run(app).await?,
            Self::Hours(hours) => hours.run(app).await?,
            Self::Calls(calls) => calls.run(app).await?,
            Self::Identity(identity) => identity.run(app).await?,
            Self::Embed(embed) => embed.run(app).await?,
            Self::Interaction(work) => {
                let (line, changes) = interaction::run(work, app).await?;
                only_tells = !changes;
                vec![line]
            }
            Self::Serve { .. } | Self::DemoAgent => vec![],
        };
        // Whatever changes something says what holds now.
        let changed = (!only_tells && !lines.is_empty()).then_some(about);
        Ok(Done { lines, changed })
    }
}
