//! The tab's own history: one entry for each page of the Interaction, so that the browser's Back and Forward walk it.
//! A machine without a browser.
//!
//! The run goes first and the address after it, so that an answer that comes late finds the address where the run is.
//! Where the browser has gone first, the run goes after it, page by page, and the address comes back where that fails.

#[cfg(test)]
mod tests;

use contact_us_wire::interaction::Direction;

/// An entry of the tab's history.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its place among the Interaction's entries in the order of the tab's history.
    index: u32,
    /// How many pages of the way here lie before the one that it shows.
    depth: u32,
    /// Whether the entry just before it is that page.
    linked: bool,
}

/// What the tab's history is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The entry that is shown is this one.
    Mark(Entry),
    /// A new entry comes behind the one that is shown.
    Push(Entry),
    /// Another entry is shown: so many further.
    Go(i32),
}

/// Where the run is in the tab's history.
#[derive(Clone, Debug, Default)]
pub struct Trail {
    /// The entry of the page where the run stands; none before one was seen.
    at: Option<Entry>,
    /// The entry that the browser shows, until the run has gone after it.
    ahead: Option<Entry>,
}

impl Entry {
    /// As it stands in the entry itself.
    pub fn written(self) -> String {
        let linked = u32::from(self.linked);
        [self.index, self.depth, linked]
            .map(|n| n.to_string())
            .join(".")
    }

    /// An entry of ours, from what stands in it.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('.').map(str::parse);
        let mut next = || parts.next()?.ok();
        Some(Self {
            index: next()?,
            depth: next()?,
            linked: next()? == 1,
        })
    }
}

impl Trail {
    /// The browser shows an entry of the Interaction.
    pub fn shows(&mut self, entry: Option<Entry>) -> Option<Act> {
        self.ahead = None;
        // One that nothing was done on says nothing of where it belongs.
        let entry = entry?;
        let Some(at) = self.at else {
            self.at = Some(entry);
            return None;
        };
        if entry.index == at.index {
            self.at = Some(Entry {
                depth: at.depth,
                ..entry
            });
            return None;
        }
        let back = entry.index < at.index && entry.depth < at.depth;
        let forward = entry.index > at.index && entry.depth > at.depth;
        if back || forward {
            self.ahead = Some(entry);
            return None;
        }
        self.stay(entry)
    }

    /// Which way the run has to go to come to what the browser shows.
    pub fn wanted(&self) -> Option<Direction> {
        let (at, ahead) = (self.at?, self.ahead?);
        Some(if ahead.depth < at.depth {
            Direction::Back
        } else {
            Direction::Next
        })
    }

    /// The run has gone one page on or back. `shown` is what stands in the entry that the browser shows.
    pub fn moved(&mut self, direction: Direction, shown: Option<Entry>) -> Vec<Act> {
        let at = self.here(shown);
        let depth = match direction {
            Direction::Back => at.depth.saturating_sub(1),
            _ => at.depth + 1,
        };
        if let Some(ahead) = self.ahead {
            let there = ahead.depth == depth;
            self.at = Some(if there { ahead } else { Entry { depth, ..at } });
            self.ahead = self.ahead.filter(|_| !there);
            return Vec::new();
        }
        if direction != Direction::Back {
            let next = Entry {
                index: at.index + 1,
                depth,
                linked: true,
            };
            self.at = Some(next);
            let mark = shown.is_none().then_some(Act::Mark(at));
            return mark.into_iter().chain([Act::Push(next)]).collect();
        }
        if at.linked {
            // Whether that one is linked is read there.
            self.at = Some(Entry {
                index: at.index - 1,
                depth,
                linked: false,
            });
            return vec![Act::Go(-1)];
        }
        self.at = Some(Entry { depth, ..at });
        self.at.map(Act::Mark).into_iter().collect()
    }

    /// The run has gone one page on or back while another page of ours is shown.
    pub fn moved_unseen(&mut self, direction: Direction) {
        self.ahead = None;
        if let Some(at) = &mut self.at {
            at.depth = match direction {
                Direction::Back => at.depth.saturating_sub(1),
                _ => at.depth + 1,
            };
        }
    }

    /// An instance stands where a link has led: its entry is told from those before it.
    pub fn stands(&mut self, shown: Option<Entry>) -> Option<Act> {
        if shown.is_some() {
            return None;
        }
        self.at = Some(self.here(None));
        self.at.map(Act::Mark)
    }

    /// The run cannot go where the browser is: the address comes back.
    pub fn stuck(&mut self) -> Option<Act> {
        let (at, ahead) = (self.at?, self.ahead.take()?);
        if ahead.index + 1 == at.index && at.linked {
            Some(Act::Go(1))
        } else if ahead.index == at.index + 1 && ahead.linked {
            Some(Act::Go(-1))
        } else {
            self.stay(ahead)
        }
    }

    /// A new instance begins, in the entry that is shown.
    pub fn restart(&mut self, shown: Option<Entry>) -> Option<Act> {
        let index = shown.map_or(0, |entry| entry.index);
        *self = Self {
            at: Some(Entry {
                index,
                ..Entry::default()
            }),
            ahead: None,
        };
        shown.and(self.at).map(Act::Mark)
    }

    /// The entry that is shown stands for the page where the run is.
    fn stay(&mut self, entry: Entry) -> Option<Act> {
        let depth = self.at.map_or(entry.depth, |at| at.depth);
        self.at = Some(Entry { depth, ..entry });
        self.at.map(Act::Mark)
    }

    /// Where the run is. An entry without a mark is the first one, or one that a link has led to.
    fn here(&self, shown: Option<Entry>) -> Entry {
        match (self.at, shown) {
            (Some(at), Some(_)) => at,
            (Some(at), None) => Entry {
                index: at.index + 1,
                linked: false,
                ..at
            },
            (None, shown) => shown.unwrap_or_default(),
        }
    }
}
