//! People of the console.

use {
    super::values::role,
    crate::{
        app::App,
        desk::people::{self, PeopleError},
    },
    clap::Subcommand,
    contact_us_wire::console::Role,
};

/// What is done with people.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum User {
    /// Add somebody to the console, and print their password, this once.
    Add {
        /// What they may do.
        #[arg(long, value_parser = role())]
        role: Role,
        /// Do nothing where they are there already.
        #[arg(long)]
        once: bool,
        /// The name that they sign in with and that customers see; one of several words needs no quotation marks.
        #[arg(required = true)]
        name: Vec<String>,
    },
    /// Give somebody another password, and print it; the old one and every session end.
    Password {
        /// The name that they sign in with.
        #[arg(required = true)]
        name: Vec<String>,
    },
}

impl User {
    /// Does it; the line tells the password. None where nothing was to be done.
    ///
    /// # Errors
    /// A sentence that says what to mend.
    pub async fn run(self, app: &App) -> Result<Vec<String>, PeopleError> {
        let (store, account) = (&app.store, &app.settings.account);
        let (name, password) = match self {
            Self::Add { role, once, name } => {
                let name = name.join(" ");
                match people::add(store, &app.clock, account, &name, role).await {
                    Err(PeopleError::Taken(_)) if once => return Ok(vec![]),
                    added => (name, added?),
                }
            }
            Self::Password { name } => {
                let name = name.join(" ");
                let password = people::new_password(store, account, &name).await?;
                (name, password)
            }
        };
        Ok(vec![format!("{name}  {password}")])
    }
}
