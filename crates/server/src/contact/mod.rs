//! Taking what customers ask for. Each request is one transaction: its answer, its rows, and the mail that is owed.

mod asker;
mod calendar;
pub mod callback;
pub mod email;
pub mod key;
pub mod known;
mod submission;
pub mod told;
pub mod transfer;

pub(crate) use submission::Submission;
pub use {asker::Asker, key::Key};

use {
    crate::{clock::MINUTE, page::Offer, refusal::Refusal},
    contact_us_wire::ProblemKind,
};

/// How long after closing a form that was begun before it is still taken.
const BEGUN: i64 = 15 * MINUTE;

/// Refuses what is not offered now, unless its form was begun while it was.
pub(crate) fn check_usable(offer: Option<&Offer>, key: &Key, now: i64) -> Result<Offer, Refusal> {
    let begun = key.made_at().filter(|at| (now - BEGUN..=now).contains(at));
    offer
        .filter(|offer| offer.is_usable(now) || begun.is_some_and(|at| offer.is_usable(at)))
        .cloned()
        .ok_or_else(|| Refusal::new(ProblemKind::Unavailable))
}
