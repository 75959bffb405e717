//! A job as a message: plain text and HTML, both quoted-printable, so that a mail can be read as it is.

pub(super) mod address;
mod content;
#[cfg(test)]
mod hostile_tests;
mod html;
#[cfg(test)]
mod tests;
mod text;

use {
    super::{MailJob, clean},
    contact_us_wire::Words,
    content::Content,
    lettre::{
        Message,
        message::{
            Body, Mailbox, MultiPart, SinglePart,
            header::{ContentTransferEncoding, ContentType},
        },
    },
    quoted_printable::{InputMode, Options},
    std::time::{Duration, SystemTime},
};

/// Why no mail can be made of a job. Staff mend the account's settings and set the mail going again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ComposeError {
    /// The id would not stand in a Message-ID or a file name.
    #[error(
        "The mail's id is not made of 1 to 64 letters, digits and hyphens: write the mail anew"
    )]
    Id,
    /// The sender cannot be written to.
    #[error("The account's sender is no mail address like `Name <name@example.com>`: correct it")]
    Sender,
    /// The Primary Contact Email cannot be written to.
    #[error("The account's Primary Contact Email is no mail address: correct it")]
    To,
    /// A part or header could not be built.
    #[error("The mail could not be put together: look at its payload")]
    Build,
}

/// Characters of a name within the subject, so that reference and wording stay readable beside it.
const SUBJECT_NAME_LIMIT: usize = 48;

/// Longest line of a quoted-printable body (RFC 2045, section 6.7).
const LONGEST_LINE: usize = 76;

/// The last second that a `Date` header can tell: the end of the year 9999. lettre panics beyond it.
const LAST_SECOND: u64 = 253_402_300_799;

/// Writes the mail of a job in the given words. The same job gives the same bytes every time, so a repeat is
/// recognised as one.
///
/// A customer's address that cannot stand in a header is left out of `Reply-To` and stays readable in the
/// body: better a mail that must be answered by hand than none. There is no `Auto-Submitted`: a person wrote
/// this, and help desks set automatic mail aside or leave it unanswered (RFC 3834, section 2).
pub fn compose(job: &MailJob, words: &Words) -> Result<Message, ComposeError> {
    if !is_plain_id(&job.id) {
        return Err(ComposeError::Id);
    }
    let sender = address::mailbox(&job.sender).ok_or(ComposeError::Sender)?;
    let to = address::mailbox(&job.to).ok_or(ComposeError::To)?;
    let name = full_name(job);
    let customer = address::bare(&job.email).map(|email| {
        let name = clean::header(&name, clean::HEADER_LIMIT);
        Mailbox::new(Some(name).filter(|name| !name.is_empty()), email)
    });
    let content = Content::of(job, words, customer.is_some());
    let message_id = format!("<{}@{}>", job.id, sender.email.domain());

    let mut message = Message::builder()
        .from(sender)
        .to(to)
        .subject(subject(job, words, &name))
        .message_id(Some(message_id))
        .date(date(job.accepted_at));
    if let Some(customer) = customer {
        message = message.reply_to(customer);
    }
    message
        .multipart(
            // The boundary cannot occur inside: in a body `=_` would be `=3D_`.
            MultiPart::alternative()
                .boundary(format!("=_{}", job.id))
                .singlepart(part(ContentType::TEXT_PLAIN, &text::render(&content)))
                .singlepart(part(ContentType::TEXT_HTML, &html::render(&content))),
        )
        .map_err(|_| ComposeError::Build)
}

/// Whether an id can stand in a Message-ID, a boundary and a file name.
pub fn is_plain_id(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// A part whose lines end in `\n`.
///
/// It is encoded here and not by lettre 0.11.23, which lets bare line ends of the customer's through
/// (RUSTSEC-2026-0561): whatever else ends a line somewhere leaves as `=0D` and the like.
pub(super) fn part(kind: ContentType, text: &str) -> SinglePart {
    let quoted = quoted(text).into_bytes();
    let body = Body::dangerous_pre_encoded(quoted, ContentTransferEncoding::QuotedPrintable);
    SinglePart::builder().header(kind).body(body)
}

/// A text in quoted-printable. No line of it begins with a dot, which is a sign to mail servers.
fn quoted(text: &str) -> String {
    let options = Options::default()
        .input_mode(InputMode::Binary)
        // A dot that begins a line gets two characters longer.
        .line_length_limit(LONGEST_LINE - 2);
    let encode = |line| quoted_printable::encode_with_options(line, options.clone());
    let lines = text.split('\n').map(encode).collect::<Vec<_>>();
    let lines = lines.iter().flat_map(|line| line.split("\r\n"));
    let undotted = lines.map(|line| match line.strip_prefix('.') {
        Some(rest) => ["=2E", rest].concat(),
        None => line.to_owned(),
    });
    undotted.collect::<Vec<_>>().join("\r\n")
}

fn subject(job: &MailJob, words: &Words, name: &str) -> String {
    let mut name = clean::header(name, SUBJECT_NAME_LIMIT);
    if name.is_empty() {
        words.get("mail.subject.anonymous").clone_into(&mut name);
    }
    // What the customer typed is put in last, so that no placeholder in it is filled.
    let values = [("reference", job.reference.as_str()), ("name", &name)];
    clean::header(&words.with("mail.subject", &values), clean::HEADER_LIMIT)
}

fn full_name(job: &MailJob) -> String {
    if job.first_name.is_empty() && job.last_name.is_empty() {
        return job.known_name.clone();
    }
    [job.first_name.as_str(), job.last_name.as_str()].join(" ")
}

/// The time of a mail; one beyond the calendar is its end.
pub(super) fn date(accepted_at: i64) -> SystemTime {
    let seconds = u64::try_from(accepted_at.div_euclid(1000)).unwrap_or(0);
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds.min(LAST_SECOND))
}
