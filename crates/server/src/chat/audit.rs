//! The two events that reports are made from: Chat was pressed, a chat was started.

use {
    crate::{
        app::App,
        contact::Asker,
        page::Offers,
        place::Place,
        refusal::Refusal,
        store::chats::{self, AuditEvent, Conversation},
    },
    sqlx::SqliteConnection,
};

/// Chat was pressed on a place. A repeat under the same key is written down once.
pub async fn pressed(app: &App, asker: Asker<'_>) -> Result<(), Refusal> {
    let (now, place) = (app.clock.now(), asker.place);
    let account = Offers::of(app, place).await?.account.account;
    let variables = asker.variables(app, &account).await?;
    let id = [&account, " ", asker.key.as_str()].concat();
    let mut tx = app.store.begin().await?;
    let queue = chats::queue_of(&mut *tx, &account, &place.interaction, &place.element).await?;
    let event = AuditEvent {
        id: &id,
        account: &account,
        event: "chat-pressed",
        instance: asker.within,
        conversation: None,
        interaction: &place.interaction,
        element: &place.element,
        external_id: &place.external_id,
        visitor: asker.visitor.unwrap_or_default(),
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
