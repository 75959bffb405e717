//! Exceptions from the hours, for a while: of After Hours schedules, and of single options.

use {
    super::{Faults, Section},
    crate::{
        app::App,
        clock::DAY,
        refusal::Refusal,
        schedule::{LONGEST_REASON, Override},
        store::{
            accounts::{Account, Subject, put_overrides},
            revisions::Part,
        },
    },
    contact_us::domain::message::clean_line,
    contact_us_wire::admin::HoursException,
    sqlx::SqliteConnection,
};

/// Most exceptions of an account.
const MOST: usize = 100;
/// How far ahead one may end.
const FARTHEST: i64 = 366 * DAY;

/// Every exception that is not over. One that is left out is ended.
#[derive(Debug)]
pub struct Exceptions;

impl Section for Exceptions {
    type Value = Vec<HoursException>;
    type Checked = Vec<(Subject, Override)>;
    const PART: Part = Part::Exceptions;

    async fn face(app: &App, account: &Account) -> Result<Vec<HoursException>, Refusal> {
        let stored = app
            .store
            .overrides(&account.account, app.clock.now())
            .await?;
        let mut all: Vec<_> = stored.into_iter().map(face).collect();
        all.sort_by_key(|one| one.since);
        Ok(all)
    }

    async fn checked(
        app: &App,
        account: &Account,
        typed: Vec<HoursException>,
    ) -> Result<Vec<(Subject, Override)>, Refusal> {
        let names = app.store.schedule_names(&account.account).await?;
        let mut faults = Faults::default();
        faults.count("exceptions", typed.len(), MOST);
        let mut checked: Vec<(Subject, Override)> = Vec::new();
        for (place, one) in typed.iter().enumerate() {
            let by = exception(one, app.clock.now());
            match by.and_then(|by| Ok((subject(one, &names, &checked)?, by))) {
                Ok(one) => checked.push(one),
                Err(code) => faults.at("exceptions", place, code),
            }
        }
        faults.end()?;
        Ok(checked)
    }

    async fn put(
        tx: &mut SqliteConnection,
        account: &Account,
        checked: &Vec<(Subject, Override)>,
        _: i64,
    ) -> Result<(), Refusal> {
        if put_overrides(tx, &account.account, checked).await? {
            Ok(())
        } else {
            // It was deleted a moment ago.
            Err(Refusal::field("exceptions", "error.admin.schedule.gone"))
        }
    }
}

/// What one is of, unless one before it is of the same.
fn subject(
    typed: &HoursException,
    names: &[String],
    before: &[(Subject, Override)],
) -> Result<Subject, &'static str> {
    let subject = match typed.option {
        Some(kind) => Subject::Option(kind),
        None if names.contains(&typed.schedule) => Subject::Schedule(typed.schedule.clone()),
        None if typed.schedule.is_empty() => return Err("error.admin.exception.nothing"),
        None => return Err("error.admin.schedule.gone"),
    };
    if before.iter().any(|(one, _)| *one == subject) {
        return Err("error.admin.exception.twice");
    }
    Ok(subject)
}

fn exception(typed: &HoursException, now: i64) -> Result<Override, &'static str> {
    let reason = clean_line(&typed.reason);
    if typed.until <= typed.since {
        return Err("error.admin.exception.order");
    }
    if typed.until <= now {
        return Err("error.admin.exception.over");
    }
    if typed.until > now.saturating_add(FARTHEST) {
        return Err("error.admin.exception.far");
    }
    if reason.chars().count() > LONGEST_REASON {
        return Err("error.admin.exception.reason");
    }
    Ok(Override {
        open: typed.open,
        reason,
        since: typed.since,
        until: typed.until,
    })
}

fn face((subject, by): (Subject, Override)) -> HoursException {
    let (option, schedule) = match subject {
        Subject::Option(kind) => (Some(kind), String::new()),
        Subject::Schedule(name) => (None, name),
    };
    HoursException {
        option,
        schedule,
        open: by.open,
        since: by.since,
        until: by.until,
        reason: by.reason,
    }
}
