//! Plain forms: what a browser sends that has no script, or whose script has not come yet.

mod filled;
mod interaction;

pub use interaction::interaction;

use {
    super::{Site, answer::Visit, pages},
    crate::{
        call,
        contact::{self, Key},
        refusal::Refusal,
    },
    axum::{
        extract::{Path, Request, State},
        http::{HeaderValue, StatusCode, header},
        response::{IntoResponse, Response},
    },
    contact_us_wire::{
        CallbackReceipt, CallbackRequest, EmailRequest, FormAnswer, Outcome, ProblemKind, paths,
    },
    filled::{Filled, read},
    std::collections::BTreeMap,
};

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
        let key = Key::read(&form.value("key"))?;
        contact::email::accept(&site.app, form.asker(&key), &request).await
    };
    let outcome = done.await.map(|receipt| Outcome::Email { receipt });
    site.answer(form, outcome).await
}

/// Call: a number of the customer's own.
pub async fn call(State(site): State<Site>, request: Request) -> Response {
    let (form, sound) = read(&site, request).await;
    let done = async {
        sound?;
        let key = Key::read(&form.value("key"))?;
        call::ask(&site.app, form.asker(&key)).await
    };
    let outcome = done.await.map(|ticket| Outcome::Call { ticket });
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
        let key = Key::read(&form.value("key"))?;
        contact::callback::accept(&site.app, form.asker(&key), &request).await
    };
    let outcome = done.await.map(|receipt| Outcome::Callback { receipt });
    site.answer(form, outcome).await
}

/// Transfer. What came of it stands on the Contact Us page, which tells it at any later time, too.
pub async fn transfer(State(site): State<Site>, request: Request) -> Response {
    let uri = request.uri().clone();
    let (mut form, sound) = read(&site, request).await;
    let done = async {
        sound?;
        let key = Key::read(&form.value("key"))?;
        contact::transfer::accept(&site.app, form.asker(&key)).await
    };
    match done.await {
        Ok(_) => pages::to_contact(uri).await.into_response(),
        Err(refusal) => {
            pages::CONTACT.clone_into(&mut form.visit.page);
            site.answer(form, Err(refusal)).await
        }
    }
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
    paths::FORM_CALLBACK.clone_into(&mut form.visit.page);
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
            paths::FORM_CALLBACK.clone_into(&mut form.visit.page);
            site.answer(form, Err(refusal)).await
        }
    }
}

impl Site {
    /// The page that tells what came of a form: the same page with what was typed, or the receipt.
    async fn answer(&self, form: Filled, outcome: Result<Outcome, Refusal>) -> Response {
        let (status, retry_after, answer) = match outcome {
            Ok(outcome) => {
                let values = BTreeMap::new();
                (200, None, FormAnswer { values, outcome })
            }
            Err(refusal) => self.refused(&form, in_words_for_people(refusal)),
        };
        let visitor = form.visitor.as_deref();
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

    /// What is told of a refusal, with its status and the seconds to wait.
    fn refused(&self, form: &Filled, refusal: Refusal) -> (u16, Option<u64>, FormAnswer) {
        let Visit { place, client, .. } = &form.visit;
        let problem = refusal.problem(&self.app.catalogue(place, client).words);
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
        let values = form.typed();
        (problem.status, retry_after, FormAnswer { values, outcome })
    }
}

/// Who fills a form has no header and no interface description to mend: the form comes again, with all that it needs.
fn in_words_for_people(refusal: Refusal) -> Refusal {
    match refusal.kind {
        ProblemKind::Key | ProblemKind::Malformed => Refusal {
            word: "form.failed",
            ..refusal
        },
        _ => refusal,
    }
}
