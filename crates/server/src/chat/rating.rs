//! How the customer found it.

use {
    crate::{app::App, refusal::Refusal, store::chats},
    contact_us::domain::message::clean,
    contact_us_wire::{ProblemKind, chat::Rating},
};

/// Longest comment, in characters.
const LONGEST_COMMENT: usize = 1_000;

/// Takes a rating; the last one counts.
///
/// # Errors
/// 422 for fields, 409 while the chat is not over.
pub async fn rate(app: &App, conversation: &str, rating: &Rating) -> Result<(), Refusal> {
    if !(1..=5).contains(&rating.stars) {
        return Err(Refusal::field("stars", "problem.chat-stars"));
    }
    let comment = clean(&rating.comment);
    if comment.chars().count() > LONGEST_COMMENT {
        return Err(Refusal::field("comment", "problem.chat-comment"));
    }
    let mut tx = app.store.begin().await?;
    let rated = chats::rate(&mut tx, conversation, rating.stars, &comment).await?;
    tx.commit().await?;
    if rated {
        Ok(())
    } else {
        Err(Refusal {
            word: "problem.chat-rating",
            ..Refusal::new(ProblemKind::Conflict)
        })
    }
}
