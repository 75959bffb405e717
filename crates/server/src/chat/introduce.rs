//! Who the customer of a chat is, and where they are, as that becomes known while it goes on.

use {
    super::post::found,
    crate::{
        app::App,
        refusal::Refusal,
        store::{
            chats::State,
            visitors::{self, Contact},
        },
    },
    contact_us_wire::{HostFacts, console::Identity},
};

/// Writes down who the customer is by the word of the site, where it says, and what its page says. Agents who look at the
/// chat are told of what is news. One that is over stays as it was.
pub async fn introduce(
    app: &App,
    conversation: &str,
    identity: Option<&Identity>,
    host: Option<&HostFacts>,
) -> Result<(), Refusal> {
    let now = app.clock.now();
    let mut tx = app.store.begin().await?;
    let found = found(&mut tx, conversation).await?;
    if found.state() == State::Ended {
        return Ok(());
    }
    let contact = Contact {
        account: &found.account,
        reference: &found.reference,
    };
    let mut news = false;
    if let Some(known) = identity {
        news |= visitors::put_identity(&mut tx, contact, known, now).await?;
    }
    if let Some(facts) = host {
        news |= visitors::put_host(&mut tx, contact, facts, now).await?;
    }
    tx.commit().await?;
    if news {
        let agent = found.agent.as_deref();
        app.bus
            .publish(&found.account, agent, &found.id, found.last());
        tracing::info!(
            conversation,
            verified = identity.is_some(),
            "chat visitor known anew"
        );
    }
    Ok(())
}
