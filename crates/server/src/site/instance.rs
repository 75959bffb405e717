//! The instance of an Interaction that a browser without script is in: a cookie, set only by the answer to a plain form
//! that moved in one, and gone with the browser. It lets the plain forms of the Contact Us page belong to the instance.

use {
    super::{Site, answer::Visit},
    crate::{
        interaction::{self, Named},
        refusal::Refusal,
        settings::Settings,
    },
    axum::http::{HeaderMap, HeaderValue, header},
    contact_us_wire::interaction::{ElementKind, Standing},
};

const NAME: &str = "contact-us-instance";

/// Sets the cookie.
pub(super) fn cookie(token: &str, settings: &Settings) -> Option<HeaderValue> {
    let secure = if settings.is_https() { "; Secure" } else { "" };
    let cookie = format!("{NAME}={token}; Path=/; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&cookie).ok()
}

fn token(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| {
            let (key, value) = pair.split_once('=')?;
            (key.trim() == NAME).then(|| value.trim())
        })
}

impl Site {
    /// The instance that the cookie names, if it is one of the Interaction of the place. Elsewhere it means nothing, and
    /// inside the widget, where no Interaction can be gone back to.
    pub(super) async fn within(&self, visit: &Visit, headers: &HeaderMap) -> Named {
        let place = &visit.place;
        let named = Named::read(
            &self.app,
            &place.account,
            token(headers).unwrap_or_default(),
        );
        let may = !place.interaction.is_empty() && !visit.is_embedded();
        let Some(id) = named.id().filter(|_| may) else {
            return Named::Nobody;
        };
        match self.app.store.running_instance(&place.account, id).await {
            Ok(Some(found)) if found.interaction == place.interaction => named,
            _ => Named::Nobody,
        }
    }

    /// What the page of an Interaction shows: where the instance stands; the first page if there is none, or it is over.
    pub(super) async fn stand(&self, visit: &Visit, named: &Named) -> Result<Standing, Refusal> {
        let (app, place, client) = (&self.app, &visit.place, &visit.client);
        let name = &place.interaction;
        if let Some(id) = named.id() {
            let standing = interaction::standing(app, place, client, name, id).await?;
            if standing.page.kind != ElementKind::Finish {
                return Ok(standing);
            }
        }
        let given = interaction::given(&visit.query);
        interaction::standing_first(app, place, client, name, &given).await
    }
}
