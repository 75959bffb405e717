//! The Contact Us variable set: which values go into mails, and in which order.

use {
    super::{Faults, Language, account_of, raise, settings},
    crate::{
        app::App,
        desk::session::Member,
        refusal::Refusal,
        seed::VARIABLE_SET,
        store::{accounts::put_variable_set, revisions::Part},
    },
    contact_us::domain::message::clean_line,
    contact_us_wire::admin::{Change, Settings, VariableSet},
};

/// Most variables of the set.
const MOST: usize = 100;
/// Most characters of a name.
const LONGEST: usize = 100;

/// The set as it stands.
pub async fn read(
    app: &App,
    member: &Member,
    _: Language<'_>,
) -> Result<Settings<VariableSet>, Refusal> {
    let account = account_of(app, member).await?;
    let names = app
        .store
        .variable_set(&account.account, VARIABLE_SET)
        .await?;
    settings(
        app,
        &account,
        Part::Variables,
        VariableSet { names },
        vec![],
    )
    .await
}

/// Writes the set. A variable that no Interaction has yet may be in it: it has a value once one does.
///
/// # Errors
/// 409 where somebody else has changed it meanwhile, 422 for names.
pub async fn write(
    app: &App,
    member: &Member,
    words: Language<'_>,
    change: Change<VariableSet>,
) -> Result<Settings<VariableSet>, Refusal> {
    let names = checked(&change.value.names)?;
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut tx = app.store.begin().await?;
    raise(app, &mut tx, member, Part::Variables, change.revision).await?;
    put_variable_set(&mut tx, &member.row.account, VARIABLE_SET, &names).await?;
    tx.commit().await?;
    read(app, member, words).await
}

fn checked(typed: &[String]) -> Result<Vec<String>, Refusal> {
    let mut faults = Faults::default();
    if typed.len() > MOST {
        faults.add("names", "error.admin.many", vec![("n", MOST.to_string())]);
    }
    let names: Vec<String> = typed.iter().map(|name| clean_line(name)).collect();
    for (at, name) in names.iter().enumerate() {
        if !(1..=LONGEST).contains(&name.chars().count()) {
            faults.add("names", "error.admin.variable", vec![]);
        } else if names[..at].contains(name) {
            faults.add("names", "error.admin.twice", vec![("name", name.clone())]);
        }
    }
    faults.end()?;
    Ok(names)
}
