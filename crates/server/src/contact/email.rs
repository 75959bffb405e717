//! Email Us.

use {
    super::{Asker, check_usable, key::uuid_v7},
    crate::{
        app::App,
        clock::DAY,
        history,
        mail::MailJob,
        page::Offers,
        refusal::{FieldRefusal, Refusal},
        schedule::moment,
        store::{
            emails::{self, NewEmail},
            outbox,
        },
        variables,
    },
    contact_us::domain::{email, message, phone},
    contact_us_wire::{EmailReceipt, EmailRequest, OptionKind},
};

/// How long the link in the mail opens the history.
const HISTORY_LINK: i64 = 30 * DAY;

/// Stores a message and the mail that is owed for it, and answers with the receipt.
pub async fn accept(
    app: &App,
    asker: Asker<'_>,
    request: &EmailRequest,
) -> Result<EmailReceipt, Refusal> {
    let now = app.clock.now();
    let offers = Offers::of(app, asker.place).await?;
    let account = &offers.account;
    let submission = asker.submission(&account.account, OptionKind::Email, request, now)?;
    let letter = check(request)?;
    let told = asker.told(app, account).await?;
    let known_name = if letter.first_name.is_empty() && letter.last_name.is_empty() {
        asker.known_name(app, account).await?
    } else {
        String::new()
    };

    let mut tx = app.store.begin().await?;
    if let Some(given) = submission.repeated(&mut tx).await? {
        return Ok(given);
    }
    let offer = check_usable(offers.get(OptionKind::Email), asker.key, now)?;
    let reference = asker
        .receipt(
            &mut tx,
            &account.account,
            OptionKind::Email,
            &variables::named(&told),
            now,
        )
        .await?;
    let stored = NewEmail {
        reference: &reference,
        account: &account.account,
        visitor: asker.visitor,
        first_name: &letter.first_name,
        last_name: &letter.last_name,
        phone: &letter.phone,
        email: &letter.email,
        message: &letter.message,
        now,
    };
    emails::add(&mut tx, &stored).await?;
    let link = history::link(app, &account.account, &reference, now + HISTORY_LINK);
    let receipt = EmailReceipt {
        reference: reference.clone(),
        accepted: moment(now, &account.time_zone()),
        reply_to: letter.email.clone(),
        reply_hours: offer.promise.filter(|_| offer.schedule.is_open(now)),
    };
    let job = MailJob {
        id: uuid_v7(now),
        account: account.account.clone(),
        history_url: app.settings.public_url.clone() + &link,
        reference,
        to: account.primary_email.clone(),
        sender: account.sender.clone(),
        organisation: account.organisation.clone(),
        locale: account.locale.clone(),
        first_name: letter.first_name,
        last_name: letter.last_name,
        known_name,
        phone: letter.phone,
        email: letter.email,
        message: letter.message,
        accepted_at: now,
        zone: account.zone.clone(),
        variables: variables::labelled(&told),
        host: asker.host.cloned(),
    };
    outbox::enqueue(&mut tx, &job, now).await?;
    submission.keep(&mut tx, &receipt).await?;
    tx.commit().await?;
    app.mail_owed.notify_one();
    tracing::info!(account = %job.account, reference = %job.reference, "e-mail accepted");
    Ok(receipt)
}

/// What the customer wrote, checked and cleaned. Names no field's value in any output.
fn check(request: &EmailRequest) -> Result<EmailRequest, Refusal> {
    let mut wrong = Vec::new();
    let mut read = |field: &'static str, checked: Result<String, &'static str>| {
        checked.unwrap_or_else(|code| {
            let over = message::over(&request.message).to_string();
            let args = if field == "message" {
                vec![("n", over)]
            } else {
                vec![]
            };
            wrong.push(FieldRefusal {
                field: field.into(),
                code,
                args,
            });
            String::new()
        })
    };
    let phone = match phone::check_shape(&request.phone) {
        Ok(_) => Ok(message::clean_line(&request.phone)),
        Err("error.phone.missing") => Ok(String::new()),
        Err(_) => Err("error.email.phone"),
    };
    let letter = EmailRequest {
        first_name: read("firstName", message::check_first(&request.first_name)),
        last_name: read("lastName", message::check_last(&request.last_name)),
        phone: read("phone", phone),
        email: read("email", email::check(&request.email)),
        message: read("message", message::check(&request.message)),
    };
    if wrong.is_empty() {
        Ok(letter)
    } else {
        Err(Refusal::fields(wrong))
    }
}
