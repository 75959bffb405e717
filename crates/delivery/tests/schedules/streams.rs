//! Streams, with the faults of networks and of bad servers.

use crate::{
    server::Stream,
    world::{Event, World},
};
use contact_us_delivery::{Frame, Input, Refusal};
use contact_us_wire::chat::{HEARTBEAT, Party};

/// A page that misses more entries is told that there is a gap.
const MOST: u64 = 8;

impl World {
    /// Opens a stream and says what is missed, or that it is too much.
    pub fn open(&mut self, tab: usize, life: u32, wire: u32, after: u64) {
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

    /// The server dies, and all of its streams; it comes back soon.
    pub fn crash(&mut self) {
        self.server.crash();
        for tab in 0..self.tabs.len() {
            self.cut(tab);
        }
        let away = self.chance.between(10, 8_000);
        self.at(away, Event::Restart);
    }

    /// A sign of life, as long as the stream is there.
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

    /// Everybody gets the status.
    pub fn publish_status(&mut self) {
        for tab in 0..self.tabs.len() {
            let party: Party = self.tabs[tab].party;
            self.push(tab, &Frame::Status(self.server.status(party)));
        }
    }
}
