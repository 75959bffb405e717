//! Reads `text/event-stream` (HTML standard, 9.2.6) from whatever pieces the network hands over.

use contact_us_wire::chat::{ChatStatus, Entry};

/// Something that came over the stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Frame {
    /// An entry of the log.
    Entry(Entry),
    /// The status.
    Status(ChatStatus),
    /// The stream cannot go on from where it was asked to.
    Gap,
    /// A sign of life.
    Beat,
}

/// The reader's state between two pieces.
#[derive(Clone, Debug, Default)]
pub struct Frames {}

impl Frames {
    /// Takes the next piece and gives the events that are complete: name (`message` where none is given) and data.
    /// A comment comes out as the name `""`. A piece may end in the middle of a character.
    pub fn take(&mut self, piece: &[u8]) -> Vec<(String, String)> {
        let _ = piece;
        Vec::new()
    }
}
