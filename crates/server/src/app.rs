//! What every part of the server shares.

use {
    crate::{
        bus::Bus,
        chat::{self, Attendance, Typing, limits::Limits},
        clock::Clock,
        desk::Desk,
        facts::ClientFacts,
        limiter::{Limiter, NAVIGATIONS},
        mail::{SmtpUrlError, Transport},
        metrics::Metrics,
        place::Place,
        secret,
        settings::Settings,
        store::{Store, StoreError},
        token::Signer,
        words::{Catalogue, Catalogues},
    },
    std::{
        path::{Path, PathBuf},
        sync::Arc,
    },
    tokio::sync::{Notify, mpsc, watch},
};

/// The server's state.
#[derive(Debug)]
pub struct App {
    /// The settings.
    pub settings: Settings,
    /// The database.
    pub store: Store,
    /// The time.
    pub clock: Clock,
    /// Signs and checks tokens.
    pub signer: Signer,
    /// What was counted.
    pub metrics: Arc<Metrics>,
    /// Who may submit how often.
    pub limiter: Limiter,
    /// Who may move in Interactions how often.
    pub navigations: Limiter,
    /// The words.
    pub catalogues: Catalogues,
    /// Where mails go.
    pub transport: Arc<Transport>,
    /// The agents' side.
    pub desk: Desk,
    /// Told after each commit that owes a mail, so that it leaves at once.
    pub mail_owed: Arc<Notify>,
    /// Told after each commit that owes a webhook something.
    pub hooks_owed: Arc<Notify>,
    /// Messages on their way in.
    pub postings: mpsc::Sender<chat::Posting>,
    /// Says what is new in conversations.
    pub bus: Bus,
    /// Who is typing.
    pub typing: Typing,
    /// Customers of chats whose page is there.
    pub signs: chat::gone::Signs,
    /// How much may be sent in chats.
    pub chat_limits: Limits,
    /// Where somebody is there to answer chats.
    pub attendance: Attendance,
    /// True once the server is told to stop; streams end then.
    pub stopping: watch::Sender<bool>,
}

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The data folder cannot be used.
    #[error(
        "the data folder {0:?} cannot be used: {1}. Set CONTACT_US_DATA to a folder that may be written to."
    )]
    Data(PathBuf, std::io::Error),
    /// The database cannot be used.
    #[error("{0}{hint}", hint = what_to_check(.0))]
    Store(#[from] StoreError),
    /// The compiled-in words cannot be read.
    #[error("a catalogue of words is damaged: {0}. Build the server anew.")]
    Words(#[from] serde_json::Error),
    /// Mails could not be sent.
    #[error("{0}")]
    Mail(#[from] SmtpUrlError),
    /// The secret cannot sign.
    #[error("the secret cannot be used to sign. Set another CONTACT_US_SECRET.")]
    Secret,
}

impl App {
    /// Makes what is missing in the data folder, opens the database, reads the words.
    pub async fn open(settings: Settings, clock: Clock) -> Result<Arc<Self>, StartError> {
        folder(&settings.data).map_err(|error| StartError::Data(settings.data.clone(), error))?;
        let store = Store::open(&settings.database).await?;
        Self::over(store, settings, clock)
    }

    /// The same for a command beside the server, on the database that is there: it makes none. Unless somebody says where
    /// the server is reached, it is where it said itself.
    pub async fn open_existing(
        mut settings: Settings,
        clock: Clock,
    ) -> Result<Arc<Self>, StartError> {
        let store = Store::open_existing(&settings.database).await?;
        if !settings.is_url_named
            && let Some(url) = store.public_url().await?
        {
            settings.public_url = url;
        }
        Self::over(store, settings, clock)
    }

    fn over(store: Store, settings: Settings, clock: Clock) -> Result<Arc<Self>, StartError> {
        let unusable = |error| StartError::Data(settings.data.clone(), error);
        let secret = match &settings.secret {
            Some(secret) => secret.clone(),
            None => secret::kept(&settings.data).map_err(unusable)?,
        };
        let (postings, coming) = mpsc::channel(chat::WAITING);
        let app = Arc::new(Self {
            postings,
            store,
            signer: Signer::new(secret.as_bytes()).ok_or(StartError::Secret)?,
            metrics: Arc::default(),
            limiter: Limiter::new(clock.clone()),
            navigations: Limiter::of(NAVIGATIONS, clock.clone()),
            catalogues: Catalogues::read()?,
            transport: Arc::new(Transport::from_settings(
                settings.smtp_url.as_deref(),
                &settings.data,
            )?),
            desk: Desk::new(&clock),
            mail_owed: Arc::default(),
            hooks_owed: Arc::default(),
            bus: Bus::default(),
            typing: Typing::default(),
            signs: chat::gone::Signs::default(),
            chat_limits: Limits::new(&clock),
            attendance: Attendance::default(),
            stopping: watch::Sender::new(false),
            clock,
            settings,
        });
        tokio::spawn(chat::take_postings(Arc::downgrade(&app), coming));
        Ok(app)
    }

    /// The language for a request: the one asked for, else the browser's, else English.
    pub fn catalogue(&self, place: &Place, client: &ClientFacts) -> &Catalogue {
        self.catalogue_or(place, client, "")
    }

    /// As [`App::catalogue`], with the account's language before English.
    pub fn catalogue_or(&self, place: &Place, client: &ClientFacts, account: &str) -> &Catalogue {
        let browser = client.languages.iter().map(String::as_str);
        self.catalogues.choose(
            [place.locale.as_str()]
                .into_iter()
                .chain(browser)
                .chain([account]),
        )
    }
}

/// What to look at where the database fails, and does not say so itself.
fn what_to_check(error: &StoreError) -> &'static str {
    match error {
        StoreError::Missing(_) | StoreError::Older | StoreError::Newer => "",
        _ => ". Check CONTACT_US_DATABASE_URL, and that the disk is not full.",
    }
}

/// Makes a folder where there is none; what customers wrote will be in it, so nobody else may look.
fn folder(path: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(path)
}
