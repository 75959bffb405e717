//! Exceptions from the hours of an account, for a while: of an option, or of a schedule.

use {
    super::{
        PROGRAM,
        options::{Options, time},
    },
    crate::{
        app::App,
        schedule::{LONGEST_REASON, Override, zoned},
        store::{
            accounts::{self, Subject},
            revisions::{self, Part},
        },
    },
    contact_us_wire::OptionKind,
    jiff::tz::TimeZone,
    std::error::Error,
};

/// What is done with an account's hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hours {
    /// Tell the schedules and options with their exceptions.
    List,
    /// Be open, or closed, for a while.
    Except {
        /// Whether it is open.
        open: bool,
        /// The option, or the schedule.
        of: String,
        /// For how long, in milliseconds.
        time: i64,
        /// What customers are told, or nothing.
        reason: String,
    },
    /// Keep the hours again.
    Resume {
        /// The option, or the schedule.
        of: String,
    },
}

impl Hours {
    /// What was typed after `hours`.
    pub(super) fn read(given: &[&str]) -> Option<Self> {
        let (act, rest) = given.split_first()?;
        let options = Options::read(rest, &[], &["for", "reason"])?;
        // A name of several words needs no quotation marks.
        let of = options.words.join(" ");
        match *act {
            "list" if given.len() == 1 => Some(Self::List),
            "resume" if !of.is_empty() && !options.has("for") && !options.has("reason") => {
                Some(Self::Resume { of })
            }
            "open" | "close" if !of.is_empty() => Some(Self::Except {
                open: *act == "open",
                of,
                time: time(options.value("for")?)?,
                reason: options
                    .value("reason")
                    .unwrap_or_default()
                    .trim()
                    .to_owned(),
            }),
            _ => None,
        }
    }

    /// Does it; the lines tell what came of it.
    ///
    /// # Errors
    /// A sentence that says what to mend.
    pub async fn run(self, app: &App) -> Result<Vec<String>, Box<dyn Error>> {
        let account = app.settings.account.as_str();
        let now = app.clock.now();
        match self {
            Self::List => list(app, account).await,
            Self::Except { reason, .. } if reason.chars().count() > LONGEST_REASON => Err(format!(
                "the reason is too long: shorten it to {LONGEST_REASON} characters"
            )
            .into()),
            Self::Except {
                open,
                of,
                time,
                reason,
            } => {
                let subject = subject(app, account, of).await?;
                let by = Override {
                    open,
                    reason,
                    since: now,
                    until: now.saturating_add(time),
                };
                let mut tx = app.store.begin().await?;
                if !accounts::put_override(&mut tx, account, &subject, &by).await? {
                    return Err(unknown(subject.name()));
                }
                revisions::touch(&mut tx, account, Part::Exceptions, PROGRAM, now).await?;
                tx.commit().await?;
                list(app, account).await
            }
            Self::Resume { of } => {
                let subject = subject(app, account, of).await?;
                let mut tx = app.store.begin().await?;
                if !accounts::remove_override(&mut tx, account, &subject).await? {
                    return Err(format!(
                        "there is no exception of {:?}: `hours list` tells which there are",
                        subject.name()
                    )
                    .into());
                }
                revisions::touch(&mut tx, account, Part::Exceptions, PROGRAM, now).await?;
                tx.commit().await?;
                list(app, account).await
            }
        }
    }
}

/// What a name stands for.
async fn subject(app: &App, account: &str, name: String) -> Result<Subject, Box<dyn Error>> {
    let named = |kind: &OptionKind| kind.name() == name;
    let option = OptionKind::ALL.into_iter().find(named);
    let schedules = app.store.schedule_names(account).await?;
    match (option, schedules.contains(&name)) {
        (Some(kind), false) => Ok(Subject::Option(kind)),
        (None, true) => Ok(Subject::Schedule(name)),
        (Some(_), true) => Err(format!(
            "{name:?} is an option and a schedule: give the schedule another name in the console, or make the exception there"
        )
        .into()),
        (None, false) => Err(unknown(&name)),
    }
}

async fn list(app: &App, account: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let overrides = app.store.overrides(account, app.clock.now()).await?;
    let own = app.store.account(account).await?;
    let own = own.map_or(TimeZone::UTC, |account| account.time_zone());
    let line = |subject: &Subject, zone: &TimeZone| {
        let name = subject.name();
        let Some((_, by)) = overrides.iter().find(|(one, _)| one == subject) else {
            return format!("{name}: as set");
        };
        let state = if by.open { "open" } else { "closed" };
        let until = zoned(by.until, zone).strftime("%F %H:%M %Z");
        let line = format!("{name}: {state} until {until} {}", by.reason);
        line.trim_end().to_owned()
    };
    let mut lines = Vec::new();
    for name in app.store.schedule_names(account).await? {
        let schedule = app.store.schedule(account, &name).await?;
        let zone = schedule.as_ref().map_or(&own, |schedule| schedule.zone());
        lines.push(line(&Subject::Schedule(name), zone));
    }
    let options = OptionKind::ALL.map(Subject::Option);
    lines.extend(options.iter().map(|subject| line(subject, &own)));
    Ok(lines)
}

fn unknown(name: &str) -> Box<dyn Error> {
    format!("there is no option and no schedule {name:?}: `hours list` tells which there are")
        .into()
}
