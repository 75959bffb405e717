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
    let name = &account.account;
    let set = app.store.variable_set(name, VARIABLE_SET).await?;
    let row = match customer.instance {
        Some(instance) => app.store.instance(name, instance).await?,
        None => None,
    };
    let Some(row) = row.filter(|row| row.version > 0) else {
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
        return Ok(with(customer.identity, variables::told(&set, sources)));
    };
    let kept = Kept::of(app, account.clone(), row).await?;
    let told = kept.told_now(&set, customer.client, language);
    Ok(with(customer.identity, told))
}

/// Who the customer is comes first, whatever the set holds. What is not vouched for cannot bear that name.
fn with(identity: Option<&Identity>, mut told: Vec<Told>) -> Vec<Told> {
    told.retain(|one| one.name != identity::VERIFIED);
    if let Some(known) = identity {
        told.insert(0, identity::told(known));
    }
    told
}
