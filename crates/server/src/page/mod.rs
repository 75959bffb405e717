//! The Contact Us page of a place: which options it offers, and what is true of each now.

pub mod context;
pub mod offer;
mod qr;
#[cfg(test)]
mod tests;
mod transfer;

pub use offer::{Offer, Offers};

use {
    crate::{
        app::App,
        call,
        clock::MINUTE,
        contact::told::Customer,
        facts::ClientFacts,
        interaction,
        phone::Number,
        place::Place,
        refusal::Refusal,
        slots::{self, Span},
        voice,
    },
    contact_us_wire::{
        AccountFace, Boot, CallFace, EmailContext, OptionKind, OptionState, OptionView, Page,
        ProblemKind, Promise, Slots, Voice, Words, paths,
    },
};

/// Minutes within which we call where the account promises nothing.
const PROMISED: u32 = 60;

/// The page of a place, as a client sees it now.
pub async fn page(app: &App, place: &Place, client: &ClientFacts) -> Result<Page, Refusal> {
    let offers = Offers::of(app, place).await?;
    let account = &offers.account;
    let language = app.catalogue_or(place, client, &account.locale);
    let mut options = views(&offers, app.clock.now());
    let call = options
        .iter()
        .any(|view| view.kind == OptionKind::Call)
        .then(|| call_face(call::number_to_dial(account)?, ""));
    let call_on_request = offers
        .get(OptionKind::Call)
        .is_some_and(|offer| offer.on_request && offer.is_usable(app.clock.now()));
    let voice = transferable(app, &offers, place, client).await;
    let after_transfer = voice.and_then(|_| transfer::in_place_of_call(&mut options));
    Ok(Page {
        account: AccountFace {
            name: account.account.clone(),
            organisation: account.organisation.clone(),
            zone_place: zone_place(&account.zone, &language.words),
            privacy_url: account.privacy_url.clone(),
        },
        locale: language.tag.to_owned(),
        direction: language.direction,
        languages: app.catalogues.languages(),
        theme: place.theme,
        mobile: client.mobile,
        options,
        after_transfer,
        voice,
        call: call.flatten(),
        call_on_request,
        region: account.region.clone(),
    })
}

/// The open call, where it can be transferred: on a mobile device, with Transfer offered and open.
async fn transferable(
    app: &App,
    offers: &Offers,
    place: &Place,
    client: &ClientFacts,
) -> Option<Voice> {
    let offer = offers.get(OptionKind::Transfer)?;
    if !client.mobile || !offer.is_usable(app.clock.now()) {
        return None;
    }
    let voice = voice::look(app, &place.account, &place.external_id).await;
    voice.on_call.then_some(voice)
}

/// Page and words for the app's page at a path, with the callback times where that page shows them.
pub async fn boot(
    app: &App,
    place: &Place,
    client: &ClientFacts,
    path: &str,
) -> Result<Boot, Refusal> {
    let page = page(app, place, client).await?;
    let offered = page
        .options
        .iter()
        .any(|view| view.kind == OptionKind::Callback);
    let slots = if offered && path == paths::FORM_CALLBACK {
        Some(slots(app, place).await?)
    } else {
        None
    };
    let words = app
        .catalogues
        .choose([page.locale.as_str()])
        .words
        .as_ref()
        .clone();
    Ok(Boot {
        page,
        words,
        slots,
        told: None,
        standing: None,
        answer: None,
        key: String::new(),
        visitor: String::new(),
    })
}

/// What goes along with a message of a customer, where the app's page at a path is Email Us; at Schedule a Callback, where
/// the Interaction may know what its form asks.
pub async fn along(
    app: &App,
    customer: Customer<'_>,
    path: &str,
) -> Result<Option<EmailContext>, Refusal> {
    let asks_again = path == paths::FORM_CALLBACK && customer.instance.is_some();
    if path == paths::FORM_EMAIL || asks_again {
        told(app, customer).await.map(Some)
    } else {
        Ok(None)
    }
}

/// What goes along with a message of a customer.
pub async fn told(app: &App, customer: Customer<'_>) -> Result<EmailContext, Refusal> {
    let place = customer.place;
    let account = Offers::of(app, place).await?.account;
    let locale = app
        .catalogue_or(place, customer.client, &account.locale)
        .tag;
    context::email(app, &account, customer, locale).await
}

/// Page and words for the first page of an Interaction, as [`boot`]. Without its page where its links are protected.
pub async fn boot_interaction(
    app: &App,
    place: &Place,
    client: &ClientFacts,
    query: &str,
    name: &str,
) -> Result<Boot, Refusal> {
    let given = interaction::given(query);
    let standing = match interaction::standing_first(app, place, client, name, &given).await {
        Ok(standing) => Some(standing),
        Err(refusal) if refusal.kind == ProblemKind::Token => None,
        Err(refusal) => return Err(refusal),
    };
    let element = standing.as_ref().map(|standing| &standing.page.element);
    let place = Place {
        interaction: name.to_owned(),
        element: element.cloned().unwrap_or_default(),
        ..place.clone()
    };
    let boot = boot(app, &place, client, "").await?;
    Ok(Boot { standing, ..boot })
}

/// The times at which a callback can be asked for at a place. None while callbacks are closed there.
pub async fn slots(app: &App, place: &Place) -> Result<Slots, Refusal> {
    let offers = Offers::of(app, place).await?;
    let Some(offer) = offers.get(OptionKind::Callback) else {
        return Err(Refusal::new(ProblemKind::Unavailable));
    };
    let now = app.clock.now();
    if !offer.is_usable(now) {
        return Ok(Slots::default());
    }
    let account = &offers.account;
    let zone = account.time_zone();
    let full = app
        .store
        .full_slots(&account.account, now - slots::LENGTH, account.slot_capacity)
        .await?;
    let free = slots::offered(&offer.schedule, now, &full);
    Ok(Slots {
        soonest: soonest(offer, now, &full).map(|span| span.window(&zone)),
        slots: free
            .into_iter()
            .map(|slot| contact_us_wire::Slot {
                window: slot.window(&zone),
            })
            .collect(),
    })
}

/// When we call who asks for no time; `full` are the half hours that have no room.
pub fn soonest(offer: &Offer, now: i64, full: &[i64]) -> Option<Span> {
    let minutes = i64::from(offer.promise.unwrap_or(PROMISED));
    slots::soonest(&offer.schedule, now, minutes * MINUTE, full)
}

/// The options in the order of the page. The one with the shortest promise among the open ones is the quickest.
fn views(offers: &Offers, now: i64) -> Vec<OptionView> {
    let zone = offers.account.time_zone();
    // Without Transfer, which takes the place of Call where the call is open.
    let mut views: Vec<OptionView> = offers
        .iter()
        .filter(|offer| offer.kind != OptionKind::Transfer)
        .map(|offer| {
            let state = offer.state(now, &zone);
            // A promise counts from now on, so nothing is promised of what is not open now.
            let promise = if state == OptionState::Open {
                offer.promised()
            } else {
                Promise::None
            };
            OptionView {
                kind: offer.kind,
                state,
                promise,
                quickest: false,
                reason: offer.schedule.reason(now).unwrap_or_default().to_owned(),
            }
        })
        .collect();
    let wait = |view: &OptionView| match view.promise {
        Promise::None | Promise::Later => None,
        Promise::Answers { minutes } | Promise::Calls { minutes } => Some(u64::from(minutes)),
        Promise::Replies { hours } => Some(u64::from(hours) * 60),
    };
    let quickest = (0..views.len())
        .filter_map(|at| Some((wait(&views[at])?, at)))
        .min();
    if let Some((_, at)) = quickest {
        views[at].quickest = true;
    }
    views
}

/// A number as it is shown; its QR code dials the code behind it, if there is one.
pub fn call_face(number: Number, code: &str) -> Option<CallFace> {
    let (qr, qr_side) = qr::path(&format!("tel:{}", call::dial(&number.e164, code)))?;
    Some(CallFace {
        e164: number.e164,
        shown: number.shown,
        qr,
        qr_side,
    })
}

/// The place in a zone's name, as people say it: `America/New_York` is `New York`, and what the catalogue has for it in
/// other letters.
fn zone_place(zone: &str, words: &Words) -> String {
    let place = zone.rsplit('/').next().unwrap_or(zone).replace('_', " ");
    let known = words.0.get(&["place.", &place.replace(' ', "-")].concat());
    known.cloned().unwrap_or(place)
}
