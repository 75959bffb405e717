//! Reading a plain form.

use {
    crate::{
        api::submission::{check_sender, whole},
        contact::{Asker, Key},
        interaction::Named,
        limiter::Limiter,
        refusal::Refusal,
        sandbox, sender,
        site::{Site, answer::Visit},
    },
    axum::{
        extract::Request,
        http::{HeaderMap, header},
    },
    contact_us::domain::fields::{FormKind, Values},
    contact_us_wire::ProblemKind,
    std::collections::BTreeMap,
    uuid::Uuid,
};

/// A form that has come.
pub(super) struct Filled {
    pub visit: Visit,
    pub visitor: Option<String>,
    /// The instance that the cookie names, where it belongs to the place.
    pub named: Named,
    /// Every value, where a field may have several.
    pub every: BTreeMap<String, Vec<String>>,
    values: Values,
}

impl Filled {
    /// The value of a field; nothing where it is missing.
    pub fn value(&self, name: &str) -> String {
        self.values.get(name).cloned().unwrap_or_default()
    }

    /// Who sent it.
    pub fn asker<'a>(&'a self, key: &'a Key) -> Asker<'a> {
        Asker {
            place: &self.visit.place,
            client: &self.visit.client,
            visitor: self.visitor.as_deref(),
            key,
            within: self.named.id(),
            // A form has no header: without the app nobody can say.
            identity: None,
            host: None,
        }
    }

    /// What a person typed: the fields of the forms, without those that nobody sees.
    pub fn typed(&self) -> Values {
        let mut typed = self.values.clone();
        typed.retain(|name, _| {
            [FormKind::Callback, FormKind::Email]
                .iter()
                .any(|form| form.fields().contains(&name.as_str()))
        });
        typed
    }
}

/// Reads a form, and whether its outside is in order: size 413, content type 415, origin 403, rate 429, form 400.
pub(super) async fn read(site: &Site, request: Request) -> (Filled, Result<(), Refusal>) {
    read_paced(site, &site.app.limiter, request).await
}

/// As [`read`], with a limiter of its own for the rate.
pub(super) async fn read_paced(
    site: &Site,
    limiter: &Limiter,
    request: Request,
) -> (Filled, Result<(), Refusal>) {
    let (parts, body) = request.into_parts();
    let headers = &parts.headers;
    let peer = sender::of(&site.app.settings, &parts.extensions, headers);
    let mut form = Filled {
        visit: Visit::of(site, &parts.uri, headers),
        visitor: None,
        named: Named::Nobody,
        every: BTreeMap::new(),
        values: Values::new(),
    };
    let bytes = match whole(headers, body).await {
        Ok(bytes) => bytes,
        Err(refusal) => return (form, Err(refusal)),
    };
    if !is_form(headers) {
        return (form, Err(Refusal::new(ProblemKind::ContentType)));
    }
    // What was typed is read first of all, so that every refusal can give it back.
    let Ok(pairs) = serde_urlencoded::from_bytes::<Vec<(String, String)>>(&bytes) else {
        let sound = check_sender(&site.app, limiter, headers, peer);
        return (form, sound.and(Err(Refusal::new(ProblemKind::Malformed))));
    };
    for (name, value) in pairs {
        let every = form.every.entry(name.clone()).or_default();
        every.push(value.clone());
        // Of several, the first counts, as in a query.
        form.values.entry(name).or_insert(value);
    }
    let sound = check_sender(&site.app, limiter, headers, peer);
    // A page that answers another site's form is nobody's: who sends it on from there must not do so under a name
    // that the other site knows.
    if sound.as_ref().err().map(|refusal| refusal.kind) != Some(ProblemKind::Origin) {
        form.visitor = Uuid::parse_str(&form.value("visitor"))
            .ok()
            .map(|uuid| uuid.to_string());
        form.named = site.within(&form.visit, headers).await;
        form.visit.within = form.named.clone();
    }
    let now = site.app.clock.now();
    let sound = sound.and_then(|()| sandbox::check(&form.visit.place.account, now));
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
