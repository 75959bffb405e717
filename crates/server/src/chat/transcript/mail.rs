//! The transcript by mail.

use {
    super::{Transcript, account, transcript},
    crate::{
        app::App,
        chat::find,
        contact::{Key, Submission, key::uuid_v7},
        mail::TranscriptJob,
        refusal::Refusal,
        store::outbox,
    },
    contact_us::domain::email,
    contact_us_wire::{Words, chat::TranscriptRequest},
};

/// Stores a mail with the transcript for an address. The same key with the same address is done once.
///
/// # Errors
/// 422 for what is no address and for a key that was used for something else, 429 for one mail too many.
pub async fn mail(
    app: &App,
    conversation: &str,
    key: &Key,
    request: &TranscriptRequest,
    (locale, words): (&str, &Words),
) -> Result<(), Refusal> {
    let to = email::check(&request.email).map_err(|code| Refusal::field("email", asked(code)))?;
    let found = find(app, conversation).await?;
    let account = account(app, &found).await?;
    let now = app.clock.now();
    let visitor = Some(conversation);
    let submission = Submission::new(&account.account, visitor, key, "transcript", request, now)?;
    let Transcript { reference, text } = transcript(app, conversation, words).await?;
    let mut tx = app.store.begin().await?;
    if submission.repeated::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    // Counted here, so that a repeat costs nothing.
    let limits = &app.chat_limits;
    limits.mail(conversation).map_err(Refusal::too_many)?;
    let job = TranscriptJob {
        id: uuid_v7(now),
        to,
        sender: account.sender.clone(),
        organisation: account.organisation.clone(),
        reference,
        locale: locale.to_owned(),
        accepted_at: now,
        transcript: text,
    };
    outbox::enqueue_as(&mut tx, &job.id, &account.account, &job, now).await?;
    submission.keep(&mut tx, &()).await?;
    tx.commit().await?;
    app.mail_owed.notify_one();
    tracing::info!(conversation, "transcript accepted for mailing");
    Ok(())
}

/// A missing address is asked for by what it is for.
fn asked(code: &'static str) -> &'static str {
    match code {
        "error.email.missing" => "error.email.transcript",
        other => other,
    }
}
