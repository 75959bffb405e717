//! Canned replies.

use {
    super::{Faults, Section},
    crate::{
        app::App,
        refusal::Refusal,
        store::{accounts::Account, replies, revisions::Part},
    },
    contact_us::domain::message::{clean, clean_line, length},
    contact_us_wire::{chat::MAX_TEXT, console::CannedReply},
    sqlx::SqliteConnection,
};

/// Most replies: agents search them by a few letters.
const MOST: usize = 200;
/// Most characters of a title.
const LONGEST_TITLE: usize = 60;

/// Canned replies.
#[derive(Debug)]
pub struct Replies;

impl Section for Replies {
    type Value = Vec<CannedReply>;
    type Checked = Vec<CannedReply>;
    const PART: Part = Part::Replies;

    async fn face(app: &App, account: &Account) -> Result<Vec<CannedReply>, Refusal> {
        Ok(app.store.canned_replies(&account.account).await?)
    }

    async fn checked(
        _: &App,
        _: &Account,
        typed: Vec<CannedReply>,
    ) -> Result<Vec<CannedReply>, Refusal> {
        checked(typed)
    }

    async fn put(
        tx: &mut SqliteConnection,
        account: &Account,
        all: &Vec<CannedReply>,
        _: i64,
    ) -> Result<(), Refusal> {
        let name = account.account.as_str();
        replies::clear(tx, name).await?;
        for (reply, ordinal) in all.iter().zip(0..) {
            replies::put(tx, name, reply, ordinal).await?;
        }
        Ok(())
    }
}

fn checked(typed: Vec<CannedReply>) -> Result<Vec<CannedReply>, Refusal> {
    let mut faults = Faults::default();
    faults.count("replies", typed.len(), MOST);
    let mut all: Vec<CannedReply> = Vec::new();
    for (place, one) in typed.into_iter().enumerate() {
        let one = CannedReply {
            title: clean_line(&one.title),
            text: clean(&one.text),
        };
        let is_twice = all.iter().any(|other| other.title == one.title);
        match fault(&one) {
            Some(code) => faults.at("replies", place, code),
            None if is_twice => faults.at("replies", place, "error.admin.reply.twice"),
            None => all.push(one),
        }
    }
    faults.end()?;
    Ok(all)
}

fn fault(one: &CannedReply) -> Option<&'static str> {
    let is_one_of = |count: usize, most: usize| (1..=most).contains(&count);
    if !is_one_of(one.title.chars().count(), LONGEST_TITLE) {
        return Some("error.admin.reply.title");
    }
    (!is_one_of(length(&one.text), MAX_TEXT)).then_some("error.admin.reply.text")
}
