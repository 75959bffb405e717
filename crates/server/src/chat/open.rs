//! A new conversation.

use {
    super::{audit, check, post::found, provider, token},
    crate::{
        app::App,
        contact::{
            Key, check_usable,
            told::{Customer, told},
        },
        facts::ClientFacts,
        page::Offers,
        place::Place,
        refusal::Refusal,
        store::{
            chats::{self, Conversation, NewConversation},
            instances::{self, NewInstance},
        },
        variables,
    },
    contact_us_wire::{
        OptionKind, ProblemKind,
        chat::{ChatReceipt, ChatRequest},
    },
    uuid::Uuid,
};

/// Opens a conversation, or answers a repeat with the same reference and a token that is good for another week. A
/// repeat may leave name and topic empty.
///
/// # Errors
/// 400 for a key that is not the id, 409 while Chat is not offered or closed at the place, 422 for fields, and for an id
/// that somebody else used or that was used for something else.
pub async fn open(
    app: &App,
    place: &Place,
    client: &ClientFacts,
    visitor: Option<&str>,
    key: &Key,
    request: ChatRequest,
) -> Result<ChatReceipt, Refusal> {
    let now = app.clock.now();
    let offers = Offers::of(app, place).await?;
    let account = &offers.account;
    let request = cleaned(request)?;
    if !key.as_str().eq_ignore_ascii_case(&request.id) {
        return Err(Refusal::new(ProblemKind::Key));
    }
    let visitor_name = visitor.unwrap_or_default();
    let customer = Customer {
        place,
        client,
        instance: None,
    };
    let told = told(app, account, customer, &account.locale).await?;
    let variables = variables::named(&told);

    let mut tx = app.store.begin().await?;
    if let Some(given) = chats::find(&mut *tx, &request.id).await? {
        drop(tx);
        return if is_repeat(&given, &account.account, visitor_name, &request) {
            Ok(receipt(app, &given))
        } else {
            Err(check::reused())
        };
    }
    let offer = check_usable(offers.get(OptionKind::Chat), key, now)?;
    let provider = provider::of(account).ok_or_else(|| Refusal::new(ProblemKind::Unavailable))?;
    let instance = NewInstance {
        id: &Uuid::new_v4().to_string(),
        account: &account.account,
        interaction: &place.interaction,
        element: &place.element,
        visitor,
        now,
    };
    instances::add(&mut tx, &instance, &variables).await?;
    let reference = instances::add_receipt(&mut tx, &instance, OptionKind::Chat.name()).await?;
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
        instance: instance.id,
        reference: &reference,
        visitor: visitor_name,
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
