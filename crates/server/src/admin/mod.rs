//! What administrators set: Account Information, assistance options, After Hours schedules, the Contact Us variable set.
//!
//! Each is read with its revision and written as a whole on the revision that was read. What is written counts for
//! customers from the commit on: nothing of it is kept in memory.

pub mod account;
pub mod interactions;
mod notes;
pub mod options;
pub mod schedules;
mod test_mail;
pub mod variables;

pub use test_mail::test_mail;

use {
    crate::{
        app::App,
        desk::session::Member,
        refusal::{FieldRefusal, Refusal},
        schedule::moment,
        store::revisions::{self, Part},
    },
    contact_us_wire::{
        ProblemKind, Words,
        admin::{Note, Settings},
        console::Role,
    },
    sqlx::SqliteConnection,
};

/// Refuses whoever is no administrator.
///
/// # Errors
/// 403.
pub fn check(member: &Member) -> Result<(), Refusal> {
    match member.row.role() {
        Role::Administrator => Ok(()),
        Role::Agent => Err(Refusal::new(ProblemKind::Role)),
    }
}

/// A part of the settings with its revision.
async fn settings<T>(
    app: &App,
    account: &crate::store::accounts::Account,
    part: Part,
    value: T,
    notes: Vec<Note>,
) -> Result<Settings<T>, Refusal> {
    let revision = app.store.revision(&account.account, part).await?;
    Ok(Settings {
        changed: (revision.revision > 0).then(|| moment(revision.changed_at, &account.time_zone())),
        revision: revision.revision,
        changed_by: revision.changed_by,
        value,
        notes,
    })
}

/// Counts a change, or refuses one that was made on what somebody else has changed meanwhile.
async fn raise(
    app: &App,
    tx: &mut SqliteConnection,
    member: &Member,
    part: Part,
    seen: u32,
) -> Result<(), Refusal> {
    let (account, by) = (&member.row.account, &member.row.name);
    if revisions::raise(tx, account, part, seen, by, app.clock.now()).await? {
        tracing::info!(%account, person = %member.row.person, ?part, "settings changed");
        return Ok(());
    }
    let now = app.store.revision(account, part).await?;
    Err(Refusal {
        word: "problem.console.changed",
        args: vec![("name", now.changed_by)],
        ..Refusal::new(ProblemKind::Conflict)
    })
}

/// Where what is wrong with fields is gathered.
#[derive(Default)]
struct Faults(Vec<FieldRefusal>);

impl Faults {
    /// What was checked, or its default and a fault.
    fn take<T: Default>(&mut self, field: &'static str, checked: Result<T, &'static str>) -> T {
        checked.unwrap_or_else(|code| {
            self.add(field, code, vec![]);
            T::default()
        })
    }

    /// A fault.
    fn add(&mut self, field: &'static str, code: &'static str, args: Vec<(&'static str, String)>) {
        let field = field.into();
        self.0.push(FieldRefusal { field, code, args });
    }

    /// Refuses if there was any.
    fn end(self) -> Result<(), Refusal> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Refusal::fields(self.0))
        }
    }
}

/// The account of whoever is signed in.
async fn account_of(
    app: &App,
    member: &Member,
) -> Result<crate::store::accounts::Account, Refusal> {
    let found = app.store.account(&member.row.account).await?;
    found.ok_or_else(Refusal::unknown_account)
}

/// Words and what is read with them.
type Language<'a> = &'a Words;
