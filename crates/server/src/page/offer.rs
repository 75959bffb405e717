//! What a place offers: set by the page's element, and configured for the account.

use {
    crate::{
        app::App,
        call,
        chat::provider,
        place::Place,
        refusal::Refusal,
        schedule::{Schedule, moment},
        store::accounts::{Account, AfterHours, Element, OptionSetting},
    },
    contact_us::domain::email,
    contact_us_wire::{OptionKind, OptionState, Promise},
    jiff::tz::TimeZone,
};

/// An option of a place.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Which.
    pub kind: OptionKind,
    /// When it is closed.
    pub schedule: Schedule,
    /// Name of that schedule, if it has one.
    pub schedule_name: Option<String>,
    /// What happens to requests then.
    pub after_hours: AfterHours,
    /// What is promised: minutes for call and callback, hours for e-mail. Of calls, what the call centre has said of the
    /// wait now, else what the account promises.
    pub promise: Option<u32>,
    /// Whether somebody is there to answer now, as far as is known; said of Chat alone.
    pub attended: bool,
    /// Whether each customer is given a number or a code of their own, for Call.
    pub on_request: bool,
}

/// The options of a place, in the order of the page.
#[derive(Clone, Debug)]
pub struct Offers {
    /// Whose they are.
    pub account: Account,
    offers: Vec<Offer>,
}

impl Offers {
    /// What a place offers.
    pub async fn of(app: &App, place: &Place) -> Result<Self, Refusal> {
        let account = app
            .store
            .account(&place.account)
            .await?
            .ok_or_else(Refusal::unknown_account)?;
        let element = app
            .store
            .element(&place.account, &place.interaction, &place.element)
            .await?;
        let mut offers = Vec::new();
        let exceptions = app
            .store
            .option_overrides(&place.account, app.clock.now())
            .await?;
        if let Some(element) = element {
            for setting in app.store.options(&account.account).await? {
                if element.options.contains(&setting.kind)
                    && missing(app, &setting, &account).await?.is_none()
                {
                    let by = exceptions.iter().find(|(kind, _)| *kind == setting.kind);
                    let by = by.map(|(_, by)| by.clone());
                    let mut offer = offer(app, &account, &element, setting).await?;
                    offer.schedule = offer.schedule.overridden(by);
                    offers.push(offer);
                }
            }
        }
        offers.sort_by_key(|offer| offer.kind);
        Ok(Self { account, offers })
    }

    /// The offer of a kind, if there is one.
    pub fn get(&self, kind: OptionKind) -> Option<&Offer> {
        self.iter().find(|offer| offer.kind == kind)
    }

    /// Every offer, in the order of the page.
    pub fn iter(&self) -> impl Iterator<Item = &Offer> {
        self.offers.iter()
    }
}

impl Offer {
    /// Whether it can be used at an instant, with the business's clock for when it cannot.
    pub fn state(&self, at: i64, zone: &TimeZone) -> OptionState {
        if self.schedule.is_open(at) {
            return OptionState::Open;
        }
        let opens = self
            .schedule
            .next_opening(at)
            .map(|opens| moment(opens, zone));
        match opens {
            Some(opens) if self.after_hours == AfterHours::Accept => {
                OptionState::Deferred { opens }
            }
            opens => OptionState::Closed { opens },
        }
    }

    /// Whether a request is taken at an instant.
    pub fn is_usable(&self, at: i64) -> bool {
        !matches!(self.state(at, &TimeZone::UTC), OptionState::Closed { .. })
    }

    /// What is promised while it is open.
    pub fn promised(&self) -> Promise {
        match (self.kind, self.promise) {
            (OptionKind::Chat, _) if !self.attended => Promise::Later,
            (OptionKind::Call, Some(minutes)) => Promise::Answers { minutes },
            (OptionKind::Callback, Some(minutes)) => Promise::Calls { minutes },
            (OptionKind::Email, Some(hours)) => Promise::Replies { hours },
            _ => Promise::None,
        }
    }
}

/// What an option lacks to be offered at all: key of the sentence that tells an administrator; none if nothing.
///
/// # Errors
/// The database did not answer.
pub async fn missing(
    app: &App,
    setting: &OptionSetting,
    account: &Account,
) -> Result<Option<&'static str>, Refusal> {
    if !setting.configured {
        return Ok(Some("console.note.off"));
    }
    let (works, word) = match setting.kind {
        OptionKind::Chat => (provider::of(account).is_some(), "console.note.chat"),
        OptionKind::Call => (
            call::is_configured(app, account).await?,
            "console.note.call",
        ),
        OptionKind::Transfer | OptionKind::Callback => (true, ""),
        OptionKind::Email => {
            let address = email::check(&account.primary_email);
            (address.is_ok(), "console.note.email")
        }
    };
    Ok((!works).then_some(word))
}

async fn offer(
    app: &App,
    account: &Account,
    element: &Element,
    setting: OptionSetting,
) -> Result<Offer, Refusal> {
    let name = element.schedule.as_ref().or(setting.schedule.as_ref());
    let found = match name {
        Some(name) => app.store.schedule(&account.account, name).await?,
        None => None,
    };
    let on_request =
        setting.kind == OptionKind::Call && call::is_on_request(app, &account.account).await?;
    let wait = match setting.kind {
        OptionKind::Call => {
            app.store
                .call_wait(&account.account, app.clock.now())
                .await?
        }
        _ => None,
    };
    let provider = provider::of(account).filter(|_| setting.kind == OptionKind::Chat);
    Ok(Offer {
        attended: provider.is_none_or(|one| one.is_attended(app, &account.account)),
        on_request,
        kind: setting.kind,
        schedule_name: found.is_some().then(|| name.cloned()).flatten(),
        schedule: found.unwrap_or_else(|| Schedule::always_open(account.time_zone())),
        after_hours: setting.after_hours,
        promise: wait.or(setting.promise),
    })
}
