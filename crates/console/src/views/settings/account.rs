//! Account Information.

use {
    super::{
        field::{Field, select, text},
        parts::form,
    },
    crate::{
        state::{Administration, Store},
        views::time::moment,
    },
    leptos::prelude::*,
};

/// The page.
pub fn account(administration: Administration) -> impl IntoView {
    let store = Store::expect();
    administration.load_choices();
    let (part, choices) = (administration.account, administration.choices);
    let fixed = move || {
        choices.with(|choices| {
            (!choices.account.is_empty()).then(|| {
                view! {
                    <dl class="cu-facts cu-settings__facts">
                        <dt>{store.get("console.account.id")}</dt>
                        <dd><bdi>{choices.account.clone()}</bdi></dd>
                        <dt>{store.get("console.account.created")}</dt>
                        <dd>{moment(store, choices.created)}</dd>
                    </dl>
                }
            })
        })
    };
    let locales = move || choices.with(|choices| choices.locales.clone());
    let fields = move || {
        view! {
            {fixed}
            {text(part, Field::text("organisation", "console.account.organisation"), |v| v.organisation.clone(), |v, s| v.organisation = s)}
            {text(
                part,
                Field::text("primaryEmail", "console.account.email").kind("email").hint("console.account.email.hint"),
                |v| v.primary_email.clone(),
                |v, s| v.primary_email = s,
            )}
            {test_mail(administration)}
            {text(
                part,
                Field::text("sender", "console.account.sender").hint("console.account.sender.hint"),
                |v| v.sender.clone(),
                |v, s| v.sender = s,
            )}
            {text(part, Field::text("phone", "console.account.phone").kind("tel"), |v| v.phone.clone(), |v, s| v.phone = s)}
            {text(
                part,
                Field::text("zone", "console.account.zone").hint("console.account.zone.hint").list("zones"),
                |v| v.zone.clone(),
                |v, s| v.zone = s,
            )}
            {suggestions("zones", move || choices.with(|choices| choices.zones.clone()))}
            {select(part, Field::text("locale", "console.account.locale"), locales, |v| v.locale.clone(), |v, s| v.locale = s)}
            {text(
                part,
                Field::text("region", "console.account.region").hint("console.account.region.hint").list("regions"),
                |v| v.region.clone(),
                |v, s| v.region = s,
            )}
            {suggestions("regions", move || choices.with(|choices| choices.regions.clone()))}
            {text(
                part,
                Field::text("privacyUrl", "console.account.privacy").kind("url").hint("console.account.privacy.hint"),
                |v| v.privacy_url.clone(),
                |v, s| v.privacy_url = s,
            )}
        }
    };
    form(part, fields)
}

/// What a field suggests.
pub(super) fn suggestions(
    id: &'static str,
    values: impl Fn() -> Vec<String> + Send + Sync + 'static,
) -> impl IntoView {
    let options = move || {
        let option = |value: String| view! { <option value=value></option> };
        values().into_iter().map(option).collect::<Vec<_>>()
    };
    view! { <datalist id=id>{options}</datalist> }
}

/// A mail to the stored address, on the way of every other mail.
fn test_mail(administration: Administration) -> impl IntoView {
    let store = Store::expect();
    let said = move || {
        administration.mailed.get().map(|mailed| match mailed {
            Ok(mail) => {
                let key = if mail.by == "smtp" {
                    "console.account.test.sent"
                } else {
                    "console.account.test.written"
                };
                store.with(key, &[("email", &mail.to)])
            }
            Err(sentence) => sentence,
        })
    };
    view! {
        <div class="cu-settings__beside">
            <button class="cu-button cu-button--small" type="button" on:click=move |_| administration.send_test_mail()>
                {store.get("console.account.test")}
            </button>
            <p class="cu-note" role="status">{said}</p>
        </div>
    }
}
