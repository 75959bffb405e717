//! The window on the log. Ten thousand entries stand in stretches of which only those near the reader are drawn; the
//! others keep their height. Nothing moves under whoever reads: what they look at is held where it is.

use {
    super::row::row,
    crate::{
        state::{Chat, Session},
        views::node::document::Built,
    },
    contact_us_wire::chat::Entry,
    leptos::{
        prelude::*,
        tachys::view::{Mountable, Render},
    },
    wasm_bindgen::JsCast,
    web_sys::HtmlElement,
};

/// Entries in a stretch.
const STRETCH: u64 = 40;
/// The height of an entry that was never drawn, in px.
const GUESS: i32 = 56;
/// What is drawn above and below what is seen, in px.
const MARGIN: i32 = 900;
/// The reader is at the end when no more than this is below, in px.
const END: i32 = 48;

/// The window.
pub struct Window {
    scroller: HtmlElement,
    list: HtmlElement,
    stretches: Vec<Stretch>,
    owner: Owner,
    session: Session,
    chat: Chat,
    /// Whether the reader is at the end, and goes on being there.
    pub at_end: bool,
    /// Where the reader was last, in px.
    top: i32,
}

struct Stretch {
    element: HtmlElement,
    first: u64,
    last: u64,
    /// In px, as it was drawn last.
    height: i32,
    rows: Vec<Built>,
    /// What is drawn here is not news: nobody is told.
    quiet: bool,
}

impl Stretch {
    fn is_drawn(&self) -> bool {
        !self.rows.is_empty()
    }
}

impl Window {
    /// A window that scrolls in one element and draws into another.
    pub fn new(scroller: HtmlElement, list: HtmlElement, session: Session, chat: Chat) -> Self {
        Self {
            scroller,
            list,
            stretches: Vec::new(),
            owner: Owner::current().unwrap_or_default(),
            session,
            chat,
            at_end: true,
            top: 0,
        }
    }

    fn first(&self) -> u64 {
        self.stretches.first().map_or(0, |stretch| stretch.first)
    }

    fn last(&self) -> u64 {
        self.stretches.last().map_or(0, |stretch| stretch.last)
    }

    /// Takes over what has changed in the log; whether there are newer entries than before.
    pub fn follow(&mut self, entries: &[Entry]) -> bool {
        let (Some(first), Some(last)) = (entries.first(), entries.last()) else {
            self.clear();
            return false;
        };
        let (first, last) = (first.seq, last.seq);
        let begun = !self.stretches.is_empty();
        if begun && (first > self.first() || last < self.last()) {
            self.clear();
        }
        let begun = begun && !self.stretches.is_empty();
        if !begun {
            self.add_before(first, last);
        } else if first < self.first() {
            self.add_before(first, self.first() - 1);
        }
        let newer = begun && last > self.last();
        while self.last() < last {
            let next = self.last() + 1;
            self.add_behind(next, entries, first);
        }
        self.draw(entries);
        newer
    }

    fn clear(&mut self) {
        for stretch in self.stretches.drain(..) {
            stretch.element.remove();
        }
    }

    fn place(&self, at: usize, first: u64, last: u64, quiet: bool) -> Option<Stretch> {
        let document = self.list.owner_document()?;
        let element: HtmlElement = document.create_element("div").ok()?.dyn_into().ok()?;
        let before = self.stretches.get(at).map(|next| next.element.as_ref());
        self.list.insert_before(&element, before).ok()?;
        let rows = i32::try_from(last + 1 - first).unwrap_or(i32::MAX);
        let mut stretch = Stretch {
            element,
            first,
            last,
            height: rows.saturating_mul(GUESS),
            rows: Vec::new(),
            quiet: false,
        };
        if quiet {
            stretch.hush();
        }
        stretch.hold();
        Some(stretch)
    }

    /// Older entries, and those that were there before the page.
    fn add_before(&mut self, first: u64, last: u64) {
        let mut end = last + 1;
        while end > first {
            let begin = end.saturating_sub(STRETCH).max(first);
            let Some(stretch) = self.place(0, begin, end - 1, true) else {
                return;
            };
            self.stretches.insert(0, stretch);
            end = begin;
        }
    }

    /// A new entry. It is read out, if it is drawn at once.
    fn add_behind(&mut self, seq: u64, entries: &[Entry], first: u64) {
        let fits = self
            .stretches
            .last()
            .is_some_and(|last| !last.quiet && last.is_drawn() && seq < last.first + STRETCH);
        if !fits {
            let at = self.stretches.len();
            if let Some(stretch) = self.place(at, seq, seq, !self.at_end) {
                self.stretches.push(stretch);
            }
        }
        let rows = self.rows(seq, seq, entries, first);
        let at_end = self.at_end;
        if let Some(last) = self.stretches.last_mut() {
            last.last = seq;
            if at_end || last.is_drawn() {
                last.add(rows);
            }
        }
    }

    fn rows(&self, first: u64, last: u64, entries: &[Entry], zero: u64) -> Vec<Built> {
        let at = |seq: u64| usize::try_from(seq - zero).unwrap_or(usize::MAX);
        self.owner.with(|| {
            (first..=last)
                .filter_map(|seq| {
                    let before = seq.checked_sub(zero + 1).map(|_| at(seq - 1));
                    let before = before.and_then(|before| entries.get(before));
                    let row = row(self.session, self.chat, before, entries.get(at(seq))?);
                    Some(row.build())
                })
                .collect()
        })
    }

    /// Draws what is near the reader, and lets go of the rest.
    pub fn draw(&mut self, entries: &[Entry]) {
        let Some(zero) = entries.first().map(|entry| entry.seq) else {
            return;
        };
        for _ in 0..3 {
            if self.at_end {
                self.to_end();
            }
            let (top, seen) = (self.scroller.scroll_top(), self.scroller.client_height());
            let held = self.held(top);
            let mut changed = false;
            let mut from = self.list.offset_top();
            for at in 0..self.stretches.len() {
                let stretch = &mut self.stretches[at];
                if stretch.is_drawn() {
                    stretch.height = stretch.element.offset_height();
                }
                let near = from < top + seen + MARGIN && from + stretch.height > top - MARGIN;
                from += stretch.height;
                if near && !stretch.is_drawn() {
                    let (first, last) = (stretch.first, stretch.last);
                    let rows = self.rows(first, last, entries, zero);
                    self.stretches[at].hush();
                    self.stretches[at].add(rows);
                    changed = true;
                } else if !near && stretch.is_drawn() {
                    stretch.rows.drain(..).for_each(|mut row| row.unmount());
                    stretch.hold();
                }
            }
            if let (Some((element, before)), false) = (held, self.at_end) {
                let now = element.offset_top();
                if now != before {
                    self.scroller.set_scroll_top(top + now - before);
                }
            }
            if !changed {
                break;
            }
        }
        if self.at_end {
            self.to_end();
        }
    }

    /// What the reader looks at, and where it is.
    fn held(&self, top: i32) -> Option<(HtmlElement, i32)> {
        let drawn = self.stretches.iter().filter(|stretch| stretch.is_drawn());
        let mut seen = drawn
            .filter(|stretch| stretch.element.offset_top() + stretch.element.offset_height() > top);
        let element = &seen.next()?.element;
        Some((element.clone(), element.offset_top()))
    }

    /// The reader has scrolled; whether older entries are wanted.
    pub fn scrolled(&mut self) -> bool {
        let (top, seen) = (self.scroller.scroll_top(), self.scroller.client_height());
        let before = std::mem::replace(&mut self.top, top);
        // What has grown meanwhile does not lead away from the end; only going up does.
        self.at_end =
            self.scroller.scroll_height() - top - seen <= END || (self.at_end && top >= before);
        top < MARGIN
    }

    /// Goes to the end.
    pub fn to_end(&self) {
        self.scroller.set_scroll_top(self.scroller.scroll_height());
    }
}

impl Stretch {
    fn hush(&mut self) {
        if !self.quiet {
            self.quiet = true;
            let _ = self.element.set_attribute("aria-live", "off");
        }
    }

    /// Keeps its height while nothing is drawn in it.
    fn hold(&self) {
        let height = self.height.to_string() + "px";
        let _ = self.element.style().set_property("height", &height);
    }

    fn add(&mut self, rows: Vec<Built>) {
        if !self.is_drawn() {
            let _ = self.element.style().remove_property("height");
        }
        for mut row in rows {
            row.mount(&self.element, None);
            self.rows.push(row);
        }
    }
}
