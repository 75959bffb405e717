//! What administrators set: Account Information, assistance options, the account's own numbers, After Hours schedules and
//! exceptions from them, the Contact Us variable set, and who may hold the widget.
//!
//! Each is read with its revision and written as a whole on the revision that was read. What is written counts for
//! customers from the commit on: nothing of it is kept in memory.

mod account;
mod calls;
mod exceptions;
pub mod identity;
pub mod interactions;
mod notes;
mod numbers;
mod options;
pub mod people;
mod replies;
mod schedules;
mod service;
mod test_mail;
mod variables;
mod widget;

pub use {
    account::{Information, checked as information, choices},
    exceptions::Exceptions,
    numbers::{Numbers, now},
    options::Options,
    replies::Replies,
    schedules::Schedules,
    service::test_service,
    test_mail::test_mail,
    variables::Variables,
    widget::{Sites, place},
};

use {
    crate::{
        app::App,
        desk::session::Member,
        refusal::{FieldRefusal, Refusal},
        schedule::moment,
        store::{
            accounts::Account,
            revisions::{self, Part},
        },
    },
    contact_us::domain::message::clean_line,
    contact_us_wire::{
        ProblemKind, Words,
        admin::{Change, Note, Settings},
        console::Role,
    },
    sqlx::SqliteConnection,
    std::future::Future,
};

/// A part of the settings, read and written as a whole.
pub trait Section {
    /// As it goes over the wire.
    type Value;
    /// As it is stored, checked.
    type Checked: Send;
    /// Whose revision it has.
    const PART: Part;

    /// What is set.
    fn face(
        app: &App,
        account: &Account,
    ) -> impl Future<Output = Result<Self::Value, Refusal>> + Send;

    /// What customers do not get because of it.
    fn notes(
        _: &App,
        _: &Account,
        _: &Words,
    ) -> impl Future<Output = Result<Vec<Note>, Refusal>> + Send {
        async { Ok(vec![]) }
    }

    /// What was typed, checked.
    fn checked(
        app: &App,
        account: &Account,
        typed: Self::Value,
    ) -> impl Future<Output = Result<Self::Checked, Refusal>> + Send;

    /// Writes it.
    fn put(
        tx: &mut SqliteConnection,
        account: &Account,
        checked: &Self::Checked,
        now: i64,
    ) -> impl Future<Output = Result<(), Refusal>> + Send;
}

/// A part as it stands.
pub async fn read<S: Section>(
    app: &App,
    member: &Member,
    words: &Words,
) -> Result<Settings<S::Value>, Refusal> {
    let account = account_of(app, member).await?;
    let value = S::face(app, &account).await?;
    let notes = S::notes(app, &account, words).await?;
    settings(app, &account, S::PART, value, notes).await
}

/// What is set, with its revision.
async fn settings<T>(
    app: &App,
    account: &Account,
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

/// Writes a part; all of it or nothing. It counts for customers at once.
///
/// # Errors
/// 409 where somebody else has changed it meanwhile, 422 for fields.
pub async fn write<S: Section>(
    app: &App,
    member: &Member,
    words: &Words,
    change: Change<S::Value>,
) -> Result<Settings<S::Value>, Refusal> {
    let account = account_of(app, member).await?;
    let checked = S::checked(app, &account, change.value).await?;
    let mut tx = app.store.begin().await?;
    raise(app, &mut tx, member, S::PART, change.revision).await?;
    S::put(&mut tx, &account, &checked, app.clock.now()).await?;
    tx.commit().await?;
    read::<S>(app, member, words).await
}

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

    /// A fault of the entry at a place of a list: its field is `list.place`.
    fn at(&mut self, list: &'static str, place: usize, code: &'static str) {
        self.0.push(FieldRefusal {
            field: format!("{list}.{place}").into(),
            code,
            args: vec![],
        });
    }

    /// A fault of the entry of a name.
    fn named(&mut self, field: &'static str, code: &'static str, name: &str) {
        self.add(field, code, vec![("name", clean_line(name))]);
    }

    /// A fault if there are more entries than there may be.
    fn count(&mut self, field: &'static str, count: usize, most: usize) {
        if count > most {
            self.add(field, "error.admin.many", vec![("n", most.to_string())]);
        }
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
async fn account_of(app: &App, member: &Member) -> Result<Account, Refusal> {
    let found = app.store.account(&member.row.account).await?;
    found.ok_or_else(Refusal::unknown_account)
}
