//! One page for one request: its data, its markup, its status.

use {
    super::{Site, headers::Ancestors, render, shell::Drawn},
    crate::{
        contact::{key::uuid_v7, told::Customer},
        embed,
        facts::ClientFacts,
        interaction::Named,
        page as pages,
        place::Place,
        refusal::Refusal,
    },
    axum::{
        http::{HeaderName, StatusCode, header},
        response::{Html, IntoResponse, Response},
    },
    contact_us::{
        domain::route::{self, Route},
        views::pages::needed,
    },
    contact_us_wire::{Boot, FormAnswer, Outcome, ProblemKind, interaction::Standing},
    uuid::Uuid,
};

/// Where a request comes from and what it asks for.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The path of the address.
    pub path: String,
    /// The path of the page of the app that is shown there, as it is outside the widget. It also differs where a form was
    /// sent to an address that is none.
    pub page: String,
    /// The query, without `?`.
    pub query: String,
    /// The place that the query names.
    pub place: Place,
    /// What is known of the device.
    pub client: ClientFacts,
    /// The instance of an Interaction that a browser without script is in.
    pub within: Named,
}

impl Visit {
    /// Whether it is inside the widget.
    pub fn is_embedded(&self) -> bool {
        route::is_embedded(&self.path)
    }

    /// The path that the page is drawn for.
    pub fn drawn(&self) -> String {
        if self.is_embedded() {
            route::embedded(&self.page)
        } else {
            self.page.clone()
        }
    }
}

/// What a page is drawn from: its data; inside the widget, who may hold it, too.
pub(super) type Made = (Boot, Option<String>);

/// What stands in a page's head.
struct Head {
    title: String,
    description: String,
    ancestors: Option<String>,
}

/// The address that the page of no address is drawn for.
const MISSING: &str = "/404";

type Header = [(HeaderName, &'static str); 1];
/// What was answered to somebody's form, or may be there in a moment.
const NO_STORE: Header = [(header::CACHE_CONTROL, "no-store")];
/// A page holds a form's key, so it is one person's, and it changes with the opening hours.
const REVALIDATE: Header = [(header::CACHE_CONTROL, "private, no-cache")];

/// Words that customers never read: said by the server, or by the console, which brings its own.
const SERVER_ONLY: [&str; 10] = [
    "console.",
    "embed.",
    "interaction.call-ended",
    "mail.",
    "page.description",
    "place.",
    "problem.",
    "variable.",
    "callback.calendar.",
    "language.",
];

/// Words of an open call: who comes without a Voice IVR's link never reads them.
const ON_CALL_ONLY: [&str; 3] = ["transfer.", "line.transfer", "option.transfer"];

impl Site {
    /// A page of the app, with what a plain form was answered, if it was.
    pub async fn page(
        &self,
        visit: &Visit,
        answer: Option<FormAnswer>,
        visitor: Option<&str>,
    ) -> Response {
        self.page_with(visit, None, answer, visitor).await
    }

    /// The page of an Interaction where it stands so. One whose links are protected says that it needs the app: the right
    /// to begin it may stand in the address's fragment, which only the app can read.
    pub(super) async fn interaction(
        &self,
        visit: &Visit,
        standing: Result<Standing, Refusal>,
        answer: Option<FormAnswer>,
        visitor: Option<&str>,
    ) -> Response {
        let mut visit = visit.clone();
        match standing {
            Ok(standing) => {
                visit.place.element.clone_from(&standing.page.element);
                self.page_with(&visit, Some(standing), answer, visitor)
                    .await
            }
            Err(refusal) if refusal.kind == ProblemKind::Token => {
                self.page_with(&visit, None, answer, visitor).await
            }
            Err(refusal) if refusal.status() == 404 => self.missing(&visit).await,
            Err(refusal) => self.broken(&refusal, &visit),
        }
    }

    pub(super) async fn page_with(
        &self,
        visit: &Visit,
        standing: Option<Standing>,
        answer: Option<FormAnswer>,
        visitor: Option<&str>,
    ) -> Response {
        let Some(route) = Route::of(&visit.page) else {
            return self.missing(visit).await;
        };
        let (mut boot, ancestors) = match self.made(visit).await {
            Ok(made) => {
                self.remembered.keep(visit, &made);
                made
            }
            Err(refusal) if refusal.status() == 404 => return self.missing(visit).await,
            // What was typed is given back all the same.
            Err(refusal) => match self.remembered.page(&self.app, visit) {
                Some(made) if answer.is_some() => made,
                _ => return self.broken(&refusal, visit),
            },
        };
        let wrong = answer.as_ref().is_some_and(|answer| {
            matches!(
                answer.outcome,
                Outcome::Rejected { .. } | Outcome::Refused { .. }
            )
        });
        let within = |standing: &Standing| !standing.instance.is_empty();
        let private = answer.is_some() || standing.as_ref().is_some_and(within);
        let description = description(&boot);
        let customer = Customer {
            place: &visit.place,
            client: &visit.client,
            instance: visit.within.id(),
            identity: None,
            host: None,
        };
        // Whoever reads the page can do without; what was typed is worth more.
        let along = pages::along(&self.app, customer, &visit.page).await;
        boot.told = along.unwrap_or_default();
        boot.answer = answer;
        boot.standing = standing;
        boot.key = uuid_v7(self.app.clock.now());
        boot.visitor = visitor.map_or_else(|| Uuid::new_v4().to_string(), str::to_owned);
        let calls = visit.place.external_id.is_empty().then_some(ON_CALL_ONLY);
        let unread = SERVER_ONLY.iter().chain(calls.iter().flatten());
        boot.words
            .0
            .retain(|key, _| !unread.clone().any(|prefix| key.starts_with(prefix)));
        let heading = match (&route, &boot.standing) {
            (Route::Interaction(_), Some(standing)) => &standing.page.heading,
            _ => boot.words.get(route.title()),
        };
        let organisation = &boot.page.account.organisation;
        let title = route::named_title(&boot.words, organisation, heading, wrong);
        let head = Head {
            title,
            description,
            ancestors,
        };
        self.draw(visit, boot, head, private)
    }

    /// The page's data; inside the widget, who may hold it, too.
    async fn made(&self, visit: &Visit) -> Result<Made, Refusal> {
        let boot = pages::boot(&self.app, &visit.place, &visit.client, &visit.page).await?;
        let ancestors = if visit.is_embedded() {
            Some(embed::ancestors(&self.app, &visit.place.account).await?)
        } else {
            None
        };
        Ok((boot, ancestors))
    }

    /// There is no such page, or no such account. The page stands without the app, which would draw another one.
    pub async fn missing(&self, visit: &Visit) -> Response {
        let mut query = visit.query.clone();
        let mut boot = pages::boot(&self.app, &visit.place, &visit.client, "").await;
        if boot.as_ref().is_err_and(|refusal| refusal.status() == 404) {
            // Nobody's page: ours leads back, and so its links do not name the unknown account.
            let place = Place {
                account: self.app.settings.account.clone(),
                ..visit.place.clone()
            };
            query = without_account(&query);
            boot = pages::boot(&self.app, &place, &visit.client, "").await;
        }
        let boot = match boot {
            Ok(boot) => boot,
            Err(refusal) => return self.broken(&refusal, visit),
        };
        let page = boot.page.clone();
        let title = route::document_title(
            &boot.words,
            &page.account.organisation,
            "missing.title",
            false,
        );
        let html = self.shell.draw(Drawn {
            page: &page,
            title: &title,
            description: &description(&boot),
            ancestors: None,
            body: render::draw(MISSING, &query, boot),
            boot: None,
            behind: false,
        });
        (StatusCode::NOT_FOUND, NO_STORE, Html(html)).into_response()
    }

    fn draw(&self, visit: &Visit, boot: Boot, head: Head, private: bool) -> Response {
        let page = boot.page.clone();
        let behind = needed(&page, &visit.path, &visit.query, boot.answer.is_some());
        // The app draws what belongs to the address; where that is not what is shown, the page stands without it.
        let json = (visit.drawn() == visit.path).then(|| serde_json::to_string(&boot));
        let json = match json.transpose() {
            Ok(json) => json,
            Err(error) => return self.broken(&error.into(), visit),
        };
        let body = render::draw(&visit.drawn(), &visit.query, boot);
        let html = self.shell.draw(Drawn {
            page: &page,
            title: &head.title,
            description: &head.description,
            ancestors: head.ancestors.as_deref(),
            body,
            behind: json.is_some() && behind,
            boot: json,
        });
        let cache = if private { NO_STORE } else { REVALIDATE };
        let mut response = (cache, Html(html)).into_response();
        if let Some(ancestors) = head.ancestors {
            response.extensions_mut().insert(Ancestors(ancestors));
        }
        response
    }

    /// The page cannot be made: a sentence, without markup.
    pub fn broken(&self, refusal: &Refusal, visit: &Visit) -> Response {
        let words = &self.app.catalogue(&visit.place, &visit.client).words;
        let status =
            StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, NO_STORE, refusal.problem(words).detail).into_response()
    }
}

/// What the page is for.
fn description(boot: &Boot) -> String {
    let organisation = boot.page.account.organisation.as_str();
    boot.words
        .with("page.description", &[("organisation", organisation)])
}

/// A query that names no account.
fn without_account(query: &str) -> String {
    query
        .split('&')
        .filter(|pair| pair.split('=').next() != Some("account"))
        .collect::<Vec<_>>()
        .join("&")
}
