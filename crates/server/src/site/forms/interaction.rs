//! Interactions without script: each button sends the page's form, and the answer is the next page.

use {
    super::filled::{Filled, read_paced},
    crate::{
        contact::Key,
        interaction::{self, Named},
        refusal::Refusal,
        site::{Site, answer::Visit, instance},
    },
    axum::{
        extract::{Path, Request, State},
        http::{HeaderValue, StatusCode, header},
        response::{IntoResponse, Redirect, Response},
    },
    contact_us_wire::{
        ProblemKind,
        interaction::{Direction, FieldKind, Navigation, Standing},
    },
};

/// One navigation. Contact Us leads on to the Contact Us page; what is wrong brings the same page again.
pub async fn interaction(
    State(site): State<Site>,
    Path(name): Path<String>,
    request: Request,
) -> Response {
    let (mut form, sound) = read_paced(&site, &site.app.navigations, request).await;
    name.clone_into(&mut form.visit.place.interaction);
    let named = match &sound {
        Err(refusal) if refusal.kind == ProblemKind::Origin => Named::Nobody,
        _ => {
            let account = &form.visit.place.account;
            Named::read(&site.app, account, &form.value("instance"))
        }
    };
    form.named = named;
    let went = match sound {
        Ok(()) => go(&site, &form, &name).await,
        Err(refusal) => Err(refusal),
    };
    match went {
        Ok((direction, standing)) => site.moved(&form, direction, standing).await,
        Err(refusal) => site.not_moved(&form, refusal).await,
    }
}

async fn go(site: &Site, form: &Filled, name: &str) -> Result<(Direction, Standing), Refusal> {
    if form.named == Named::Wrong {
        return Err(interaction::gone());
    }
    let malformed = || Refusal::new(ProblemKind::Malformed);
    let key = Key::read(&form.value("key"))?;
    let direction = match form.value("direction").as_str() {
        // Enter in a field presses the first button or none: whoever typed means to go on.
        "next" | "" => Direction::Next,
        "back" => Direction::Back,
        "contact" => Direction::Contact,
        _ => return Err(malformed()),
    };
    let given = interaction::given(&form.visit.query);
    let first = |values: Vec<String>| values.into_iter().next().unwrap_or_default();
    let navigation = Navigation {
        direction,
        step: form.value("step").parse().map_err(|_| malformed())?,
        input: form.every.clone(),
        values: given
            .into_iter()
            .map(|(name, values)| (name, first(values)))
            .collect(),
        link: String::new(),
    };
    let standing = interaction::go(&site.app, form.asker(&key), name, &navigation).await?;
    Ok((direction, standing))
}

impl Site {
    async fn moved(&self, form: &Filled, direction: Direction, standing: Standing) -> Response {
        let cookie = instance::cookie(&standing.instance, &self.app.settings);
        let mut response = if direction == Direction::Contact && standing.page.contact {
            Redirect::to(&contact(&form.visit, &standing)).into_response()
        } else {
            let visitor = form.visitor.as_deref();
            self.interaction(&form.visit, Ok(standing), None, visitor)
                .await
        };
        if let Some(cookie) = cookie {
            response.headers_mut().insert(header::SET_COOKIE, cookie);
        }
        response
    }

    /// The page where the instance stands, with what was typed and why it goes no further.
    async fn not_moved(&self, form: &Filled, refusal: Refusal) -> Response {
        let (status, retry_after, answer) = self.refused(form, super::in_words_for_people(refusal));
        let standing = match self.stand(&form.visit, &form.named).await {
            Ok(standing) => Ok(standing),
            Err(_) => self.stand(&form.visit, &Named::Nobody).await,
        };
        let standing = standing.map(|standing| typed(form, standing));
        let visitor = form.visitor.as_deref();
        let mut response = self
            .interaction(&form.visit, standing, Some(answer), visitor)
            .await;
        if response.status() == StatusCode::OK {
            *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
        }
        if let Some(seconds) = retry_after {
            let headers = response.headers_mut();
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// What was typed, in its fields.
fn typed(form: &Filled, mut standing: Standing) -> Standing {
    if form.value("step") != standing.page.step.to_string() {
        return standing;
    }
    for field in &mut standing.page.fields {
        let mut typed = form.every.get(&field.name).cloned().unwrap_or_default();
        match field.kind {
            FieldKind::Choice | FieldKind::Choices => {
                typed.retain(|value| field.choices.iter().any(|one| one.value == *value));
            }
            _ => typed.truncate(1),
        }
        field.value = typed;
    }
    standing
}

/// The Contact Us page of the element.
fn contact(visit: &Visit, standing: &Standing) -> String {
    let page = &standing.page;
    let carried: Vec<(String, String)> =
        serde_urlencoded::from_str(&visit.query).unwrap_or_default();
    let place = [
        ("interaction", page.interaction.as_str()),
        ("element", page.element.as_str()),
    ];
    let pairs = carried
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|(name, _)| place.iter().all(|(ours, _)| ours != name))
        .chain(place);
    let query = serde_urlencoded::to_string(pairs.collect::<Vec<_>>()).unwrap_or_default();
    ["/contact?", &query].concat()
}
