//! Exceptions from the hours of an account, for a while: of an option, or of a schedule.

use {
    super::{
        PROGRAM,
        values::{reason, time},
    },
    crate::{
        app::App,
        schedule::{Override, zoned},
        store::{
            accounts::{self, Subject},
            revisions::{self, Part},
        },
    },
    clap::{Args, Subcommand},
    contact_us_wire::OptionKind,
    jiff::tz::TimeZone,
    std::error::Error,
};

/// What is done with an account's hours.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Hours {
    /// Tell the schedules and options, and the exceptions from them.
    List,
    /// Be open for a while.
    Open(Except),
    /// Be closed for a while.
    Close(Except),
    /// Keep the hours again.
    Resume {
        /// A schedule, or chat, call, transfer, callback or email; one of several words needs no quotation marks.
        #[arg(required = true, value_name = "NAME")]
        of: Vec<String>,
    },
}

/// An exception.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Except {
    /// A schedule, or chat, call, transfer, callback or email; one of several words needs no quotation marks.
    #[arg(required = true, value_name = "NAME")]
    pub of: Vec<String>,
    /// For how long, as 90s, 15m, 2h or 3d.
    #[arg(long = "for", value_name = "TIME", value_parser = time)]
    pub time: i64,
    /// What customers are told.
    #[arg(long, value_name = "TEXT", value_parser = reason, default_value = "", hide_default_value = true)]
    pub reason: String,
}

impl Hours {
    /// Does it; the lines tell what holds now.
    ///
    /// # Errors
    /// A sentence that says what to mend.
    pub async fn run(self, app: &App) -> Result<Vec<String>, Box<dyn Error>> {
        match self {
            Self::List => {
                let standing = Standing::of(app).await?;
                Ok(standing
                    .subjects
                    .iter()
                    .map(|one| standing.line(one))
                    .collect())
            }
            Self::Open(except) => except.make(app, true).await,
            Self::Close(except) => except.make(app, false).await,
            Self::Resume { of } => resume(app, of.join(" ")).await,
        }
    }
}

impl Except {
    async fn make(self, app: &App, open: bool) -> Result<Vec<String>, Box<dyn Error>> {
        let (account, now) = (app.settings.account.as_str(), app.clock.now());
        let subject = subject(app, account, self.of.join(" ")).await?;
        let by = Override {
            open,
            reason: self.reason,
            since: now,
            until: now.saturating_add(self.time),
        };
        let mut tx = app.store.begin().await?;
        if !accounts::put_override(&mut tx, account, &subject, &by).await? {
            return Err(unknown(subject.name()));
        }
        revisions::touch(&mut tx, account, Part::Exceptions, PROGRAM, now).await?;
        tx.commit().await?;
        Ok(vec![Standing::of(app).await?.line_of(&subject)])
    }
}

async fn resume(app: &App, of: String) -> Result<Vec<String>, Box<dyn Error>> {
    let account = app.settings.account.as_str();
    let subject = subject(app, account, of).await?;
    let mut tx = app.store.begin().await?;
    if !accounts::remove_override(&mut tx, account, &subject).await? {
        return Err(format!(
            "there is no exception of {:?}: `hours list` tells which there are",
            subject.name()
        )
        .into());
    }
    revisions::touch(&mut tx, account, Part::Exceptions, PROGRAM, app.clock.now()).await?;
    tx.commit().await?;
    Ok(vec![Standing::of(app).await?.line_of(&subject)])
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

/// The schedules and options of an account, each with the zone of its clock, and the exceptions from them.
struct Standing {
    subjects: Vec<(Subject, TimeZone)>,
    exceptions: Vec<(Subject, Override)>,
}

impl Standing {
    async fn of(app: &App) -> Result<Self, Box<dyn Error>> {
        let account = app.settings.account.as_str();
        let own = app.store.account(account).await?;
        let own = own.map_or(TimeZone::UTC, |account| account.time_zone());
        let mut subjects = Vec::new();
        for name in app.store.schedule_names(account).await? {
            let schedule = app.store.schedule(account, &name).await?;
            let zone = schedule.map_or_else(|| own.clone(), |schedule| schedule.zone().clone());
            subjects.push((Subject::Schedule(name), zone));
        }
        let options = OptionKind::ALL.map(Subject::Option);
        subjects.extend(options.map(|option| (option, own.clone())));
        Ok(Self {
            subjects,
            exceptions: app.store.overrides(account, app.clock.now()).await?,
        })
    }

    fn line_of(&self, subject: &Subject) -> String {
        let found = self.subjects.iter().find(|(one, _)| one == subject);
        found.map_or_else(String::new, |one| self.line(one))
    }

    fn line(&self, (subject, zone): &(Subject, TimeZone)) -> String {
        let name = subject.name();
        let Some((_, by)) = self.exceptions.iter().find(|(one, _)| one == subject) else {
            return format!("{name}: as set");
        };
        let state = if by.open { "open" } else { "closed" };
        let until = zoned(by.until, zone).strftime("%F %H:%M %Z");
        match by.reason.as_str() {
            "" => format!("{name}: {state} until {until}"),
            reason => format!("{name}: {state} until {until}: {reason}"),
        }
    }
}

fn unknown(name: &str) -> Box<dyn Error> {
    format!("there is no option and no schedule {name:?}: `hours list` tells which there are")
        .into()
}
