//! What is told of a customer along with what they ask for.

use {
    crate::{
        app::App,
        facts::ClientFacts,
        history::Kept,
        identity,
        place::Place,
        refusal::Refusal,
        seed::VARIABLE_SET,
        store::accounts::Account,
        variables::{self, Sources, System, Told},
    },
    contact_us_interaction::{Definition, Run, Values},
    contact_us_wire::{HostFacts, console::Identity},
};

/// Somebody of whom something is told.
#[derive(Clone, Copy, Debug)]
pub struct Customer<'a> {
    /// Where they are.
    pub place: &'a Place,
    /// What is known of their device.
    pub client: &'a ClientFacts,
    /// The Interaction Unique Id of the Interaction that they are in, if they are in one.
    pub instance: Option<&'a str>,
    /// Who they are, if the site that holds the widget vouches for them.
    pub identity: Option<&'a Identity>,
    /// What that site's page says. It is told beside the variables, and never as one: nobody vouches for it.
    pub host: Option<&'a HostFacts>,
}

/// Who the customer is by the word of the site, if it says, and then the values of the account's Contact Us variable set
/// that are known of them, in the set's order. What an
/// Interaction knows is put into a language.
pub async fn told(
    app: &App,
    account: &Account,
    customer: Customer<'_>,
    language: &str,
) -> Result<Vec<Told>, Refusal> {
    let kept = kept(app, account, customer).await?;
    told_of(app, account, customer, kept.as_ref(), language).await
}

/// As [`told`], of one whose instance was looked up.
pub async fn told_of(
    app: &App,
    account: &Account,
    customer: Customer<'_>,
    kept: Option<&Kept>,
    language: &str,
) -> Result<Vec<Told>, Refusal> {
    let set = app
        .store
        .variable_set(&account.account, VARIABLE_SET)
        .await?;
    let words = &app.catalogues.choose([language]).words;
    let told = if let Some(kept) = kept {
        kept.told_now(&set, customer.client, language, words)
    } else {
        let Customer { place, client, .. } = customer;
        let sources = Sources {
            read_only: &[],
            system: System::Now {
                interaction: &place.interaction,
                element: &place.element,
                client,
            },
            user: &[],
        };
        let mut told = variables::told(&set, sources);
        let definition = definition(app, place).await?;
        let run = definition
            .as_ref()
            .map(|one| Run::first(one, &Values::new()));
        variables::in_words(&mut told, run.as_ref(), language, words);
        told
    };
    Ok(with(customer.identity, told))
}

/// What is kept of the Interaction that the customer is in, if they are in one.
pub async fn kept(
    app: &App,
    account: &Account,
    customer: Customer<'_>,
) -> Result<Option<Kept>, Refusal> {
    let row = match customer.instance {
        Some(instance) => app.store.instance(&account.account, instance).await?,
        None => None,
    };
    match row.filter(|row| row.version > 0) {
        Some(row) => Ok(Some(Kept::of(app, account.clone(), row).await?)),
        None => Ok(None),
    }
}

/// The Interaction that a place names, if there is one of that name.
async fn definition(app: &App, place: &Place) -> Result<Option<Definition>, Refusal> {
    if place.interaction.is_empty() {
        return Ok(None);
    }
    let found = app
        .store
        .newest_interaction(&place.account, &place.interaction)
        .await?;
    Ok(found.and_then(|one| Definition::read(&one.document).ok()))
}

/// Who the customer is comes first, whatever the set holds. What is not vouched for cannot bear that name.
fn with(identity: Option<&Identity>, mut told: Vec<Told>) -> Vec<Told> {
    told.retain(|one| one.name != identity::VERIFIED);
    if let Some(known) = identity {
        told.insert(0, identity::told(known));
    }
    told
}
