//! What lies between pages and server, and how the server answers.

use crate::{
    server::Stream,
    world::{Event, World},
};
use contact_us_delivery::{Frame, Input, Refusal, Stretch};
use contact_us_wire::chat::{HEARTBEAT, Message, Party, Signal};

/// A page that misses more entries is told that there is a gap.
const MOST: u64 = 8;

/// What a page asks the server for.
#[derive(Clone)]
pub enum Request {
    Post(Message),
    Stream(u32, u64),
    Page(Stretch),
    Signal(Signal),
}

impl Request {
    /// The answer when there is none.
    fn failed(&self, why: Refusal) -> Option<(Option<u32>, Input)> {
        match self {
            Self::Post(message) => Some((None, Input::Posted(message.id.clone(), Err(why)))),
            Self::Stream(wire, _) => Some((Some(*wire), Input::Lost(why))),
            Self::Page(_) => Some((None, Input::Fetched(Err(why)))),
            Self::Signal(_) => None,
        }
    }
}

impl World {
    fn delay(&mut self) -> i64 {
        let kind = if self.storm {
            self.chance.between(0, 100)
        } else {
            0
        };
        match kind {
            0..90 => self.chance.between(1, 100),
            90..98 => self.chance.between(100, 3_000),
            _ => self.chance.between(3_000, 45_000),
        }
    }

    /// Whether something goes wrong that does so in so many of a thousand cases.
    fn fault(&mut self, per_thousand: i64) -> bool {
        let fault = self.storm && self.chance.in_thousand(per_thousand);
        self.tally.faults += u64::from(fault);
        fault
    }

    /// Sends a request on its way.
    pub fn request(&mut self, tab: usize, life: u32, request: Request) {
        if self.tabs[tab].cut_until > self.time || self.fault(80) {
            return self.fail(tab, life, &request, Refusal::Unreachable);
        }
        if self.fault(40) {
            let again = self.delay() * 3;
            self.at(again, Event::Arrive(tab, life, request.clone()));
        }
        let delay = self.delay();
        self.at(delay, Event::Arrive(tab, life, request));
    }

    /// Tells the page that it failed, or leaves it in the dark.
    fn fail(&mut self, tab: usize, life: u32, request: &Request, why: Refusal) {
        if why == Refusal::Unreachable && self.fault(250) {
            return;
        }
        if let Some((wire, input)) = request.failed(why) {
            self.reply(tab, life, wire, input);
        }
    }

    fn reply(&mut self, tab: usize, life: u32, wire: Option<u32>, input: Input) {
        let delay = self.delay();
        self.at(delay, Event::Input(tab, life, wire, Box::new(input)));
    }

    /// The server has the request.
    pub fn serve(&mut self, tab: usize, life: u32, request: Request) {
        let party = self.tabs[tab].party;
        if !self.server.up {
            return self.fail(tab, life, &request, Refusal::Unreachable);
        }
        if !self.tabs[tab].token_good {
            return self.fail(tab, life, &request, Refusal::Token);
        }
        if self.fault(20) {
            let ms = self.chance.between(100, 4_000).cast_unsigned();
            return self.fail(tab, life, &request, Refusal::Later(ms));
        }
        match request {
            Request::Post(message) => {
                if let Some(why) = self.server.refusal(&message) {
                    return self.fail(tab, life, &Request::Post(message), why);
                }
                let (work, epoch) = (self.chance.between(0, 60), self.server.epoch);
                self.at(work, Event::Commit(tab, life, epoch, message));
            }
            Request::Stream(wire, after) => self.open(tab, life, wire, after),
            Request::Page(stretch) => {
                let page = match stretch {
                    Stretch::Last => self.server.page(party, None, None),
                    Stretch::Before(seq) => self.server.page(party, None, Some(seq)),
                    Stretch::After(seq) => self.server.page(party, Some(seq), None),
                };
                if self.fault(60) {
                    return self.fail(tab, life, &Request::Page(stretch), Refusal::Unreachable);
                }
                self.reply(tab, life, None, Input::Fetched(Ok(page)));
            }
            Request::Signal(signal) => {
                self.server.saw(party, signal.delivered, signal.read);
                self.publish_status();
            }
        }
    }

    /// The server stores a message, unless it crashed since it began.
    pub fn commit(&mut self, tab: usize, life: u32, epoch: u32, message: &Message) {
        let request = Request::Post(message.clone());
        if epoch != self.server.epoch {
            return self.fail(tab, life, &request, Refusal::Unreachable);
        }
        if let Some(why) = self.server.refusal(message) {
            return self.fail(tab, life, &request, why);
        }
        let party = self.tabs[tab].party;
        let (receipt, new) = self.server.commit(message, party, self.time);
        if new {
            self.publish_last();
        }
        // Stored, and the answer is lost, be it that the server crashes right now.
        if self.fault(100) {
            if self.fault(200) {
                self.crash();
            }
            return self.fail(tab, life, &request, Refusal::Unreachable);
        }
        self.reply(
            tab,
            life,
            None,
            Input::Posted(message.id.clone(), Ok(receipt)),
        );
    }

    fn open(&mut self, tab: usize, life: u32, wire: u32, after: u64) {
        self.server.streams.retain(|stream| stream.tab != tab);
        self.server.streams.push(Stream {
            tab,
            life,
            wire,
            busy_until: self.time,
        });
        let stream = self.server.streams.len() - 1;
        self.send(stream, Input::Connected);
        let status = self.server.status(self.tabs[tab].party);
        self.send(stream, Input::Frame(Frame::Status(status)));
        let missing = self.server.last().checked_sub(after);
        if missing.is_none_or(|missing| missing > MOST) || self.fault(60) {
            self.send(stream, Input::Frame(Frame::Gap));
            return self.cut(tab);
        }
        let missed = usize::try_from(after).unwrap();
        for place in missed..self.server.log.len() {
            let entry = self.server.log[place].clone();
            self.push(tab, &Frame::Entry(entry));
        }
        self.at(
            HEARTBEAT.cast_signed() * 1_000,
            Event::Beat(tab, life, wire),
        );
    }

    /// Puts something on a stream behind what is on it already.
    fn send(&mut self, stream: usize, input: Input) {
        let delay = self.delay();
        let stream = &mut self.server.streams[stream];
        stream.busy_until = stream.busy_until.max(self.time + delay);
        let (tab, life, wire) = (stream.tab, stream.life, stream.wire);
        let delay = stream.busy_until - self.time;
        self.at(delay, Event::Input(tab, life, Some(wire), Box::new(input)));
    }

    /// Sends a frame to a page, if it has a stream, with the faults of streams and of bad servers.
    fn push(&mut self, tab: usize, frame: &Frame) {
        let stream = self
            .server
            .streams
            .iter()
            .position(|stream| stream.tab == tab);
        let Some(stream) = stream else {
            return;
        };
        if self.fault(15) {
            return self.cut(tab);
        }
        let copies = if self.fault(10) {
            0
        } else {
            1 + usize::from(self.fault(20))
        };
        for _ in 0..copies {
            self.send(stream, Input::Frame(frame.clone()));
        }
    }

    /// The stream to a page ends, with or without the page being told.
    pub fn cut(&mut self, tab: usize) {
        let stream = self
            .server
            .streams
            .iter()
            .position(|stream| stream.tab == tab);
        if let Some(stream) = stream {
            if !self.fault(300) {
                self.send(stream, Input::Lost(Refusal::Unreachable));
            }
            self.server.streams.remove(stream);
        }
    }

    pub fn crash(&mut self) {
        self.server.crash();
        for tab in 0..self.tabs.len() {
            self.cut(tab);
        }
        let away = self.chance.between(10, 8_000);
        self.at(away, Event::Restart);
    }

    pub fn beat(&mut self, tab: usize, life: u32, wire: u32) {
        let there = |stream: &Stream| (stream.tab, stream.life, stream.wire) == (tab, life, wire);
        if self.server.streams.iter().any(there) {
            self.push(tab, &Frame::Beat);
            self.at(
                HEARTBEAT.cast_signed() * 1_000,
                Event::Beat(tab, life, wire),
            );
        }
    }

    /// Everybody gets the last entry and the new status.
    pub fn publish_last(&mut self) {
        let entry = self.server.log.last().unwrap().clone();
        for tab in 0..self.tabs.len() {
            self.push(tab, &Frame::Entry(entry.clone()));
        }
        self.publish_status();
    }

    fn publish_status(&mut self) {
        for tab in 0..self.tabs.len() {
            let party: Party = self.tabs[tab].party;
            self.push(tab, &Frame::Status(self.server.status(party)));
        }
    }
}
