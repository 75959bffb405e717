//! Exceptions from the hours, for a while: of After Hours schedules, and of single options.

use {
    super::{Faults, Section},
    crate::{
        app::App,
        clock::DAY,
        refusal::Refusal,
        schedule::{LONGEST_REASON, Override},
        store::{
            accounts::{Account, NamedOverride, put_overrides},
            revisions::Part,
        },
    },
    contact_us::domain::message::clean_line,
    contact_us_wire::{OptionKind, admin::HoursException},
    sqlx::SqliteConnection,
};

/// Most exceptions of an account.
const MOST: usize = 100;
/// How far ahead one may end.
const FARTHEST: i64 = 366 * DAY;

/// Every exception that is not over. One that is left out is ended.
#[derive(Debug)]
pub struct Exceptions;

/// What is written.
#[derive(Default)]
pub struct Checked {
    schedules: Vec<NamedOverride>,
    options: Vec<(OptionKind, Override)>,
}

impl Section for Exceptions {
    type Value = Vec<HoursException>;
    type Checked = Checked;
    const PART: Part = Part::Exceptions;

    async fn face(app: &App, account: &Account) -> Result<Vec<HoursException>, Refusal> {
        let (account, now) = (&account.account, app.clock.now());
        let options = app.store.option_overrides(account, now).await?.into_iter();
        let schedules = app.store.overrides(account, now).await?.into_iter();
        let mut all: Vec<_> = options
            .map(|(kind, by)| face(Some(kind), String::new(), by))
            .chain(schedules.map(|one| face(None, one.schedule, one.by)))
            .collect();
        all.sort_by_key(|one| one.since);
        Ok(all)
    }

    async fn checked(
        app: &App,
        account: &Account,
        typed: Vec<HoursException>,
    ) -> Result<Checked, Refusal> {
        let names = app.store.schedule_names(&account.account).await?;
        let mut faults = Faults::default();
        faults.count("exceptions", typed.len(), MOST);
        let mut checked = Checked::default();
        for (place, one) in typed.iter().enumerate() {
            if let Err(code) = checked.add(one, &names, app.clock.now()) {
                faults.at("exceptions", place, code);
            }
        }
        faults.end()?;
        Ok(checked)
    }

    async fn put(
        tx: &mut SqliteConnection,
        account: &Account,
        checked: &Checked,
        _: i64,
    ) -> Result<(), Refusal> {
        let Checked { schedules, options } = checked;
        if put_overrides(tx, &account.account, schedules, options).await? {
            Ok(())
        } else {
            // It was deleted a moment ago.
            Err(Refusal::field("exceptions", "error.admin.schedule.gone"))
        }
    }
}

impl Checked {
    fn add(
        &mut self,
        typed: &HoursException,
        names: &[String],
        now: i64,
    ) -> Result<(), &'static str> {
        let by = exception(typed, now)?;
        if let Some(kind) = typed.option {
            if self.options.iter().any(|(one, _)| *one == kind) {
                return Err("error.admin.exception.twice");
            }
            self.options.push((kind, by));
            return Ok(());
        }
        let schedule = typed.schedule.clone();
        if !names.contains(&schedule) {
            return Err("error.admin.schedule.gone");
        }
        if self.schedules.iter().any(|one| one.schedule == schedule) {
            return Err("error.admin.exception.twice");
        }
        self.schedules.push(NamedOverride { schedule, by });
        Ok(())
    }
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

fn face(option: Option<OptionKind>, schedule: String, by: Override) -> HoursException {
    HoursException {
        option,
        schedule,
        open: by.open,
        since: by.since,
        until: by.until,
        reason: by.reason,
    }
}
