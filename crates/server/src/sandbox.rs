//! Accounts in which integrators can see every state without an agent, chosen by their names: the scripted agent answers in
//! `sandbox`; the others are closed, have nobody there, or refuse what is sent in one way each. What is taken there is
//! kept as everywhere.

use {crate::refusal::Refusal, contact_us_wire::ProblemKind};

/// The account whose chats the scripted agent answers.
pub const STAFFED: &str = "sandbox";
/// The account whose options are closed.
pub const CLOSED: &str = "sandbox-closed";

/// Every one of them.
pub const ACCOUNTS: [&str; 6] = [
    STAFFED,
    CLOSED,
    // Open, and nobody is in its console.
    "sandbox-nobody",
    REFUSED,
    TOO_MANY,
    FAILING,
];

const REFUSED: &str = "sandbox-refused";
const TOO_MANY: &str = "sandbox-too-many";
const FAILING: &str = "sandbox-failing";
/// Seconds after which it makes sense to try again, by the word of the account that refuses as too many.
const AGAIN: u64 = 20;

/// Refuses what is sent in an account of the sandbox that is there for that.
///
/// # Errors
/// 409, 429 or 500, as the account's name says.
pub fn check(account: &str) -> Result<(), Refusal> {
    match account {
        REFUSED => Err(Refusal::new(ProblemKind::Unavailable)),
        TOO_MANY => Err(Refusal::too_many(AGAIN)),
        FAILING => Err(Refusal::new(ProblemKind::Internal)),
        _ => Ok(()),
    }
}
