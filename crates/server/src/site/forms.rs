//! Plain forms: what a browser sends that has no script, or whose script has not come yet.

use {
    super::{Site, answer::Visit},
    crate::{
        api::submission::{check_sender, peer, whole},
        contact::{self, Key},
        refusal::Refusal,
    },
    axum::{
        extract::{ConnectInfo, Path, Request, State},
        http::{HeaderMap, HeaderValue, StatusCode, header},
        response::{IntoResponse, Response},
    },
    contact_us_wire::{
        CallbackReceipt, CallbackRequest, EmailRequest, FormAnswer, Outcome, ProblemKind,
    },
    std::{collections::BTreeMap, net::SocketAddr},
    uuid::Uuid,
};

type Values = BTreeMap<String, String>;

/// Fields of ours that nobody types.
const HIDDEN: [&str; 3] = ["key", "visitor", "token"];

/// A form that has come.
struct Filled {
    visit: Visit,
    values: Values,
    visitor: Option<String>,
}

/// Email Us.
pub async fn email(State(site): State<Site>, request: Request) -> Response {
    let (form, sound) = read(&site, request).await;
    let done = async {
        sound?;
        let request = EmailRequest {
            first_name: form.value("firstName"),
            last_name: form.value("lastName"),
            phone: form.value("phone"),
            email: form.value("email"),
            message: form.value("message"),
        };
        let Visit { place, client, .. } = &form.visit;
        let key = Key::read(&form.value("key"))?;
        let visitor = form.visitor.as_deref();
        contact::email::accept(&site.app, place, client, visitor, &key, request).await
    };
    let outcome = done.await.map(|receipt| Outcome::Email { receipt });
    site.answer(form, outcome).await
}

/// Schedule a Callback.
pub async fn callback(State(site): State<Site>, request: Request) -> Response {
    let (form, sound) = read(&site, request).await;
    let done = async {
        sound?;
        let at = match form.value("at").as_str() {
            "" => None,
            at => Some(
                at.parse()
                    .map_err(|_| Refusal::field("at", "error.slot.unknown"))?,
            ),
        };
        let request = CallbackRequest {
            phone: form.value("phone"),
            at,
        };
        let Visit { place, client, .. } = &form.visit;
        let key = Key::read(&form.value("key"))?;
        let visitor = form.visitor.as_deref();
        contact::callback::accept(&site.app, place, client, visitor, &key, request).await
    };
    let outcome = done.await.map(|receipt| Outcome::Callback { receipt });
    site.answer(form, outcome).await
}

/// Cancels a callback whose token stands in a hidden field.
pub async fn cancel(
    State(site): State<Site>,
    Path(reference): Path<String>,
    request: Request,
) -> Response {
    let (mut form, sound) = read(&site, request).await;
    let token = form.value("token");
    let done = async {
        sound?;
        let key = Key::fresh(site.app.clock.now());
        contact::callback::cancel(&site.app, &form.visit.place, &reference, &token, &key).await
    };
    let outcome = done.await.map(|status| Outcome::Callback {
        receipt: CallbackReceipt {
            status,
            token: token.clone(),
            already: false,
        },
    });
    form.visit.path = contact_us_wire::paths::FORM_CALLBACK.to_owned();
    site.answer(form, outcome).await
}

/// The calendar file of a callback whose token stands in a hidden field.
pub async fn calendar(
    State(site): State<Site>,
    Path(reference): Path<String>,
    request: Request,
) -> Response {
    let (mut form, sound) = read(&site, request).await;
    let token = form.value("token");
    let done = async {
        sound?;
        let Visit { place, client, .. } = &form.visit;
        contact::callback::calendar(&site.app, place, client, &reference, &token).await
    };
    match done.await {
        Ok(file) => {
            let headers = [
                (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
                (
                    header::CONTENT_DISPOSITION,
                    "attachment; filename=\"callback.ics\"",
                ),
                (header::CACHE_CONTROL, "no-store"),
            ];
            (headers, file).into_response()
        }
        Err(refusal) => {
            form.visit.path = contact_us_wire::paths::FORM_CALLBACK.to_owned();
            site.answer(form, Err(refusal)).await
        }
    }
}

impl Filled {
    fn value(&self, name: &str) -> String {
        self.values.get(name).cloned().unwrap_or_default()
    }
}

impl Site {
    /// The page that tells what came of a form: the same page with what was typed, or the receipt.
    async fn answer(&self, form: Filled, outcome: Result<Outcome, Refusal>) -> Response {
        let visitor = form.visitor.as_deref();
        let (status, retry_after, answer) = match outcome {
            Ok(outcome) => (
                200,
                None,
                FormAnswer {
                    values: Values::new(),
                    outcome,
                },
            ),
            Err(refusal) => {
                let words = &self
                    .app
                    .catalogue(&form.visit.place, &form.visit.client)
                    .words;
                let problem = refusal.problem(words);
                let retry_after = problem.retry_after;
                let outcome = if problem.fields.is_empty() {
                    Outcome::Refused {
                        detail: problem.detail,
                        retry_after,
                    }
                } else {
                    Outcome::Rejected {
                        fields: problem.fields,
                    }
                };
                let mut values = form.values.clone();
                values.retain(|name, _| !HIDDEN.contains(&name.as_str()));
                (problem.status, retry_after, FormAnswer { values, outcome })
            }
        };
        let mut response = self.page(&form.visit, Some(answer), visitor).await;
        // A page that could not be made has its own status.
        if response.status() == StatusCode::OK {
            *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
        }
        if let Some(seconds) = retry_after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// Reads a form, and whether its outside is in order: size 413, content type 415, origin 403, rate 429, form 400.
async fn read(site: &Site, request: Request) -> (Filled, Result<(), Refusal>) {
    let (parts, body) = request.into_parts();
    let headers = &parts.headers;
    let peer = peer(parts.extensions.get::<ConnectInfo<SocketAddr>>());
    let mut form = Filled {
        visit: Visit::of(site, &parts.uri, headers),
        values: Values::new(),
        visitor: None,
    };
    let bytes = match whole(headers, body).await {
        Ok(bytes) => bytes,
        Err(refusal) => return (form, Err(refusal)),
    };
    // What was typed is read first of all, so that every refusal can give it back.
    let typed = is_form(headers)
        .then(|| serde_urlencoded::from_bytes::<Vec<(String, String)>>(&bytes).ok())
        .flatten();
    form.values = typed.clone().unwrap_or_default().into_iter().collect();
    form.visitor = Uuid::parse_str(&form.value("visitor"))
        .ok()
        .map(|uuid| uuid.to_string());
    let sound = if is_form(headers) {
        check_sender(&site.app, headers, peer)
            .and_then(|()| typed.map(drop).ok_or(Refusal::new(ProblemKind::Malformed)))
    } else {
        Err(Refusal::new(ProblemKind::ContentType))
    };
    (form, sound)
}

fn is_form(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok()?.split(';').next())
        .is_some_and(|essence| {
            essence
                .trim()
                .eq_ignore_ascii_case("application/x-www-form-urlencoded")
        })
}
