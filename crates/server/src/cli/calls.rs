//! How an account's calls and callbacks reach the call centre.

use {
    super::{
        PROGRAM,
        options::{Options, time},
    },
    crate::{
        app::App,
        call::pool::{self, NumberToAdd},
        clock::MINUTE,
        hooks::is_address,
        secret,
        store::{
            calls::{self, CallSettings, Method, Wait},
            integrations::{self, IntegrationPoint},
            revisions::{self, Part},
        },
    },
    std::error::Error,
};

/// What is set for calls and callbacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Calls {
    /// How calls are matched.
    Method(CallSettings),
    /// Whose numbers a place gives; empty is the account's default place.
    Group {
        /// The group.
        name: String,
        /// The Interaction, or nothing.
        interaction: String,
        /// The element, or nothing.
        element: String,
    },
    /// Add a number.
    AddNumber {
        /// The number.
        phone: String,
        /// Its short identifier.
        dnid: String,
        /// Its group, or nothing.
        group: String,
        /// Whether it is given to customers.
        enabled: bool,
    },
    /// Give a number to customers, or do not any more.
    Enable {
        /// The number, or its short identifier.
        phone: String,
        /// Which.
        enabled: bool,
    },
    /// Tell the numbers, and which are given.
    Numbers,
    /// Where callbacks are handed over; none: nowhere.
    Service(Option<String>),
    /// How long calls wait at the moment, in minutes, and for how many milliseconds that is said; none: nothing is said.
    Wait(Option<(u32, i64)>),
}

/// How long a wait is said where nothing else is: it is soon another one.
const SAID_FOR: i64 = 30 * MINUTE;
/// The longest wait that is said, in minutes.
const LONGEST_WAIT: u32 = 600;

impl Calls {
    /// What was typed after `call`.
    pub(super) fn read(given: &[&str]) -> Option<Self> {
        match given {
            ["method", name, rest @ ..] => method(name, rest),
            ["group", rest @ ..] => group(rest),
            ["number", "list"] => Some(Self::Numbers),
            ["number", "add", rest @ ..] => number(rest),
            ["number", act @ ("enable" | "disable"), phone] => Some(Self::Enable {
                phone: (*phone).to_owned(),
                enabled: *act == "enable",
            }),
            ["wait", "none"] => Some(Self::Wait(None)),
            ["wait", minutes, rest @ ..] => wait(minutes, rest),
            ["callback-service", "none"] => Some(Self::Service(None)),
            ["callback-service", url] => Some(Self::Service(Some((*url).to_owned()))),
            _ => None,
        }
    }

    /// Does it; the lines tell what came of it.
    ///
    /// # Errors
    /// A sentence that says what to mend.
    pub async fn run(self, app: &App) -> Result<Vec<String>, Box<dyn Error>> {
        let account = app.settings.account.as_str();
        let mut tx = match self {
            Self::Numbers => return numbers(app, account).await,
            Self::AddNumber {
                phone,
                dnid,
                group,
                enabled,
            } => {
                let new = NumberToAdd {
                    phone,
                    dnid,
                    group,
                    enabled,
                };
                let owner = app.store.account(account).await?;
                let owner = owner.ok_or("the account is gone: start the server once")?;
                return Ok(vec![pool::add(app, &owner, &new, PROGRAM).await?]);
            }
            _ => app.store.begin().await?,
        };
        let part = match self {
            Self::Method(_) | Self::Service(_) => Part::Options,
            _ => Part::Numbers,
        };
        revisions::touch(&mut tx, account, part, PROGRAM, app.clock.now()).await?;
        let mut lines = vec![];
        match self {
            Self::Method(settings) => calls::put_settings(&mut tx, account, &settings).await?,
            Self::Group {
                name,
                interaction,
                element,
            } => calls::put_group(&mut tx, account, (&interaction, &element), &name).await?,
            Self::Enable { phone, enabled } => {
                let found = calls::retrieve(&mut *tx, account, &phone).await?;
                let number = found.ok_or_else(|| format!("there is no number {phone}"))?;
                calls::enable_number(&mut tx, account, &number.number, enabled).await?;
            }
            Self::Service(None) => {
                integrations::remove(&mut tx, account, integrations::CALLBACK).await?;
            }
            Self::Service(Some(url)) => {
                if !is_address(&url) {
                    return Err(
                        format!("{url} is no address: begin with http:// or https://").into(),
                    );
                }
                let secret = secret::random();
                lines.push(format!("secret to sign with: {secret}"));
                let point = IntegrationPoint { url, secret };
                integrations::put(&mut tx, account, integrations::CALLBACK, &point).await?;
            }
            Self::Wait(said) => {
                let now = app.clock.now();
                let wait = said.map(|(minutes, time)| Wait {
                    minutes,
                    until: now.saturating_add(time),
                });
                calls::put_wait(&mut tx, account, wait).await?;
            }
            Self::Numbers | Self::AddNumber { .. } => {}
        }
        tx.commit().await?;
        Ok(lines)
    }
}

fn method(name: &str, rest: &[&str]) -> Option<Calls> {
    let options = Options::read(rest, &["free-on-retrieve", "group-only"], &["for"])?;
    let standard = CallSettings::default();
    let shown_for = match options.value("for") {
        Some(text) => time(text)?,
        None => standard.shown_for,
    };
    options
        .words
        .is_empty()
        .then_some(Calls::Method(CallSettings {
            method: Method::named(name)?,
            shown_for,
            free_on_retrieve: options.has("free-on-retrieve"),
            any_group: !options.has("group-only"),
        }))
}

fn wait(minutes: &str, rest: &[&str]) -> Option<Calls> {
    let options = Options::read(rest, &[], &["for"])?;
    let minutes = minutes.parse().ok()?;
    let time = options.value("for").map_or(Some(SAID_FOR), time)?;
    let fits = options.words.is_empty() && (1..=LONGEST_WAIT).contains(&minutes);
    fits.then_some(Calls::Wait(Some((minutes, time))))
}

fn group(rest: &[&str]) -> Option<Calls> {
    let options = Options::read(rest, &[], &["interaction", "element"])?;
    let [name] = options.words[..] else {
        return None;
    };
    let value = |flag| options.value(flag).unwrap_or_default().to_owned();
    // An element is one of an Interaction.
    let fits = !options.has("element") || options.has("interaction");
    fits.then(|| Calls::Group {
        name: name.to_owned(),
        interaction: value("interaction"),
        element: value("element"),
    })
}

fn number(rest: &[&str]) -> Option<Calls> {
    let options = Options::read(rest, &["disabled"], &["group"])?;
    let [phone, dnid] = options.words[..] else {
        return None;
    };
    Some(Calls::AddNumber {
        phone: phone.to_owned(),
        dnid: dnid.to_owned(),
        group: options.value("group").unwrap_or_default().to_owned(),
        enabled: !options.has("disabled"),
    })
}

async fn numbers(app: &App, account: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let now = app.clock.now();
    let numbers = app.store.numbers(account).await?;
    let line = |number: &calls::NumberRow| {
        let state = match (number.enabled, number.holder(now)) {
            (_, Some(_)) => "given",
            (true, None) => "free",
            (false, None) => "disabled",
        };
        let parts = [&number.e164, &number.dnid, state, &number.name];
        parts.join("  ").trim_end().to_owned()
    };
    Ok(numbers.iter().map(line).collect())
}
