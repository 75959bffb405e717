//! What is told of a customer along with what they ask for.

use crate::{
    app::App,
    facts::ClientFacts,
    history::Kept,
    place::Place,
    refusal::Refusal,
    seed::VARIABLE_SET,
    store::accounts::Account,
    variables::{self, Sources, System, Told},
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
}

/// The values of the account's Contact Us variable set that are known of a customer, in the set's order. What an
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
        return Ok(variables::told(&set, sources));
    };
    let kept = Kept::of(app, account.clone(), row).await?;
    Ok(kept.told_now(&set, customer.client, language))
}
