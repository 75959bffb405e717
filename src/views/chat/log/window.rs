//! The window on the log. Ten thousand entries stand in stretches of which only those near the reader are drawn; the
//! others keep their height. Nothing moves under whoever reads: what they look at is held where it is.

use {
    super::{row::row, stretch::Stretch},
    crate::{
        browser,
        state::{Chat, Session},
        views::node::document::Built,
    },
    contact_us_wire::chat::Entry,
    leptos::{
        prelude::*,
        tachys::view::{Mountable, Render},
    },
    std::cell::Cell,
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
/// What scrolls within this time after a touch is scrolled by hand, in ms.
const BY_HAND: i64 = 500;

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
    /// When the reader touched the log last, UTC milliseconds.
    touched: i64,
    /// How high all of it and what is seen of it were when the reader was taken to the end, in px.
    size: Cell<(i32, i32)>,
    /// Whether anything was drawn yet: what is drawn anew is not news.
    filled: bool,
    /// The first and the last entry when all was drawn.
    settled: (u64, u64),
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
            touched: 0,
            size: Cell::new((0, 0)),
            filled: false,
            settled: (0, 0),
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
        // Most of what changes in a conversation changes nothing here: a letter is typed, a message was read.
        if std::mem::replace(&mut self.settled, (first, last)) == (first, last) {
            return false;
        }
        let begun = !self.stretches.is_empty();
        if begun && (first > self.first() || last < self.last()) {
            self.clear();
        }
        let begun = begun && !self.stretches.is_empty();
        let fresh = !std::mem::replace(&mut self.filled, true);
        let is_news = fresh && first == 1 && self.chat.is_born_here();
        if begun {
            if first < self.first() {
                let held = self.held();
                self.add_before(first, self.first() - 1);
                self.put_back(held);
            }
        } else if !is_news {
            self.add_before(first, last);
        }
        let newer = begun && last > self.last();
        while self.last() < last {
            let next = self.last() + 1;
            self.add_behind(next, entries, first);
        }
        self.draw(entries);
        newer
    }

    /// Nothing is seen: all is to be drawn when it is seen again.
    pub fn hide(&mut self) {
        self.settled = (0, 0);
    }

    fn clear(&mut self) {
        self.hide();
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
        let at_end = self.at_end;
        let fits = self.stretches.last().is_some_and(|last| {
            // Those that nobody sees yet stand together; the first that is seen at once begins anew.
            let same = if last.is_drawn() {
                !last.quiet
            } else {
                !at_end
            };
            same && seq < last.first + STRETCH
        });
        if !fits {
            let at = self.stretches.len();
            if let Some(stretch) = self.place(at, seq, seq, !at_end) {
                self.stretches.push(stretch);
            }
        }
        let Some(last) = self.stretches.last_mut() else {
            return;
        };
        last.last = seq;
        if at_end || last.is_drawn() {
            let rows = self.rows(seq, seq, entries, first);
            if let Some(last) = self.stretches.last_mut() {
                last.add(rows);
            }
        } else if fits {
            last.height += GUESS;
            last.hold();
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
            let held = self.held();
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
            self.put_back(held);
            if !changed {
                break;
            }
        }
        if self.at_end {
            self.to_end();
        }
    }

    /// What the reader looks at, and where it is; none for one at the end, who stays there.
    fn held(&self) -> Option<(HtmlElement, i32)> {
        let top = self.scroller.scroll_top();
        let drawn = self.stretches.iter().filter(|stretch| stretch.is_drawn());
        let mut seen = drawn
            .filter(|stretch| stretch.element.offset_top() + stretch.element.offset_height() > top);
        let element = &seen.next().filter(|_| !self.at_end)?.element;
        Some((element.clone(), element.offset_top()))
    }

    /// Scrolls by as much as what the reader looks at was moved.
    fn put_back(&self, held: Option<(HtmlElement, i32)>) {
        if let Some((element, before)) = held {
            let moved = element.offset_top() - before;
            if moved != 0 {
                let top = self.scroller.scroll_top() + moved;
                self.scroller.set_scroll_top(top);
            }
        }
    }

    /// The reader has scrolled; whether older entries are wanted.
    pub fn scrolled(&mut self) -> bool {
        let (top, seen) = (self.scroller.scroll_top(), self.scroller.client_height());
        let before = std::mem::replace(&mut self.top, top);
        let all = self.scroller.scroll_height();
        let is_near = all - top - seen <= END;
        // Only going up leads away from the end. Where something went the browser moves the reader up, too, and what
        // came in the same moment is below them then: that is not their doing.
        let by_itself =
            self.size.get() != (all, seen) && browser::clock::now() - self.touched > BY_HAND;
        self.at_end = is_near || (self.at_end && (top >= before || by_itself));
        if self.at_end && !is_near {
            self.to_end();
        }
        top < MARGIN
    }

    /// The reader touches the log: by wheel, finger, key or scroll bar.
    pub fn touch(&mut self) {
        self.touched = browser::clock::now();
    }

    /// Goes to the end.
    pub fn to_end(&self) {
        let all = self.scroller.scroll_height();
        self.size.set((all, self.scroller.client_height()));
        self.scroller.set_scroll_top(all);
    }
}
