//! What people do, and what happens to them.

use crate::{
    server::side,
    world::{Event, World, Written},
};
use contact_us_delivery::{Input, Outgoing};
use contact_us_wire::chat::{Content, Party, What};

impl World {
    /// One thing happens.
    pub fn act(&mut self) {
        let tab = self.chance.index(self.tabs.len());
        if !self.tabs[tab].open || self.tabs[tab].hidden {
            return self.come_back(tab);
        }
        match self.chance.between(0, 100) {
            0..45 => self.write(tab),
            45..50 => {
                for _ in 0..5 {
                    self.write(tab);
                }
            }
            50..60 => self.show(tab),
            60..63 => self.input(tab, Input::Older),
            63..66 => self.input(tab, Input::Nudge),
            66..68 => self.answer_failure(tab),
            _ => {
                self.tally.faults += 1;
                self.mishap(tab);
            }
        }
    }

    fn mishap(&mut self, tab: usize) {
        match self.chance.between(0, 100) {
            0..20 => self.load(tab),
            20..30 => {
                self.tabs[tab].open = false;
                self.tabs[tab].life += 1;
            }
            30..40 => {
                self.input(tab, Input::Hide);
                self.tabs[tab].hidden = true;
            }
            40..55 => self.cut(tab),
            55..70 => self.tabs[tab].cut_until = self.time + self.chance.between(100, 20_000),
            70..80 if self.server.up => self.crash(),
            80..88 => {
                let year = 365 * 24 * 3_600_000;
                self.tabs[tab].clock_off = match self.chance.between(0, 3) {
                    0 => self.chance.between(-60_000, 60_000),
                    1 => self.chance.between(-year, year),
                    _ => 0,
                };
            }
            88..94 => self.tabs[tab].token_good = false,
            94..95 => self.end(),
            _ => {}
        }
    }

    fn end(&mut self) {
        if self.server.up && !self.server.ended {
            self.server.ended = true;
            self.server
                .append("the end".to_owned(), Party::Agent, self.time, What::Ended);
            self.publish_last();
        }
    }

    fn come_back(&mut self, tab: usize) {
        if !self.tabs[tab].open {
            return self.load(tab);
        }
        self.tabs[tab].hidden = false;
        // A frozen page may have missed what other tabs said; storage holds it.
        let party = self.tabs[tab].party;
        for item in self.storage[side(party)].clone().into_values() {
            self.adopt(tab, item);
        }
        self.input(tab, Input::Nudge);
    }

    fn adopt(&mut self, tab: usize, item: Outgoing) {
        self.tabs[tab].know(&item.id);
        self.input(tab, Input::Adopt(item));
    }

    fn write(&mut self, tab: usize) {
        let poison = self.chance.in_thousand(30);
        let random = self.chance.bytes();
        let page = &mut self.tabs[tab];
        let party = page.party;
        let at = page.clock(self.time);
        let id = page.ids.next(at, random);
        let name = if poison { "poison" } else { "message" };
        let item = Outgoing {
            id: id.clone(),
            at,
            content: Content::Text(format!("{name} {}", self.written.len())),
            refused: None,
        };
        self.written.push(Written {
            id: id.clone(),
            party,
            poison,
            discarded: false,
            behind: page.knows.clone(),
        });
        page.know(&id);
        page.wrote.push(id);
        self.input(tab, Input::Write(item.clone()));
        // The app tells its other tabs, at once or soon; a frozen one does not hear it.
        for other in self.siblings(tab) {
            self.adopt(other, item.clone());
        }
    }

    fn siblings(&self, tab: usize) -> Vec<usize> {
        let hears = |other: &usize| {
            let page = &self.tabs[*other];
            *other != tab && page.party == self.tabs[tab].party && page.open && !page.hidden
        };
        (0..self.tabs.len()).filter(hears).collect()
    }

    fn show(&mut self, tab: usize) {
        let entries = self.tabs[tab].core.entries();
        if let Some(last) = entries.last().map(|entry| entry.seq) {
            self.input(tab, Input::Shown(last));
        }
        self.input(tab, Input::Typing(true));
    }

    /// Somebody sees a message that failed and tries again, or throws it away.
    fn answer_failure(&mut self, tab: usize) {
        let mut items = self.tabs[tab].core.outbox().iter();
        let Some(id) = items
            .find(|item| item.refused.is_some())
            .map(|item| item.id.clone())
        else {
            return;
        };
        if self.chance.in_thousand(500) {
            return self.input(tab, Input::Retry(id));
        }
        for written in &mut self.written {
            written.discarded |= written.id == id;
        }
        for page in &mut self.tabs {
            page.wrote.retain(|wrote| *wrote != id);
        }
        for other in self.siblings(tab) {
            self.input(other, Input::Discard(id.clone()));
        }
        self.input(tab, Input::Discard(id));
    }

    /// The storm is over: everything works, and every page is there.
    pub fn calm(&mut self) {
        self.storm = false;
        if !self.server.up {
            self.at(1, Event::Restart);
        }
        for tab in 0..self.tabs.len() {
            let page = &mut self.tabs[tab];
            page.cut_until = 0;
            page.token_good = true;
            if !page.open || page.hidden {
                self.come_back(tab);
            }
            self.input(tab, Input::Renewed);
        }
    }

    /// Everybody scrolls up to the first entry.
    pub fn read_all(&mut self) {
        for tab in 0..self.tabs.len() {
            let mut pages = 0;
            while self.tabs[tab].core.has_older() && pages < 1_000 {
                pages += 1;
                self.input(tab, Input::Older);
                self.pass(1_000);
            }
        }
    }
}
