//! Whether somebody is signed in.

#[cfg(test)]
mod tests;

use contact_us_wire::console::Person;

/// Who sits at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Not known yet.
    Checking,
    /// Not known, because the server does not answer; asked again.
    Unreachable,
    /// Nobody.
    Out,
    /// This person.
    In(Person),
    /// This person, whose session is over: everything stays as it is until they sign in again.
    Expired(Person),
}

/// What changes it.
#[derive(Clone, Debug)]
pub enum Event {
    /// The server says who is signed in.
    Found(Person),
    /// The server says that nobody is, or no longer.
    Nobody,
    /// The server did not answer the question who is.
    NoAnswer,
    /// The person signed out.
    Left,
}

impl Phase {
    /// Takes what happened.
    pub fn apply(&mut self, event: Event) {
        let before = std::mem::replace(self, Self::Checking);
        *self = match (before, event) {
            (_, Event::Found(person)) => Self::In(person),
            (Self::In(person) | Self::Expired(person), Event::Nobody) => Self::Expired(person),
            (_, Event::Nobody | Event::Left) => Self::Out,
            // Who was signed in is, as far as anybody knows.
            (before @ (Self::In(_) | Self::Expired(_) | Self::Out), Event::NoAnswer) => before,
            (Self::Checking | Self::Unreachable, Event::NoAnswer) => Self::Unreachable,
        };
    }

    /// Whose desk is drawn: that of a session that is over stays.
    pub fn person(&self) -> Option<&Person> {
        match self {
            Self::In(person) | Self::Expired(person) => Some(person),
            Self::Checking | Self::Unreachable | Self::Out => None,
        }
    }
}
