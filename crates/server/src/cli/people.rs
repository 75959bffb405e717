//! People of the console.

use {
    super::values::role,
    crate::{
        app::App,
        desk::people::{self, PeopleError},
        store::roster::Listed,
    },
    clap::Subcommand,
    contact_us_wire::console::Role,
    jiff::Timestamp,
    std::error::Error,
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
    /// Name who may use the console, and tell when they were last there.
    List,
    /// Give somebody another password, and print it; the old one and every session end.
    Password {
        /// The name that they sign in with.
        #[arg(required = true)]
        name: Vec<String>,
    },
    /// Remove somebody: their sessions end, and their chats wait again.
    Remove {
        /// The name that they sign in with.
        #[arg(required = true)]
        name: Vec<String>,
    },
}

impl User {
    /// Does it; the lines tell the password, or what holds now. None where nothing was to be done.
    ///
    /// # Errors
    /// A sentence that says what to mend.
    pub async fn run(self, app: &App) -> Result<Vec<String>, Box<dyn Error>> {
        let (store, account) = (&app.store, &app.settings.account);
        let (name, password) = match self {
            Self::Add { role, once, name } => {
                let name = name.join(" ");
                match people::add(store, &app.clock, account, &name, role).await {
                    Err(PeopleError::Taken(_)) if once => return Ok(vec![]),
                    added => (name, added?),
                }
            }
            Self::List => {
                let all = app.store.people(account).await?;
                return all.iter().map(line).collect();
            }
            Self::Remove { name } => {
                let name = name.join(" ");
                people::remove(app, account, &name).await?;
                return Ok(vec![format!(
                    "{name} cannot sign in to {account} any more."
                )]);
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

fn line(one: &Listed) -> Result<String, Box<dyn Error>> {
    let role = match one.role() {
        Role::Agent => "agent",
        Role::Administrator => "administrator",
    };
    let seen = match one.last_seen_at {
        0 => "never there".to_owned(),
        at => format!("last there {:.0}", Timestamp::from_millisecond(at)?),
    };
    Ok(format!("{}  {role}  {seen}", one.name))
}
