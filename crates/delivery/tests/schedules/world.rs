//! Time, and everything that happens in it.

use crate::{
    chance::Chance,
    check::Tally,
    network::Request,
    server::{Server, side},
    tab::Tab,
};
use contact_us_delivery::{Conversation, Effect, Ids, Input, Line, Outgoing};
use contact_us_wire::chat::{Message, Party};
use std::collections::BTreeMap;

/// Faults happen for so long, in simulated ms …
const STORM: i64 = 120_000;
/// … and then everything has this long to settle.
const CALM: i64 = 300_000;

/// What happens at some moment.
pub enum Event {
    /// Something reaches the core of a page; over a stream if it has a number.
    Input(usize, u32, Option<u32>, Box<Input>),
    /// An alarm rings.
    Alarm(usize, u32, u32),
    /// A request reaches the server.
    Arrive(usize, u32, Request),
    /// The server stores a message that it began with in some epoch.
    Commit(usize, u32, u32, Message),
    /// A sign of life is due on a stream.
    Beat(usize, u32, u32),
    /// The server is there again.
    Restart,
    /// Somebody does something, or something breaks.
    Act,
}

/// A message that somebody wrote.
pub struct Written {
    pub id: String,
    pub party: Party,
    pub poison: bool,
    pub discarded: bool,
    /// Messages of the same side that its page knew of.
    pub behind: Vec<String>,
}

pub struct World {
    pub time: i64,
    pub chance: Chance,
    pub storm: bool,
    pub server: Server,
    pub tabs: Vec<Tab>,
    pub storage: [BTreeMap<String, Outgoing>; 2],
    pub written: Vec<Written>,
    pub tally: Tally,
    queue: BTreeMap<(i64, u64), Event>,
    count: u64,
}

/// Runs the schedule of a seed.
pub fn run(seed: u64) -> Tally {
    let mut world = World {
        time: 1_700_000_000_000,
        chance: Chance(seed),
        storm: true,
        server: Server {
            up: true,
            ..Server::default()
        },
        tabs: [Party::Customer, Party::Customer, Party::Agent]
            .map(Tab::new)
            .into(),
        storage: [BTreeMap::new(), BTreeMap::new()],
        written: Vec::new(),
        tally: Tally::default(),
        queue: BTreeMap::new(),
        count: 0,
    };
    let start = world.time;
    for tab in 0..world.tabs.len() {
        world.load(tab);
    }
    world.at(100, Event::Act);
    world.until(start + STORM);
    world.calm();
    world.until(start + STORM + CALM);
    world.read_all();
    world.judge();
    world.tally
}

impl World {
    /// Has it happen in so many ms.
    pub fn at(&mut self, delay: i64, event: Event) {
        self.count += 1;
        self.queue.insert((self.time + delay, self.count), event);
    }

    /// Lets so many ms pass.
    pub fn pass(&mut self, ms: i64) {
        self.until(self.time + ms);
    }

    fn until(&mut self, end: i64) {
        while let Some(next) = self.queue.first_entry().filter(|next| next.key().0 <= end) {
            let ((time, _), event) = next.remove_entry();
            self.time = time;
            self.happen(event);
        }
        self.time = end;
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Input(tab, life, wire, input) => {
                let page = &self.tabs[tab];
                let for_it = page.life == life && wire.is_none_or(|wire| wire == page.wire);
                // A frozen page hears of some of its answers later, and of others never.
                if for_it && !(page.hidden && self.chance.in_thousand(500)) {
                    self.input(tab, *input);
                }
            }
            Event::Alarm(tab, life, alarm) => {
                if self.tabs[tab].life == life && self.tabs[tab].alarm == alarm {
                    self.input(tab, Input::Tick);
                }
            }
            Event::Arrive(tab, life, request) => self.serve(tab, life, request),
            Event::Commit(tab, life, epoch, message) => self.commit(tab, life, epoch, &message),
            Event::Beat(tab, life, wire) => self.beat(tab, life, wire),
            Event::Restart => self.server.up = true,
            Event::Act => {
                if self.storm {
                    self.act();
                    let pause = self.chance.between(10, 4_000);
                    self.at(pause, Event::Act);
                }
            }
        }
    }

    /// Loads the page anew: memory is empty, storage is not.
    pub fn load(&mut self, tab: usize) {
        let seed = self.chance.between(0, i64::MAX).cast_unsigned();
        let page = &mut self.tabs[tab];
        page.life += 1;
        page.open = true;
        page.hidden = false;
        page.core = Conversation::new(page.party, seed);
        page.ids = Ids::default();
        page.wrote.clear();
        page.knows.clear();
        let kept: Vec<Outgoing> = self.storage[side(page.party)].values().cloned().collect();
        for item in &kept {
            page.know(&item.id);
        }
        self.input(tab, Input::Start(kept));
    }

    /// Gives something to the core of a page and carries out what it wants.
    pub fn input(&mut self, tab: usize, input: Input) {
        let page = &mut self.tabs[tab];
        if !page.open {
            return;
        }
        let clock = page.clock(self.time);
        let trace = std::env::var("CONTACT_US_TRACE").is_ok();
        if trace {
            println!("{} tab {tab} {input:?}", self.time - 1_700_000_000_000);
        }
        let was = page.core.line();
        let effects = page.core.handle(input, clock);
        if trace {
            println!("    -> {effects:?} {:?}", page.core.line());
        }
        let life = page.life;
        for effect in effects {
            self.carry_out(tab, life, effect);
        }
        self.look(tab);
        if was != Line::Expired && self.tabs[tab].core.line() == Line::Expired {
            self.tabs[tab].token_good = true;
            let delay = self.chance.between(10, 5_000);
            self.at(
                delay,
                Event::Input(tab, life, None, Box::new(Input::Renewed)),
            );
        }
    }

    fn carry_out(&mut self, tab: usize, life: u32, effect: Effect) {
        let party = self.tabs[tab].party;
        match effect {
            Effect::Keep(item) => {
                self.storage[side(party)].insert(item.id.clone(), item);
            }
            Effect::Forget(id) => {
                self.storage[side(party)].remove(&id);
                self.check_forgotten(&id);
            }
            Effect::Post(message) => {
                self.check_kept(party, &message.id);
                self.request(tab, life, Request::Post(message));
            }
            Effect::Connect(after) => {
                self.tabs[tab].wire += 1;
                let wire = self.tabs[tab].wire;
                self.request(tab, life, Request::Stream(wire, after));
            }
            Effect::Disconnect => self.tabs[tab].wire += 1,
            Effect::Fetch(stretch) => self.request(tab, life, Request::Page(stretch)),
            Effect::Tell(signal) => self.request(tab, life, Request::Signal(signal)),
            Effect::Wake(at) => {
                let page = &mut self.tabs[tab];
                page.alarm += 1;
                let (alarm, clock) = (page.alarm, page.clock(self.time));
                self.at(
                    at.saturating_sub(clock).clamp(0, 1_000_000_000),
                    Event::Alarm(tab, life, alarm),
                );
            }
        }
    }
}
