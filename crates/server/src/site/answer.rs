//! One page for one request: its data, its markup, its status.

use {
    super::{Site, render, shell::Drawn},
    crate::{contact::Key, facts::ClientFacts, page as pages, place::Place, refusal::Refusal},
    axum::{
        http::{HeaderValue, StatusCode, header},
        response::{Html, IntoResponse, Response},
    },
    contact_us::domain::route::{self, Route},
    contact_us_wire::{Boot, FormAnswer, Outcome},
    uuid::Uuid,
};

/// Where a request comes from and what it asks for.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The path.
    pub path: String,
    /// The query, without `?`.
    pub query: String,
    /// The place that the query names.
    pub place: Place,
    /// What is known of the device.
    pub client: ClientFacts,
}

/// Words that only the server says: they are not sent to the app.
const SERVER_ONLY: [&str; 3] = ["mail.", "problem.", "variable."];

impl Site {
    /// A page of the app, with what a plain form was answered, if it was.
    pub async fn page(
        &self,
        visit: &Visit,
        answer: Option<FormAnswer>,
        visitor: Option<&str>,
    ) -> Response {
        let Some(route) = Route::of(&visit.path) else {
            return self.missing(visit).await;
        };
        let boot = pages::boot(&self.app, &visit.place, &visit.client, &visit.path).await;
        let mut boot = match boot {
            Ok(boot) => boot,
            Err(refusal) if refusal.status() == 404 => return self.missing(visit).await,
            Err(refusal) => return self.broken(&refusal, visit),
        };
        let wrong = answer.as_ref().is_some_and(|answer| {
            matches!(
                answer.outcome,
                Outcome::Rejected { .. } | Outcome::Refused { .. }
            )
        });
        let private = answer.is_some();
        boot.answer = answer;
        boot.key = Key::fresh(self.app.clock.now()).as_str().to_owned();
        boot.visitor = visitor.map_or_else(|| Uuid::new_v4().to_string(), str::to_owned);
        boot.words
            .0
            .retain(|key, _| !SERVER_ONLY.iter().any(|prefix| key.starts_with(prefix)));
        let title = route::document_title(
            &boot.words,
            &boot.page.account.organisation,
            route.title(),
            wrong,
        );
        self.draw(visit, boot, title, private)
    }

    /// There is no such page, or no such account. The page stands without the app, which would draw another one.
    pub async fn missing(&self, visit: &Visit) -> Response {
        let place = Place {
            account: self.app.settings.account.clone(),
            ..visit.place.clone()
        };
        let boot = pages::boot(&self.app, &place, &visit.client, "").await;
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
        let body = render::draw("/404", "", boot);
        let html = self.shell.draw(Drawn {
            page: &page,
            title,
            body,
            boot: None,
        });
        (
            StatusCode::NOT_FOUND,
            [(header::CACHE_CONTROL, "no-store")],
            Html(html),
        )
            .into_response()
    }

    fn draw(&self, visit: &Visit, boot: Boot, title: String, private: bool) -> Response {
        let page = boot.page.clone();
        let json = serde_json::to_string(&boot).unwrap_or_default();
        let body = render::draw(&visit.path, &visit.query, boot);
        let html = self.shell.draw(Drawn {
            page: &page,
            title,
            body,
            boot: Some(json),
        });
        let mut response = Html(html).into_response();
        let cache = if private {
            "no-store"
        } else {
            "private, no-cache"
        };
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
        response
    }

    /// The page cannot be made: a sentence, without markup.
    fn broken(&self, refusal: &Refusal, visit: &Visit) -> Response {
        let words = &self.app.catalogue(&visit.place, &visit.client).words;
        let status =
            StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, refusal.problem(words).detail).into_response()
    }
}
