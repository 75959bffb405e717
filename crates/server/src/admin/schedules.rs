//! After Hours schedules.

use {
    super::{Faults, Section},
    crate::{
        app::App,
        refusal::Refusal,
        schedule::{Closed, Period, Special, Weekly},
        store::{
            accounts::{Account, NamedSchedule, drop_schedule, put_schedule},
            revisions::Part,
        },
    },
    contact_us::domain::message::clean_line,
    contact_us_wire::admin::{ClosedDate, ClosedPeriod, ClosedWeekly, ScheduleSetup},
    jiff::{civil::Date, tz::TimeZone},
    sqlx::SqliteConnection,
};

/// Most schedules of an account.
const MOST: usize = 50;
/// Most closed periods of a schedule, weekly ones and dates each.
const MOST_PERIODS: usize = 400;
/// Most characters of a name.
const LONGEST_NAME: usize = 60;
/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// Every After Hours schedule. One that is left out is deleted, unless it is attached to an option or a page.
#[derive(Debug)]
pub struct Schedules;

/// Every schedule that there is to be, and the names of those that are to go.
pub struct Checked {
    wanted: Vec<NamedSchedule>,
    gone: Vec<String>,
}

impl Section for Schedules {
    type Value = Vec<ScheduleSetup>;
    type Checked = Checked;
    const PART: Part = Part::Schedules;

    async fn face(app: &App, account: &Account) -> Result<Vec<ScheduleSetup>, Refusal> {
        let stored = app.store.schedules(&account.account).await?;
        Ok(stored.iter().map(face).collect())
    }

    async fn checked(
        app: &App,
        account: &Account,
        typed: Vec<ScheduleSetup>,
    ) -> Result<Checked, Refusal> {
        let wanted = checked(typed)?;
        let mut gone = app.store.schedule_names(&account.account).await?;
        gone.retain(|name| wanted.iter().all(|kept| kept.name != *name));
        Ok(Checked { wanted, gone })
    }

    async fn put(
        tx: &mut SqliteConnection,
        account: &Account,
        checked: &Checked,
        _: i64,
    ) -> Result<(), Refusal> {
        for schedule in &checked.wanted {
            put_schedule(tx, &account.account, schedule).await?;
        }
        for name in &checked.gone {
            if !drop_schedule(tx, &account.account, name).await? {
                let mut faults = Faults::default();
                faults.named("schedules", "error.admin.attached", name);
                return faults.end();
            }
        }
        Ok(())
    }
}

fn face(stored: &NamedSchedule) -> ScheduleSetup {
    let weekly = stored.closed.weekly.iter().map(|one| ClosedWeekly {
        day: one.day,
        from: one.period.from,
        to: one.period.to,
    });
    let period = |one: &Period| ClosedPeriod {
        from: one.from,
        to: one.to,
    };
    let dates = stored.closed.dates.iter().map(|one| ClosedDate {
        date: one.date.to_string(),
        closed: one.closed.iter().map(period).collect(),
    });
    ScheduleSetup {
        name: stored.name.clone(),
        zone: stored.zone.clone(),
        weekly: weekly.collect(),
        dates: dates.collect(),
    }
}

fn checked(typed: Vec<ScheduleSetup>) -> Result<Vec<NamedSchedule>, Refusal> {
    let mut faults = Faults::default();
    faults.count("schedules", typed.len(), MOST);
    let mut read: Vec<NamedSchedule> = Vec::new();
    for setup in typed {
        match schedule(&setup) {
            Ok(schedule) if read.iter().any(|one| one.name == schedule.name) => {
                faults.named("schedules", "error.admin.twice", &setup.name);
            }
            Ok(schedule) => read.push(schedule),
            Err(code) => faults.named("schedules", code, &setup.name),
        }
    }
    faults.end()?;
    Ok(read)
}

fn schedule(typed: &ScheduleSetup) -> Result<NamedSchedule, &'static str> {
    let name = clean_line(&typed.name);
    if !(1..=LONGEST_NAME).contains(&name.chars().count()) {
        return Err("error.admin.name");
    }
    TimeZone::get(typed.zone.trim()).map_err(|_| "error.admin.schedule.zone")?;
    if typed.weekly.len() > MOST_PERIODS || typed.dates.len() > MOST_PERIODS {
        return Err("error.admin.periods");
    }
    let weekly = typed.weekly.iter().map(|one| {
        let period = period(one.from, one.to)?;
        let day = Some(one.day).filter(|day| *day < 7);
        let day = day.ok_or("error.admin.period")?;
        Ok::<_, &'static str>(Weekly { day, period })
    });
    let dates = typed.dates.iter().map(special);
    Ok(NamedSchedule {
        name,
        zone: typed.zone.trim().to_owned(),
        closed: Closed {
            weekly: weekly.collect::<Result<_, _>>()?,
            dates: dates.collect::<Result<_, _>>()?,
        },
    })
}

fn special(typed: &ClosedDate) -> Result<Special, &'static str> {
    let date: Date = typed.date.trim().parse().map_err(|_| "error.admin.date")?;
    let closed = typed.closed.iter().map(|one| period(one.from, one.to));
    Ok(Special {
        date,
        closed: closed.collect::<Result<_, _>>()?,
    })
}

fn period(from: u16, to: u16) -> Result<Period, &'static str> {
    if from < DAY && to <= DAY && from != to {
        Ok(Period { from, to })
    } else {
        Err("error.admin.period")
    }
}
