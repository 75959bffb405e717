//! What must be true, at each moment and in the end.

use crate::{
    server::side,
    world::{World, Written},
};
use contact_us_delivery::Tick;
use contact_us_wire::chat::{Entry, Party};
use std::collections::HashSet;

/// What was counted, and what was wrong.
#[derive(Default)]
pub struct Tally {
    pub written: u64,
    pub accepted: u64,
    pub refused: u64,
    pub kept: u64,
    pub faults: u64,
    pub lost: u64,
    pub doubled: u64,
    pub reordered: u64,
    pub early: u64,
    pub other: u64,
    pub problems: Vec<String>,
}

impl Tally {
    pub fn add(&mut self, other: &Self) {
        self.written += other.written;
        self.accepted += other.accepted;
        self.refused += other.refused;
        self.kept += other.kept;
        self.faults += other.faults;
        self.lost += other.lost;
        self.doubled += other.doubled;
        self.reordered += other.reordered;
        self.early += other.early;
        self.other += other.other;
    }
}

/// The ways to be wrong.
#[derive(Clone, Copy, Debug)]
enum Wrong {
    Lost,
    Doubled,
    Reordered,
    Early,
    Other,
}

impl World {
    fn wrong(&mut self, wrong: Wrong, what: String) {
        let tally = &mut self.tally;
        *match wrong {
            Wrong::Lost => &mut tally.lost,
            Wrong::Doubled => &mut tally.doubled,
            Wrong::Reordered => &mut tally.reordered,
            Wrong::Early => &mut tally.early,
            Wrong::Other => &mut tally.other,
        } += 1;
        tally.problems.push(format!("{wrong:?}: {what}"));
    }

    fn is_wanted(&self, id: &str) -> bool {
        self.written
            .iter()
            .any(|written| written.id == id && !written.discarded)
    }

    /// Only what the server has, or nobody wants, may leave storage.
    pub fn check_forgotten(&mut self, id: &str) {
        if self.server.seq(id).is_none() && self.is_wanted(id) {
            self.wrong(
                Wrong::Lost,
                format!("{id} left storage without being accepted"),
            );
        }
    }

    /// Nothing is sent before it is kept.
    pub fn check_kept(&mut self, party: Party, id: &str) {
        let kept = self.storage[side(party)].contains_key(id);
        if !kept && self.server.seq(id).is_none() && self.is_wanted(id) {
            self.wrong(Wrong::Lost, format!("{id} was sent without being kept"));
        }
    }

    /// What a page shows right now.
    pub fn look(&mut self, tab: usize) {
        let core = &self.tabs[tab].core;
        let (entries, outbox) = (core.entries(), core.outbox());
        let mut wrongs = Vec::new();
        let mut ids = HashSet::new();
        let shown = entries.iter().map(|entry| &entry.id);
        for id in shown.chain(outbox.iter().map(|item| &item.id)) {
            if !ids.insert(id) {
                wrongs.push((Wrong::Doubled, format!("{id} is shown twice")));
            }
        }
        for entry in entries {
            let place = usize::try_from(entry.seq).unwrap() - 1;
            if self.server.log.get(place) != Some(entry) {
                wrongs.push((
                    Wrong::Early,
                    format!("entry {} is not the server's", entry.seq),
                ));
            }
        }
        if entries
            .windows(2)
            .any(|pair| pair[0].seq + 1 != pair[1].seq)
        {
            wrongs.push((Wrong::Reordered, "the log has a gap".to_owned()));
        }
        for item in outbox {
            let accepted = self.server.seq(&item.id).is_some();
            if core.outgoing_tick(item) == Tick::Sent && !accepted {
                wrongs.push((Wrong::Early, format!("{} is shown as sent", item.id)));
            }
        }
        let first = entries.first().map_or(0, |entry| entry.seq);
        for id in &self.tabs[tab].wrote {
            // Further up than what is loaded is visible, too; and before the log is there, nothing of it is.
            let above = self
                .server
                .seq(id)
                .is_some_and(|seq| seq < first || first == 0);
            if !above && !ids.contains(id) && !self.is_catching_up(tab, id) {
                wrongs.push((Wrong::Lost, format!("{id} has vanished from tab {tab}")));
            }
        }
        for (wrong, what) in wrongs {
            self.wrong(wrong, what);
        }
    }

    /// Whether the message is in a part of the log that a replaced one does not show yet.
    fn is_catching_up(&self, tab: usize, id: &str) -> bool {
        let last = self.tabs[tab]
            .core
            .entries()
            .last()
            .map_or(0, |entry| entry.seq);
        self.server.seq(id).is_some_and(|seq| seq > last) && last > 0
    }

    /// What is true in the end.
    pub fn judge(&mut self) {
        let written = std::mem::take(&mut self.written);
        for message in &written {
            self.judge_message(message);
        }
        self.tally.written = written.len() as u64;
        let log: Vec<Entry> = self.server.log.clone();
        let ids: HashSet<&str> = log.iter().map(|entry| &*entry.id).collect();
        if ids.len() < log.len() {
            self.wrong(Wrong::Doubled, "the log holds a message twice".to_owned());
        }
        for tab in 0..self.tabs.len() {
            let (party, core) = (self.tabs[tab].party, &self.tabs[tab].core);
            if core.entries() != log {
                let ends = core.entries().last().map(|entry| entry.seq);
                let what = format!("tab {tab} ends at {ends:?} of {}", log.len());
                self.wrong(Wrong::Other, what);
            }
            let theirs = log
                .iter()
                .rfind(|entry| entry.by != party && entry.id != "the end");
            let heard = theirs.map_or(0, |entry| entry.seq);
            let ended = self.server.ended;
            if self.server.seen_by(party).delivered < heard && !ended {
                self.wrong(Wrong::Other, format!("tab {tab} did not say what arrived"));
            }
        }
    }

    fn judge_message(&mut self, message: &Written) {
        let Written { id, party, .. } = message;
        let kept = self.storage[side(*party)].get(id).cloned();
        let tabs: Vec<_> = self.tabs.iter().filter(|tab| tab.party == *party).collect();
        let mut ticks = tabs.iter().filter_map(|tab| {
            let item = tab.core.outbox().iter().find(|item| item.id == *id)?;
            Some(tab.core.outgoing_tick(item))
        });
        let tick = ticks.next();
        match self.server.seq(id) {
            Some(seq) => {
                self.tally.accepted += 1;
                if kept.is_some() || tick.is_some() {
                    self.wrong(Wrong::Doubled, format!("{id} is in the log and on its way"));
                }
                let before = |other: &String| self.server.seq(other).is_some_and(|it| it > seq);
                let late: Vec<String> = message
                    .behind
                    .iter()
                    .filter(|it| before(it))
                    .cloned()
                    .collect();
                for other in late {
                    self.wrong(Wrong::Reordered, format!("{id} came before {other}"));
                }
            }
            None if message.discarded => {}
            None if message.poison && tick == Some(Tick::Failed) && kept.is_some() => {
                self.tally.refused += 1;
            }
            None if self.server.ended && tick.is_some() && kept.is_some() => self.tally.kept += 1,
            None => self.wrong(
                Wrong::Lost,
                format!("{id}: {tick:?}, kept {}", kept.is_some()),
            ),
        }
    }
}
