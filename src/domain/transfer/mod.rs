//! What the page shows of the open call and its transfer.

#[cfg(test)]
mod tests;

use contact_us_wire::{Transfer, Voice};

/// Where the transfer stands for the customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It can be asked for.
    Offered,
    /// It is being asked for.
    Sending,
    /// It was asked for.
    Asked,
    /// The call is being connected.
    Connecting,
    /// The telephone system does not answer.
    Unanswered,
    /// It could not be asked for: the device is offline.
    Offline,
    /// It was refused; the sentence says what to do.
    Refused(String),
    /// The call is over, and no transfer was asked for.
    Dropped,
    /// The call has left the telephone system after the transfer was handed out: an agent has it.
    Gone,
}

impl Phase {
    /// The phase that the server's answer tells.
    pub fn of(voice: &Voice) -> Self {
        match voice.transfer {
            Transfer::Over => Self::Gone,
            _ if !voice.on_call => Self::Dropped,
            Transfer::None => Self::Offered,
            Transfer::Asked => Self::Asked,
            Transfer::Connecting => Self::Connecting,
            Transfer::Unanswered => Self::Unanswered,
        }
    }

    /// The phase after a look at the call. What the customer was refused stays to be read; what is over stays over.
    #[must_use]
    pub fn after(&self, voice: &Voice) -> Self {
        match (self, Self::of(voice)) {
            (Self::Dropped | Self::Gone | Self::Sending, _) | (Self::Refused(_), Self::Offered) => {
                self.clone()
            }
            (_, next) => next,
        }
    }

    /// Whether the call is over, so that Call stands in the place of Transfer.
    pub fn is_over(&self) -> bool {
        matches!(self, Self::Dropped | Self::Gone)
    }

    /// Whether a transfer is under way: pressing changes nothing.
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Sending | Self::Asked | Self::Connecting)
    }

    /// Whether dialing is offered beside Transfer.
    pub fn has_failed(&self) -> bool {
        matches!(self, Self::Unanswered | Self::Offline | Self::Refused(_))
    }

    /// The key of the sentence that is said; none while there is nothing to say. A refusal brings its own.
    pub fn word(&self) -> Option<&'static str> {
        Some(match self {
            Self::Offered | Self::Refused(_) => return None,
            Self::Sending => "transfer.sending",
            Self::Asked => "transfer.asked",
            Self::Connecting => "transfer.connecting",
            Self::Unanswered => "transfer.unanswered",
            Self::Offline => "transfer.offline",
            Self::Dropped => "transfer.dropped",
            Self::Gone => "transfer.gone",
        })
    }
}
