//! What goes along with a message, for the customer to see before they send it: the same that the mail holds then.

use {
    crate::{
        app::App,
        contact::{
            known::known,
            told::{Customer, kept, told_of},
        },
        host,
        refusal::Refusal,
        seed::VARIABLE_SET,
        store::accounts::Account,
        variables::{TIME_ZONE, Told},
    },
    contact_us_wire::{EmailContext, ToldFact, Words},
};

/// What goes along with a message of a customer, in the language of their page.
pub async fn email(
    app: &App,
    account: &Account,
    customer: Customer<'_>,
    locale: &str,
) -> Result<EmailContext, Refusal> {
    let words = &app.catalogues.choose([locale]).words;
    let kept = kept(app, account, customer).await?;
    let told = told_of(app, account, customer, kept.as_ref(), locale).await?;
    let set = app
        .store
        .variable_set(&account.account, VARIABLE_SET)
        .await?;
    // A browser that asks for a page does not tell where it is; the app does, when it sends the message.
    let owed = customer.client.zone.is_none() && set.iter().any(|name| name == TIME_ZONE);
    let facts = told.iter().map(|one| fact(one, words));
    let said = customer.host.map(|facts| host::labelled(facts, words));
    let said = said
        .into_iter()
        .flatten()
        .map(|one| said_by_the_page(one, words));
    Ok(EmailContext {
        pages: customer.instance.is_some(),
        zone: owed.then(|| called(TIME_ZONE, words)),
        told: facts.chain(said).collect(),
        known: kept.as_ref().map(known).unwrap_or_default(),
    })
}

/// Whoever sends it sees whose word it is.
fn said_by_the_page((name, value): (String, String), words: &Words) -> ToldFact {
    ToldFact {
        label: words.with("mail.host.told", &[("name", &name)]),
        value,
    }
}

fn fact(one: &Told, words: &Words) -> ToldFact {
    ToldFact {
        label: called(&one.label, words),
        value: one.shown.clone(),
    }
}

/// What people read for a variable.
fn called(label: &str, words: &Words) -> String {
    let known = words.0.get(&["variable.", label].concat());
    known.map_or(label, String::as_str).to_owned()
}
