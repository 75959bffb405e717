//! Reads `text/event-stream` (HTML standard, 9.2.6) from whatever pieces the network hands over.

#[cfg(test)]
mod tests;

use contact_us_wire::chat::{ChatStatus, Entry, event};

/// The longest event that is taken, in bytes. The longest message is 4,000 characters, each of which JSON may write
/// with 12 bytes. A longer event is dropped whole, so that an endless one does not fill the memory.
const MOST: usize = 64 * 1024;

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

impl Frame {
    /// What an event of [`Frames::take`] says; none for a name that is not known and for data that cannot be read.
    /// Reading JSON is the caller's business: browser and server each have a reader of their own.
    pub fn read(
        name: &str,
        data: &str,
        entry: fn(&str) -> Option<Entry>,
        status: fn(&str) -> Option<ChatStatus>,
    ) -> Option<Self> {
        match name {
            "" => Some(Self::Beat),
            event::ENTRY => entry(data).map(Self::Entry),
            event::STATUS => status(data).map(Self::Status),
            event::GAP => Some(Self::Gap),
            _ => None,
        }
    }
}

/// The reader's state between two pieces.
#[derive(Clone, Debug, Default)]
pub struct Frames {
    line: Vec<u8>,
    name: String,
    /// None until a line was `data`, be it an empty one.
    data: Option<String>,
    too_long: bool,
    /// The last byte was CR, so that an LF belongs to it.
    cr: bool,
    /// A line was read, so that no byte order mark can come any more.
    begun: bool,
}

impl Frames {
    /// Takes the next piece and gives the events that are complete: name (`message` where none is given) and data.
    /// A comment comes out as the name `""`. A piece may end in the middle of a character.
    pub fn take(&mut self, piece: &[u8]) -> Vec<(String, String)> {
        let mut events = Vec::new();
        for &byte in piece {
            let ends_crlf = self.cr && byte == b'\n';
            self.cr = byte == b'\r';
            if ends_crlf {
                continue;
            }
            if self.cr || byte == b'\n' {
                self.end_line(&mut events);
            } else if self.line.len() < MOST {
                self.line.push(byte);
            } else {
                self.too_long = true;
            }
        }
        events
    }

    fn end_line(&mut self, events: &mut Vec<(String, String)>) {
        let bytes = std::mem::take(&mut self.line);
        let whole = String::from_utf8_lossy(&bytes);
        let mut line = &*whole;
        if !std::mem::replace(&mut self.begun, true) {
            line = line.strip_prefix('\u{feff}').unwrap_or(line);
        }
        if line.is_empty() {
            self.end_event(events);
            return;
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "" => events.push((String::new(), String::new())),
            "event" => value.clone_into(&mut self.name),
            "data" => {
                let mut data = self
                    .data
                    .take()
                    .map_or_else(String::new, |data| data + "\n");
                if data.len() + value.len() > MOST {
                    self.too_long = true;
                    data.clear();
                }
                data.push_str(value);
                self.data = Some(data);
            }
            // `id` says what the entry says itself, and how soon to come back is not the server's business.
            _ => {}
        }
    }

    fn end_event(&mut self, events: &mut Vec<(String, String)>) {
        let mut name = std::mem::take(&mut self.name);
        let too_long = std::mem::take(&mut self.too_long);
        if let Some(data) = self.data.take()
            && !too_long
        {
            if name.is_empty() {
                name.push_str("message");
            }
            events.push((name, data));
        }
    }
}
