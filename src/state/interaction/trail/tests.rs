use {
    super::{Act, Entry, Trail},
    contact_us_wire::interaction::Direction::{self, Back, Next},
    proptest::prelude::*,
};

/// A tab in which an Interaction is walked: the browser's entries, and how deep the run stands.
#[derive(Default)]
struct Tab {
    /// What stands in each entry; those of other pages between them count, too.
    entries: Vec<(bool, Option<Entry>)>,
    shown: usize,
    trail: Trail,
    depth: u32,
    /// The navigations that the server was asked for.
    asked: Vec<Direction>,
}

impl Tab {
    fn open() -> Self {
        let mut tab = Self {
            entries: vec![(true, None)],
            ..Self::default()
        };
        tab.trail.shows(None);
        tab
    }

    fn mark(&self) -> Option<Entry> {
        self.entries[self.shown].1
    }

    fn act(&mut self, acts: impl IntoIterator<Item = Act>) {
        for act in acts {
            match act {
                Act::Mark(entry) => self.entries[self.shown].1 = Some(entry),
                Act::Push(entry) => self.link(true, Some(entry)),
                Act::Go(by) => self.browse(by),
            }
        }
    }

    /// A new entry: a page of ours, or another one.
    fn link(&mut self, ours: bool, entry: Option<Entry>) {
        self.entries.truncate(self.shown + 1);
        self.entries.push((ours, entry));
        self.shown += 1;
    }

    /// The browser's Back and Forward. False where there is nothing.
    fn browse(&mut self, by: i32) {
        let to = i32::try_from(self.shown).unwrap() + by;
        let Some(to) = usize::try_from(to)
            .ok()
            .filter(|to| *to < self.entries.len())
        else {
            return;
        };
        self.shown = to;
        if self.entries[to].0 {
            let act = self.trail.shows(self.mark());
            self.act(act);
            self.walk_on();
        }
    }

    fn walk_on(&mut self) {
        while let Some(direction) = self.trail.wanted() {
            if direction == Back && self.depth == 0 {
                let act = self.trail.stuck();
                self.act(act);
            } else {
                self.press(direction);
            }
        }
    }

    /// A navigation that leads to another page.
    fn press(&mut self, direction: Direction) {
        self.asked.push(direction);
        match direction {
            Back => self.depth -= 1,
            _ => self.depth += 1,
        }
        let acts = self.trail.moved(direction, self.mark());
        self.act(acts);
    }
}

fn walked(presses: usize) -> Tab {
    let mut tab = Tab::open();
    for _ in 0..presses {
        tab.press(Next);
    }
    tab.asked.clear();
    tab
}

#[test]
fn the_browsers_back_and_forward_are_back_and_next() {
    let mut tab = walked(3);
    tab.browse(-1);
    assert_eq!((tab.asked.as_slice(), tab.depth), (&[Back][..], 2));
    tab.browse(1);
    assert_eq!((tab.asked.as_slice(), tab.depth), (&[Back, Next][..], 3));
    tab.browse(-3);
    assert_eq!(tab.depth, 0);
    assert_eq!(tab.asked[2..], [Back, Back, Back]);
}

#[test]
fn the_pages_own_back_takes_the_address_along_and_is_done_once() {
    let mut tab = walked(2);
    tab.press(Back);
    assert_eq!(
        (tab.asked.as_slice(), tab.shown, tab.depth),
        (&[Back][..], 1, 1)
    );
    tab.browse(-1);
    assert_eq!((tab.asked.len(), tab.shown, tab.depth), (2, 0, 0));
}

#[test]
fn from_the_first_page_back_leaves() {
    let mut tab = walked(1);
    tab.browse(-1);
    assert_eq!(tab.shown, 0, "what is before it is not ours");
    assert_eq!(tab.asked, [Back]);
}

#[test]
fn where_the_run_cannot_go_the_address_comes_back() {
    let mut tab = walked(2);
    tab.shown = 1;
    assert_eq!(tab.trail.shows(tab.mark()), None);
    assert_eq!(tab.trail.wanted(), Some(Back));
    assert_eq!(tab.trail.stuck(), Some(Act::Go(1)));
    assert_eq!((tab.trail.wanted(), tab.trail.stuck()), (None, None));
    tab.browse(1);
    assert!(tab.asked.is_empty());
    tab.browse(-1);
    tab.shown = 2;
    tab.trail.shows(tab.mark());
    assert_eq!(tab.trail.wanted(), Some(Next));
    assert_eq!(tab.trail.stuck(), Some(Act::Go(-1)));
}

#[test]
fn a_press_whose_answer_comes_after_the_browser_has_gone_ends_where_the_browser_is() {
    let mut tab = walked(2);
    // Next is on its way when the browser goes back.
    tab.shown = 1;
    tab.trail.shows(tab.mark());
    tab.press(Next);
    tab.walk_on();
    assert_eq!((tab.depth, tab.shown, tab.entries.len()), (1, 1, 3));
}

#[test]
fn contact_us_and_the_browsers_back_ask_for_nothing() {
    let mut tab = walked(2);
    tab.link(false, None);
    tab.browse(-1);
    assert!(tab.asked.is_empty());
    tab.browse(-1);
    assert_eq!(tab.asked, [Back]);
}

#[test]
fn a_link_back_is_an_entry_of_its_own_and_going_back_over_it_never_goes_on() {
    let mut tab = walked(2);
    tab.link(false, None);
    tab.link(true, None);
    let act = tab.trail.stands(tab.mark());
    tab.act(act);
    tab.press(Back);
    assert_eq!((tab.shown, tab.depth), (4, 1), "there is no entry to go to");
    tab.browse(-1);
    tab.browse(-1);
    assert_eq!((tab.shown, tab.depth), (2, 1), "it stays where it stands");
    tab.browse(-1);
    tab.browse(-1);
    assert_eq!((tab.shown, tab.depth), (0, 0));
    assert_eq!(tab.asked, [Back, Back]);
}

#[test]
fn a_reload_stays_and_what_is_before_it_is_still_known() {
    let mut tab = walked(2);
    tab.trail = Trail::default();
    assert_eq!(tab.trail.shows(tab.mark()), None);
    tab.browse(-1);
    assert_eq!((tab.asked.as_slice(), tab.depth), (&[Back][..], 1));
}

#[test]
fn an_entry_is_read_as_it_was_written_and_what_others_wrote_is_none_of_ours() {
    let tab = walked(2);
    let entry = tab.mark().unwrap();
    assert_eq!(Entry::read(&entry.written()), Some(entry));
    for other in ["", "1", "1.2", "a.b.c", "chat", "-1.0.0"] {
        assert_eq!(Entry::read(other), None, "{other}");
    }
}

proptest! {
    /// Whatever is pressed, the run and the browser agree at the end, and Back never goes on, nor Forward back.
    #[test]
    fn whatever_is_pressed_the_run_follows(presses in prop::collection::vec(0_u8..6, 1..60)) {
        let mut tab = Tab::open();
        for press in presses {
            tab.asked.clear();
            let ours = tab.entries[tab.shown].0;
            match press {
                0 | 1 if ours => tab.press(Next),
                2 if ours && tab.depth > 0 => tab.press(Back),
                3 => {
                    tab.browse(-1);
                    prop_assert!(!tab.asked.contains(&Next));
                }
                4 => {
                    tab.browse(1);
                    prop_assert!(!tab.asked.contains(&Back));
                }
                5 if ours => tab.link(false, None),
                5 => {
                    tab.link(true, None);
                    let act = tab.trail.stands(tab.mark());
                    tab.act(act);
                }
                _ => {}
            }
            prop_assert_eq!(tab.trail.wanted(), None);
            if let Some(at) = tab.trail.at {
                prop_assert_eq!(at.depth, tab.depth);
            }
        }
    }
}
