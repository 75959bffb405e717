//! The right to write and read in one conversation.

use {
    crate::{
        app::App,
        clock::{DAY, HOUR},
        refusal::Refusal,
        token::Purpose,
    },
    contact_us_wire::ProblemKind,
};

/// How long a token is good, in milliseconds.
const GOOD: i64 = 7 * DAY;

/// A token that names its conversation: the id, a dot, the signature. Good for a week, to the full hour, so that a
/// repeat is answered with the same one.
pub fn grant(app: &App, conversation: &str) -> String {
    let expires = (app.clock.now() / HOUR + 1) * HOUR + GOOD;
    let signature = app.signer.sign(Purpose::Chat, "", conversation, expires);
    [conversation, ".", &signature].concat()
}

/// The conversation that a token opens.
pub fn opened<'a>(app: &App, token: &'a str) -> Result<&'a str, Refusal> {
    token
        .split_once('.')
        .filter(|(conversation, signature)| {
            let now = app.clock.now();
            app.signer
                .opens(signature, Purpose::Chat, "", conversation, now)
        })
        .map(|(conversation, _)| conversation)
        .ok_or_else(|| Refusal {
            word: "problem.chat-token",
            ..Refusal::new(ProblemKind::Token)
        })
}
