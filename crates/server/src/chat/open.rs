//! A new conversation.

use {
    super::{audit, check, post::found, provider, token},
    crate::{
        app::App,
        contact::{Asker, check_usable},
        page::Offers,
        refusal::Refusal,
        store::chats::{self, Conversation, NewConversation},
    },
    contact_us_wire::{
        OptionKind, ProblemKind,
        chat::{ChatReceipt, ChatRequest},
    },
};

/// Opens a conversation, or answers a repeat with the same reference and a token that is good for another week. A
/// repeat may leave name and topic empty.
///
/// # Errors
/// 400 for a key that is not the id, 409 while Chat is not offered or closed at the place, 422 for fields, and for an id
/// that somebody else used or that was used for something else.
pub async fn open(
    app: &App,
    asker: Asker<'_>,
    request: ChatRequest,
) -> Result<ChatReceipt, Refusal> {
    let now = app.clock.now();
    let Asker {
        place, client, key, ..
    } = asker;
    let offers = Offers::of(app, place).await?;
    let account = &offers.account;
    let request = cleaned(request)?;
    if !key.as_str().eq_ignore_ascii_case(&request.id) {
        return Err(Refusal::new(ProblemKind::Key));
    }
    let visitor = asker.visitor.unwrap_or_default();
    let variables = asker.variables(app, &account.account).await?;

    let mut tx = app.store.begin().await?;
    if let Some(given) = chats::find(&mut *tx, &request.id).await? {
        drop(tx);
        return if is_repeat(&given, &account.account, visitor, &request) {
            Ok(receipt(app, &given))
        } else {
            Err(check::reused())
        };
    }
    let offer = check_usable(offers.get(OptionKind::Chat), key, now)?;
    let provider = provider::of(account).ok_or_else(|| Refusal::new(ProblemKind::Unavailable))?;
    let instance = asker
        .instance(&mut tx, &account.account, &variables, now)
        .await?;
    let reference = asker
        .receipt_in(&mut tx, &instance, &account.account, OptionKind::Chat, now)
        .await?;
    let queue = chats::queue_of(
        &mut *tx,
        &account.account,
        &place.interaction,
        &place.element,
    )
    .await?;
    let new = NewConversation {
        id: &request.id,
        account: &account.account,
        instance: &instance,
        reference: &reference,
        visitor,
        provider: provider.name(),
        queue: &queue,
        name: &request.name,
        topic: &request.topic,
        locale: app.catalogue_or(place, client, &account.locale).tag,
        schedule: offer.schedule_name.as_deref(),
        now,
    };
    chats::add(&mut tx, &new).await?;
    let opened = found(&mut tx, &request.id).await?;
    audit::started(&mut tx, &opened, place, &variables).await?;
    provider.opened(&mut tx, &opened).await?;
    tx.commit().await?;
    provider.committed(app);
    tracing::info!(account = %account.account, %reference, conversation = %opened.id, "chat opened");
    Ok(receipt(app, &opened))
}

fn cleaned(request: ChatRequest) -> Result<ChatRequest, Refusal> {
    let (name, topic) = (&request.name, &request.topic);
    Ok(ChatRequest {
        id: check::id("id", &request.id)?,
        name: check::line("name", name, check::LONGEST_NAME, "problem.chat-name")?,
        topic: check::line("topic", topic, check::LONGEST_TOPIC, "problem.chat-topic")?,
    })
}

/// Whether a request asks for a conversation that is there, on behalf of whoever opened it.
fn is_repeat(given: &Conversation, account: &str, visitor: &str, request: &ChatRequest) -> bool {
    let same = given.name == request.name && given.topic == request.topic;
    let renews = request.name.is_empty() && request.topic.is_empty();
    given.account == account && given.visitor == visitor && (same || renews)
}

fn receipt(app: &App, conversation: &Conversation) -> ChatReceipt {
    ChatReceipt {
        reference: conversation.reference.clone(),
        token: token::grant(app, &conversation.id),
    }
}
