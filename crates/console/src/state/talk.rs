//! How the chat that is on the screen stands: one enum, drawn by one match.

#[cfg(test)]
mod tests;

use contact_us_wire::{
    chat::ChatPhase,
    console::{ChatCard, Inbox},
};

/// The chat on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Talk {
    /// None.
    None,
    /// One that waits: it may be taken.
    Waiting(ChatCard),
    /// One's own.
    Mine(ChatCard),
    /// One's own that is over.
    Over(ChatCard),
    /// One that somebody else has now, or that is over for longer than the list shows.
    Gone,
}

impl Talk {
    /// The chat of this id, as the list has it.
    pub fn of(inbox: &Inbox, chosen: Option<&str>) -> Self {
        let Some(chosen) = chosen else {
            return Self::None;
        };
        let find = |cards: &[ChatCard]| cards.iter().find(|card| card.id == chosen).cloned();
        match (find(&inbox.mine), find(&inbox.waiting)) {
            (Some(card), _) if is_over(&card) => Self::Over(card),
            (Some(card), _) => Self::Mine(card),
            (None, Some(card)) => Self::Waiting(card),
            (None, None) => Self::Gone,
        }
    }

    /// The chat's card, where the list has it.
    pub fn card(&self) -> Option<&ChatCard> {
        match self {
            Self::Waiting(card) | Self::Mine(card) | Self::Over(card) => Some(card),
            Self::None | Self::Gone => None,
        }
    }
}

/// Whether a chat is over.
pub fn is_over(card: &ChatCard) -> bool {
    matches!(card.phase, ChatPhase::Ended { .. })
}
