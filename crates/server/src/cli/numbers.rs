//! An account's own numbers, and the groups that places give numbers of.

use {
    super::PROGRAM,
    crate::{
        app::App,
        call::pool::{self, NumberToAdd},
        store::{
            calls::{self, NumberRow},
            revisions::{self, Part},
        },
    },
    clap::Subcommand,
    std::error::Error,
};

/// What is done with numbers.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Numbers {
    /// Add a number.
    Add {
        /// The whole of it, as +442079460001.
        phone: String,
        /// Its short identifier, that the call centre sees: mostly the last 4 or 6 digits.
        dnid: String,
        /// Its group: places give numbers of a group.
        #[arg(
            long,
            value_name = "NAME",
            default_value = "",
            hide_default_value = true
        )]
        group: String,
        /// Keep it, and do not give it to customers yet.
        #[arg(long)]
        disabled: bool,
    },
    /// Tell the numbers, and which are given.
    List,
    /// Give a number to customers again.
    Enable {
        /// The number, or its short identifier.
        phone: String,
    },
    /// Give a number to no customer any more; who has it keeps it for their time.
    Disable {
        /// The number, or its short identifier.
        phone: String,
    },
}

impl Numbers {
    /// Does it; the lines tell what came of it.
    ///
    /// # Errors
    /// A sentence that says what to mend.
    pub(super) async fn run(self, app: &App) -> Result<Vec<String>, Box<dyn Error>> {
        let account = app.settings.account.as_str();
        match self {
            Self::List => list(app, account).await,
            Self::Enable { phone } => Ok(vec![enable(app, account, &phone, true).await?]),
            Self::Disable { phone } => Ok(vec![enable(app, account, &phone, false).await?]),
            Self::Add {
                phone,
                dnid,
                group,
                disabled,
            } => {
                let new = NumberToAdd {
                    phone,
                    dnid,
                    group,
                    enabled: !disabled,
                };
                let owner = app.store.account(account).await?;
                let owner = owner.ok_or("the account is gone: start the server once")?;
                pool::add(app, &owner, &new, PROGRAM).await?;
                let added = given(account, new.phone.trim(), new.dnid.trim(), new.enabled);
                Ok(vec![match new.group.trim() {
                    "" => added + ".",
                    group => format!("{added}, in the group {group}."),
                }])
            }
        }
    }
}

async fn enable(
    app: &App,
    account: &str,
    phone: &str,
    enabled: bool,
) -> Result<String, Box<dyn Error>> {
    let mut tx = app.store.begin().await?;
    let found = calls::retrieve(&mut *tx, account, phone).await?;
    let number = found.ok_or_else(|| {
        format!("there is no number {phone}: `call number list` tells which there are")
    })?;
    calls::enable_number(&mut tx, account, &number.number, enabled).await?;
    revisions::touch(&mut tx, account, Part::Numbers, PROGRAM, app.clock.now()).await?;
    tx.commit().await?;
    Ok(given(account, &number.e164, &number.dnid, enabled) + ".")
}

fn given(account: &str, phone: &str, dnid: &str, enabled: bool) -> String {
    let whom = if enabled { "customers" } else { "no customer" };
    format!("{phone} ({dnid}) is given to {whom} of {account} from now on")
}

async fn list(app: &App, account: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let now = app.clock.now();
    let numbers = app.store.numbers(account).await?;
    let line = |number: &NumberRow| {
        let state = match (number.enabled, number.holder(now)) {
            (_, Some(_)) => "given",
            (true, None) => "free",
            (false, None) => "disabled",
        };
        let parts = [&number.e164, &number.dnid, state, &number.name];
        parts.join("  ").trim_end().to_owned()
    };
    Ok(numbers.iter().map(line).collect())
}

/// Says whose numbers a place gives: an element, every page of an Interaction, or every other page.
pub(super) async fn group(
    app: &App,
    name: &str,
    interaction: &str,
    element: &str,
) -> Result<String, Box<dyn Error>> {
    let account = app.settings.account.as_str();
    let mut tx = app.store.begin().await?;
    let numbers = calls::numbers(&mut *tx, account).await?;
    let known = |one: &NumberRow| !one.removed && one.name == name;
    if name.is_empty() || !numbers.iter().any(known) {
        return Err(format!(
            "no number of {account} is in a group {name:?}: `call number list` tells the groups, `call number add` adds to one"
        )
        .into());
    }
    calls::put_group(&mut tx, account, (interaction, element), name).await?;
    revisions::touch(&mut tx, account, Part::Numbers, PROGRAM, app.clock.now()).await?;
    tx.commit().await?;
    let place = match (interaction, element) {
        ("", _) => "Every other page".to_owned(),
        (interaction, "") => format!("Every page of {interaction}"),
        (interaction, element) => format!("Page {element} of {interaction}"),
    };
    Ok(format!("{place} gives numbers of the group {name}."))
}
