//! After Hours schedules.

use {
    super::{Faults, Language, account_of, raise, settings},
    crate::{
        app::App,
        desk::session::Member,
        refusal::Refusal,
        schedule::{Closed, Period, Special, Weekly},
        store::{
            accounts::{NamedSchedule, drop_schedule, put_schedule},
            revisions::Part,
        },
    },
    contact_us::domain::message::clean_line,
    contact_us_wire::admin::{
        Change, ClosedDate, ClosedPeriod, ClosedWeekly, ScheduleSetup, Settings,
    },
    jiff::{civil::Date, tz::TimeZone},
};

/// Most schedules of an account.
const MOST: usize = 50;
/// Most closed periods of a schedule, weekly ones and dates each.
const MOST_PERIODS: usize = 400;
/// Most characters of a name.
const LONGEST_NAME: usize = 60;
/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// Every schedule as it stands.
pub async fn read(
    app: &App,
    member: &Member,
    _: Language<'_>,
) -> Result<Settings<Vec<ScheduleSetup>>, Refusal> {
    let account = account_of(app, member).await?;
    let stored = app.store.schedules(&account.account).await?;
    let faces = stored.iter().map(face).collect();
    settings(app, &account, Part::Schedules, faces, vec![]).await
}

/// Writes the schedules; one that is left out is deleted.
///
/// # Errors
/// 409 where somebody else has changed them meanwhile, 422 for fields, and for leaving out one that is attached to an
/// option or a page.
pub async fn write(
    app: &App,
    member: &Member,
    words: Language<'_>,
    change: Change<Vec<ScheduleSetup>>,
) -> Result<Settings<Vec<ScheduleSetup>>, Refusal> {
    let account = &member.row.account;
    let wanted = checked(change.value)?;
    let stored = app.store.schedules(account).await?;
    let mut tx = app.store.begin().await?;
    raise(app, &mut tx, member, Part::Schedules, change.revision).await?;
    for schedule in &wanted {
        put_schedule(&mut tx, account, schedule).await?;
    }
    for gone in stored
        .iter()
        .filter(|one| wanted.iter().all(|kept| kept.name != one.name))
    {
        if !drop_schedule(&mut tx, account, &gone.name).await? {
            return Err(fault("error.admin.attached", &gone.name));
        }
    }
    tx.commit().await?;
    read(app, member, words).await
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
    if typed.len() > MOST {
        faults.add(
            "schedules",
            "error.admin.many",
            vec![("n", MOST.to_string())],
        );
    }
    let mut read: Vec<NamedSchedule> = Vec::new();
    for setup in typed {
        match schedule(&setup) {
            Ok(schedule) if read.iter().any(|one| one.name == schedule.name) => {
                faults.add("schedules", "error.admin.twice", named(&setup.name));
            }
            Ok(schedule) => read.push(schedule),
            Err(code) => faults.add("schedules", code, named(&setup.name)),
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

fn named(name: &str) -> Vec<(&'static str, String)> {
    vec![("name", clean_line(name))]
}

fn fault(code: &'static str, name: &str) -> Refusal {
    let mut faults = Faults::default();
    faults.add("schedules", code, named(name));
    Refusal::fields(faults.0)
}
