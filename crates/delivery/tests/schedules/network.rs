//! What lies between pages and server, and how the server answers.

use crate::world::{Event, World};
use contact_us_delivery::{Input, Refusal, Stretch};
use contact_us_wire::chat::{Message, Signal};

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
    pub fn delay(&mut self) -> i64 {
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
    pub fn fault(&mut self, per_thousand: i64) -> bool {
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
}
