//! What goes along with a message, for the customer to see before they send it: the same that the mail holds then.

use {
    crate::{
        app::App,
        contact::told::{Customer, told},
        refusal::Refusal,
        store::accounts::Account,
        variables::Told,
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
    let told = told(app, account, customer, locale).await?;
    Ok(EmailContext {
        pages: customer.instance.is_some(),
        told: told.iter().map(|one| fact(one, words)).collect(),
    })
}

fn fact(one: &Told, words: &Words) -> ToldFact {
    let known = words.0.get(&["variable.", &one.label].concat());
    ToldFact {
        label: known.unwrap_or(&one.label).clone(),
        value: one.value.clone(),
    }
}
