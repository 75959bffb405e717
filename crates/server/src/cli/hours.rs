//! Exceptions from the hours of an account, for a while.

use {
    super::{
        PROGRAM,
        options::{Options, time},
    },
    crate::{
        app::App,
        schedule::{LONGEST_REASON, Override, zoned},
        store::{
            accounts,
            revisions::{self, Part},
        },
    },
    std::error::Error,
};

/// What is done with an account's hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hours {
    /// Tell the schedules and their exceptions.
    List,
    /// Be open, or closed, for a while.
    Except {
        /// Whether it is open.
        open: bool,
        /// The schedule.
        schedule: String,
        /// For how long, in milliseconds.
        time: i64,
        /// What customers are told, or nothing.
        reason: String,
    },
    /// Keep the hours again.
    Resume {
        /// The schedule.
        schedule: String,
    },
}

impl Hours {
    /// What was typed after `hours`.
    pub(super) fn read(given: &[&str]) -> Option<Self> {
        let (act, rest) = given.split_first()?;
        let options = Options::read(rest, &[], &["for", "reason"])?;
        // A name of several words needs no quotation marks.
        let schedule = options.words.join(" ");
        match *act {
            "list" if given.len() == 1 => Some(Self::List),
            "resume" if !schedule.is_empty() && !options.has("for") && !options.has("reason") => {
                Some(Self::Resume { schedule })
            }
            "open" | "close" if !schedule.is_empty() => Some(Self::Except {
                open: *act == "open",
                schedule,
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
                schedule,
                time,
                reason,
            } => {
                let by = Override {
                    open,
                    reason,
                    since: now,
                    until: now.saturating_add(time),
                };
                let mut tx = app.store.begin().await?;
                if !accounts::put_override(&mut tx, account, &schedule, &by).await? {
                    return Err(unknown(&schedule));
                }
                revisions::touch(&mut tx, account, Part::Exceptions, PROGRAM, now).await?;
                tx.commit().await?;
                list(app, account).await
            }
            Self::Resume { schedule } => {
                let mut tx = app.store.begin().await?;
                if !accounts::remove_override(&mut tx, account, &schedule).await? {
                    return Err(format!(
                        "there is no exception from {schedule:?}: `hours list` tells which there are"
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

async fn list(app: &App, account: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let overrides = app.store.overrides(account, app.clock.now()).await?;
    let mut lines = Vec::new();
    for name in app.store.schedule_names(account).await? {
        let by = overrides.iter().find(|one| one.schedule == name);
        let schedule = app.store.schedule(account, &name).await?;
        let line = match (by, schedule) {
            (Some(one), Some(schedule)) => {
                let state = if one.by.open { "open" } else { "closed" };
                let until = zoned(one.by.until, schedule.zone()).strftime("%F %H:%M %Z");
                format!("{name}: {state} until {until} {}", one.by.reason)
            }
            _ => format!("{name}: as set"),
        };
        lines.push(line.trim_end().to_owned());
    }
    Ok(lines)
}

fn unknown(schedule: &str) -> Box<dyn Error> {
    format!("there is no schedule {schedule:?}: `hours list` tells which there are").into()
}
