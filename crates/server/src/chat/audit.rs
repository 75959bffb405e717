//! The two events that reports are made from: Chat was pressed, a chat was started.

use {
    crate::{
        app::App,
        contact::{
            key::uuid_v7,
            told::{Customer, told},
        },
        facts::ClientFacts,
        page::Offers,
        place::Place,
        refusal::Refusal,
        store::chats::{self, AuditEvent, Conversation},
        variables,
    },
    sqlx::SqliteConnection,
};

/// Chat was pressed on a place. A repeat under the same key is written down once.
pub async fn pressed(
    app: &App,
    place: &Place,
    client: &ClientFacts,
    visitor: Option<&str>,
    key: Option<&str>,
) -> Result<(), Refusal> {
    let now = app.clock.now();
    let account = Offers::of(app, place).await?.account;
    let customer = Customer {
        place,
        client,
        instance: None,
    };
    let told = told(app, &account, customer, &account.locale).await?;
    let variables = variables::named(&told);
    let account = account.account;
    let id = match key {
        Some(key) => [&account, " ", key].concat(),
        None => uuid_v7(now),
    };
    let mut tx = app.store.begin().await?;
    let queue = chats::queue_of(&mut *tx, &account, &place.interaction, &place.element).await?;
    let event = AuditEvent {
        id: &id,
        account: &account,
        event: "chat-pressed",
        instance: None,
        conversation: None,
        interaction: &place.interaction,
        element: &place.element,
        external_id: &place.external_id,
        visitor: visitor.unwrap_or_default(),
        queue: &queue,
        variables: &variables,
        now,
    };
    chats::record(&mut tx, &event).await?;
    tx.commit().await?;
    Ok(())
}

/// A chat was started; within the transaction that opens it.
pub(super) async fn started(
    tx: &mut SqliteConnection,
    conversation: &Conversation,
    place: &Place,
    variables: &[(String, String)],
) -> Result<(), Refusal> {
    let event = AuditEvent {
        id: &conversation.id,
        account: &conversation.account,
        event: "chat-started",
        instance: Some(&conversation.instance),
        conversation: Some(&conversation.id),
        interaction: &place.interaction,
        element: &place.element,
        external_id: &place.external_id,
        visitor: &conversation.visitor,
        queue: &conversation.queue,
        variables,
        now: conversation.opened_at,
    };
    Ok(chats::record(tx, &event).await?)
}
