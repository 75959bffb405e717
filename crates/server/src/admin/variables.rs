//! The Contact Us variable set: which values go into mails, and in which order.

use {
    super::{Faults, Section},
    crate::{
        app::App,
        refusal::Refusal,
        seed::VARIABLE_SET,
        store::{
            accounts::{Account, put_variable_set},
            revisions::Part,
        },
    },
    contact_us::domain::message::clean_line,
    contact_us_wire::admin::VariableSet,
    sqlx::SqliteConnection,
};

/// Most variables of the set.
const MOST: usize = 100;
/// Most characters of a name.
const LONGEST: usize = 100;

/// The Contact Us variable set. A variable that no Interaction has yet may be in it: it has a value once one does.
#[derive(Debug)]
pub struct Variables;

impl Section for Variables {
    type Value = VariableSet;
    type Checked = Vec<String>;
    const PART: Part = Part::Variables;

    async fn face(app: &App, account: &Account) -> Result<VariableSet, Refusal> {
        let names = app
            .store
            .variable_set(&account.account, VARIABLE_SET)
            .await?;
        Ok(VariableSet { names })
    }

    async fn checked(_: &App, _: &Account, typed: VariableSet) -> Result<Vec<String>, Refusal> {
        checked(&typed.names)
    }

    async fn put(
        tx: &mut SqliteConnection,
        account: &Account,
        names: &Vec<String>,
        _: i64,
    ) -> Result<(), Refusal> {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        Ok(put_variable_set(tx, &account.account, VARIABLE_SET, &names).await?)
    }
}

fn checked(typed: &[String]) -> Result<Vec<String>, Refusal> {
    let mut faults = Faults::default();
    faults.count("names", typed.len(), MOST);
    let names: Vec<String> = typed.iter().map(|name| clean_line(name)).collect();
    for (at, name) in names.iter().enumerate() {
        if !(1..=LONGEST).contains(&name.chars().count()) {
            faults.add("names", "error.admin.variable", vec![]);
        } else if names[..at].contains(name) {
            faults.named("names", "error.admin.twice", name);
        }
    }
    faults.end()?;
    Ok(names)
}
