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

/// Whether the list says that more is known of the customer of a chat than what is shown, by [`ChatCard::known`].
pub fn knows_more(inbox: &Inbox, chat: &str, shown: u32) -> bool {
    let mut all = inbox.mine.iter().chain(&inbox.waiting);
    all.any(|card| card.id == chat && card.known > shown)
}

/// Whether a chat is over.
pub fn is_over(card: &ChatCard) -> bool {
    matches!(card.phase, ChatPhase::Ended { .. })
}
