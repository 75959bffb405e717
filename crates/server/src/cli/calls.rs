//! How an account's calls and callbacks reach the call centre.

use {
    super::{
        PROGRAM,
        numbers::{self, Numbers},
        values::{OrNone, address, method, shown, time, wait},
    },
    crate::{
        app::App,
        schedule::zoned,
        secret,
        store::{
            calls::{self, CallSettings, Method, Wait},
            hooks,
            integrations::{self, IntegrationPoint},
            revisions::{self, Part},
        },
    },
    clap::{Args, Subcommand},
    jiff::tz::TimeZone,
    std::error::Error,
};

/// What is set for calls and callbacks.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Calls {
    /// How calls are matched: plain is not at all, dtmf by a code, dnis by numbers of your own.
    Method(Matched),
    /// Numbers of your own.
    #[command(subcommand, flatten_help = true, disable_help_subcommand = true)]
    Number(Numbers),
    /// Whose numbers are given where; without a place, on every page that nothing else is said of.
    Group {
        /// The group, with a number in it.
        name: String,
        /// The Interaction whose pages give them.
        #[arg(
            long,
            value_name = "NAME",
            default_value = "",
            hide_default_value = true
        )]
        interaction: String,
        /// The page of it that gives them.
        #[arg(
            long,
            value_name = "NAME",
            default_value = "",
            hide_default_value = true,
            requires = "interaction"
        )]
        element: String,
    },
    /// How long calls wait at the moment; customers read it beside Call.
    Wait {
        /// Whole minutes, or none to say nothing of it.
        #[arg(value_parser = wait, allow_negative_numbers = true)]
        minutes: OrNone<u32>,
        /// For how long that is said, as 90s, 15m or 2h.
        #[arg(long = "for", value_name = "TIME", value_parser = time, default_value = "30m")]
        time: i64,
    },
    /// Hand callbacks over to a service, and print the secret that it is signed with.
    CallbackService {
        /// Its address, or none to hand them over to nobody.
        #[arg(value_parser = address)]
        url: OrNone<String>,
    },
}

/// How calls are matched.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Matched {
    /// How.
    #[arg(value_parser = method())]
    pub method: Method,
    /// For how long a number or code is one customer's, as 90s, 15m or 2h.
    #[arg(long = "for", value_name = "TIME", value_parser = time, default_value = "15m")]
    pub time: i64,
    /// A number is free again as soon as the call centre has asked whose it is.
    #[arg(long)]
    pub free_on_retrieve: bool,
    /// No other group's number serves where none of the page's group is left.
    #[arg(long)]
    pub group_only: bool,
}

impl Calls {
    /// Does it; the lines tell what holds now.
    ///
    /// # Errors
    /// A sentence that says what to mend.
    pub async fn run(self, app: &App) -> Result<Vec<String>, Box<dyn Error>> {
        match self {
            Self::Number(numbers) => numbers.run(app).await,
            Self::Group {
                name,
                interaction,
                element,
            } => Ok(vec![
                numbers::group(app, name.trim(), &interaction, &element).await?,
            ]),
            Self::Method(matched) => Ok(vec![matched.set(app).await?]),
            Self::Wait { minutes, time } => Ok(vec![say_wait(app, minutes, time).await?]),
            Self::CallbackService { url: Some(url) } => hand_over(app, url).await,
            Self::CallbackService { url: None } => Ok(vec![keep(app).await?]),
        }
    }
}

impl Matched {
    async fn set(self, app: &App) -> Result<String, Box<dyn Error>> {
        let account = app.settings.account.as_str();
        let settings = CallSettings {
            method: self.method,
            shown_for: self.time,
            free_on_retrieve: self.free_on_retrieve,
            any_group: !self.group_only,
        };
        let mut tx = app.store.begin().await?;
        calls::put_settings(&mut tx, account, &settings).await?;
        revisions::touch(&mut tx, account, Part::Options, PROGRAM, app.clock.now()).await?;
        tx.commit().await?;
        let time = shown(self.time);
        Ok(match self.method {
            Method::Plain => format!("Calls of {account} are not matched."),
            Method::Dtmf => format!(
                "Calls of {account} are matched by a code, which is one customer's for {time}."
            ),
            Method::Dnis => format!(
                "Calls of {account} are matched by its own numbers, of which each is one customer's for {time}."
            ),
        })
    }
}

async fn say_wait(app: &App, minutes: Option<u32>, time: i64) -> Result<String, Box<dyn Error>> {
    let (account, now) = (app.settings.account.as_str(), app.clock.now());
    let wait = minutes.map(|minutes| Wait {
        minutes,
        until: now.saturating_add(time),
    });
    let mut tx = app.store.begin().await?;
    calls::put_wait(&mut tx, account, wait).await?;
    revisions::touch(&mut tx, account, Part::Numbers, PROGRAM, now).await?;
    tx.commit().await?;
    let Some(Wait { minutes, until }) = wait else {
        return Ok(format!(
            "Nothing is said of how long calls of {account} wait."
        ));
    };
    let own = app.store.account(account).await?;
    let zone = own.map_or(TimeZone::UTC, |own| own.time_zone());
    let until = zoned(until, &zone).strftime("%F %H:%M %Z");
    Ok(format!(
        "Calls of {account} wait about {minutes} min: customers read it until {until}."
    ))
}

async fn hand_over(app: &App, url: String) -> Result<Vec<String>, Box<dyn Error>> {
    let account = app.settings.account.as_str();
    let secret = secret::random();
    let lines = vec![
        format!("secret to sign with: {secret}"),
        format!("Callbacks of {account} are handed over to {url} from now on."),
    ];
    let point = IntegrationPoint { url, secret };
    let mut tx = app.store.begin().await?;
    integrations::put(&mut tx, account, integrations::CALLBACK, &point).await?;
    revisions::touch(&mut tx, account, Part::Options, PROGRAM, app.clock.now()).await?;
    tx.commit().await?;
    Ok(lines)
}

async fn keep(app: &App) -> Result<String, Box<dyn Error>> {
    let account = app.settings.account.as_str();
    let mut tx = app.store.begin().await?;
    integrations::remove(&mut tx, account, integrations::CALLBACK).await?;
    revisions::touch(&mut tx, account, Part::Options, PROGRAM, app.clock.now()).await?;
    tx.commit().await?;
    let waiting = hooks::stranded(&app.store).await?;
    let waiting = waiting.into_iter().find(|(one, _)| one == account);
    let still =
        waiting.map(|(_, n)| format!(" {n} that no service has taken wait for the next one."));
    Ok(format!("Callbacks of {account} are handed over to nobody.") + &still.unwrap_or_default())
}
