//! A test mail to the Primary Contact Email, on the way that every other mail takes.

use {
    super::account_of,
    crate::{
        app::App, contact::key::uuid_v7, desk::session::Member, mail::TestJob, refusal::Refusal,
        store::outbox,
    },
    contact_us::domain::email,
    contact_us_wire::admin::TestMail,
};

/// Stores a test mail to the stored Primary Contact Email. It leaves at once, or waits as any mail would.
///
/// # Errors
/// 422 while the stored address is none.
pub async fn test_mail(app: &App, member: &Member) -> Result<TestMail, Refusal> {
    let account = account_of(app, member).await?;
    let to = email::check(&account.primary_email)
        .map_err(|_| Refusal::field("primaryEmail", "error.admin.test"))?;
    let now = app.clock.now();
    let job = TestJob {
        id: uuid_v7(now),
        to: to.clone(),
        sender: account.sender,
        organisation: account.organisation,
        locale: account.locale,
        accepted_at: now,
        asked_by: member.row.name.clone(),
    };
    let mut tx = app.store.begin().await?;
    outbox::enqueue_as(&mut tx, &job.id, &account.account, &job, now).await?;
    tx.commit().await?;
    app.mail_owed.notify_one();
    tracing::info!(account = %account.account, mail = %job.id, "test mail asked for");
    let by = if app.settings.smtp_url.is_some() {
        "smtp"
    } else {
        "files"
    };
    Ok(TestMail {
        to,
        by: by.to_owned(),
    })
}
