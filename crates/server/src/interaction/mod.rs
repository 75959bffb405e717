//! Interactions: begun, moved in, and every navigation written down as it happens.
//!
//! An instance is what its definition makes of its navigations (`contact_us_interaction::Run`), so nothing else is
//! stored of where it stands. A navigation is one transaction, and is answered after its commit. It names the step it
//! was asked for on; one that is late, since it was done already or another tab was quicker, is answered with where the
//! instance stands.

mod begin;
pub mod command;
mod link;
mod navigate;
mod pressed;
mod publish;
mod scene;
pub mod token;

pub use {
    link::{LinkError, REMEMBERED, make as make_link},
    navigate::go,
    pressed::{note, pressed},
    publish::{Publication, PublishError, publish},
    scene::{given, standing, standing_first},
    token::Named,
};

use {crate::refusal::Refusal, contact_us_wire::ProblemKind};

/// No such Interaction, or none that can be begun.
fn unknown() -> Refusal {
    Refusal::said(ProblemKind::NotFound, "problem.interaction.unknown")
}

/// The instance is not of this account and Interaction, or its token is none.
pub fn gone() -> Refusal {
    Refusal::said(ProblemKind::NotFound, "problem.interaction.gone")
}
