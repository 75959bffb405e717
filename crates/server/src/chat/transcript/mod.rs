//! A conversation as a text to keep.

mod mail;

pub use mail::mail;

use {
    super::find,
    crate::{
        app::App,
        mail::clean,
        refusal::Refusal,
        schedule::zoned,
        store::{accounts::Account, chats::Conversation},
    },
    contact_us_wire::{
        Words,
        chat::{Entry, MAX_PAGE, Party, What},
    },
    jiff::tz::TimeZone,
};

/// Before each line of what somebody wrote, so that nothing in it can pass for a line of ours.
const INDENT: &str = "    ";
/// Characters of a name.
const NAME: usize = 200;

/// A conversation to keep.
#[derive(Debug)]
pub struct Transcript {
    /// Its reference.
    pub reference: String,
    /// What was said.
    pub text: String,
}

/// The whole conversation as plain text, in a language, by the business's clock.
///
/// # Errors
/// 404 where there is none.
pub async fn transcript(
    app: &App,
    conversation: &str,
    words: &Words,
) -> Result<Transcript, Refusal> {
    let found = find(app, conversation).await?;
    let account = account(app, &found).await?;
    let mut text = head(&found, &account, words);
    let (zone, mut after) = (account.time_zone(), 0);
    loop {
        let store = &app.store;
        let entries = store.entries_after(conversation, after, MAX_PAGE).await?;
        let Some(last) = entries.last() else {
            let reference = found.reference;
            return Ok(Transcript { reference, text });
        };
        after = last.seq;
        for entry in &entries {
            text.push_str(&paragraph(entry, &found, words, &zone));
        }
    }
}

async fn account(app: &App, conversation: &Conversation) -> Result<Account, Refusal> {
    app.store
        .account(&conversation.account)
        .await?
        .ok_or_else(Refusal::unknown_account)
}

fn head(conversation: &Conversation, account: &Account, words: &Words) -> String {
    let organisation = clean::line(&account.organisation, NAME);
    let title = words.with("mail.transcript.title", &[("organisation", &organisation)]);
    let reference = words.get("mail.reference");
    let topic = if conversation.topic.is_empty() {
        String::new()
    } else {
        [&conversation.topic, "\n"].concat()
    };
    format!("{title}\n{reference}: {}\n{topic}", conversation.reference)
}

/// Time and sender on one line, what they wrote below it.
fn paragraph(entry: &Entry, conversation: &Conversation, words: &Words, zone: &TimeZone) -> String {
    let at = zoned(entry.at, zone).strftime("%Y-%m-%d %H:%M").to_string();
    let name = clean::line(&entry.name, NAME);
    let event = |key: &str| format!("\n{at} {}\n", words.with(key, &[("name", &name)]));
    let said = |text: &str| {
        let who = match entry.by {
            Party::Customer if conversation.name.is_empty() => words.get("mail.transcript.you"),
            Party::Customer => &conversation.name,
            _ => &name,
        };
        let lines: String = text
            .split('\n')
            .flat_map(|line| [INDENT, line, "\n"])
            .collect();
        format!("\n{at} {who}:\n{lines}")
    };
    match &entry.what {
        What::Text(text) => said(text),
        What::File(face) => said(&words.with("mail.transcript.file", &[("name", &face.name)])),
        What::Joined => event("mail.transcript.joined"),
        What::Left => event("mail.transcript.left"),
        What::Ended => event("mail.transcript.ended"),
    }
}
