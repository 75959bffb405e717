//! The popup: whether it is open, how large, and what going back does.

use {
    super::{Chat, code::Ask},
    crate::{
        browser,
        domain::{chat::Stage, route},
        state::{Local, Watched},
    },
    leptos::prelude::*,
    std::time::Duration,
};

/// The id of the composer's field.
pub const TEXT: &str = "chat-text";
/// The id of the dialog.
pub const DIALOG: &str = "chat";
/// The id of the button that ends the chat.
pub const END: &str = "chat-end";
/// The id of the button that keeps it after all.
pub const KEEP: &str = "chat-keep";
/// The id of the button that opens a minimized popup.
pub const LAUNCHER: &str = "chat-launcher";

/// How the popup is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// It was never opened and does not exist.
    Absent,
    /// It is open.
    Open,
    /// It waits behind its button.
    Minimized,
}

/// The popup's own state.
#[derive(Clone, Copy)]
pub struct Popup {
    face: Watched<Face>,
    full: Watched<bool>,
    /// Whether it stands in the widget's iframe: it takes all of that, and the history is not ours there.
    embedded: bool,
    /// Whether the last entry of the history is ours: going back is to close the popup.
    entered: Local<bool>,
    /// Whether we go back ourselves: the entry behind ours may be the chat's address, and is not to open it again.
    leaving: Local<bool>,
    /// Changes when the customer puts it away.
    puts: Watched<u32>,
}

impl Popup {
    pub(super) fn new(embedded: bool) -> Self {
        Self {
            face: Watched::new(Face::Absent),
            full: Watched::new(false),
            embedded,
            entered: Local::new(false),
            leaving: Local::new(false),
            puts: Watched::new(0),
        }
    }

    /// How it is shown.
    pub fn face(&self) -> Face {
        self.face.get()
    }

    /// Whether it was never opened, as it is now.
    pub fn is_absent(&self) -> bool {
        self.face.get_untracked() == Face::Absent
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.face.get() == Face::Open
    }

    /// How often the customer has put it away: in the widget the panel goes with it.
    pub(in crate::state) fn put_away_times(&self) -> u32 {
        self.puts.get()
    }

    /// Whether it takes the whole screen while it is open.
    pub fn is_full(&self) -> bool {
        self.full.get()
    }

    /// Whether it is open and takes the whole screen: nothing behind it can be used.
    pub fn is_modal(&self) -> bool {
        self.is_open() && self.is_full()
    }

    /// Its size is chosen when it is opened and when the width has changed, never by the height: a keyboard that comes
    /// would make another popup of it.
    pub fn choose_size(&self) {
        let small = self.embedded || browser::viewport::is_small();
        if self.full.get_untracked() != small {
            self.full.set(small);
        }
    }

    /// The popup goes behind its button before the app has ever opened it.
    pub(super) fn wait(&self) {
        if self.face.get_untracked() == Face::Absent {
            self.face.set(Face::Minimized);
        }
    }

    fn is_modal_untracked(self) -> bool {
        untrack(move || self.is_modal())
    }
}

/// What opened the popup.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Opener {
    /// The address, without a press in this app.
    Address,
    /// The Chat option, whose link makes an entry of the history unless the address is the chat's already.
    Option,
    /// The button of a minimized popup.
    Launcher,
}

impl Chat {
    /// Opens the popup. `path` is the address's.
    pub fn open(self, opener: Opener, path: &str) {
        let popup = self.popup;
        let leaving = opener == Opener::Address && popup.leaving.read(|l| *l) == Some(true);
        if leaving || popup.face.get_untracked() == Face::Open {
            return;
        }
        browser::focus::remember();
        let fresh = opener != Opener::Launcher && !self.has_begun();
        let rest = move || {
            if fresh {
                self.pressed();
            }
            self.load();
        };
        if opener == Opener::Address {
            rest();
        } else {
            // Whoever pressed waits for the textbox, and for nothing of that.
            browser::timer::painted(rest);
        }
        popup.choose_size();
        popup.face.set(Face::Open);
        if popup.full.get_untracked() && opener != Opener::Address && !popup.embedded {
            if opener == Opener::Launcher || path == route::CHAT {
                browser::modal::enter();
            }
            popup.entered.change(|e| *e = true);
        }
        // A keyboard that nobody asked for covers what they came to read.
        let field = opener != Opener::Address || browser::page::has_fine_pointer();
        // Within the task of the press, or iOS opens no keyboard; after the effects, which run in the same.
        leptos::task::spawn_local(async move {
            browser::focus::still_by_id(if field { TEXT } else { DIALOG });
        });
    }

    /// Puts the popup behind its button. The conversation goes on.
    pub fn minimize(self) {
        let popup = self.popup;
        let modal = popup.is_modal_untracked();
        popup.face.set(self.put_away());
        if popup.entered.read(|e| *e) == Some(true) {
            popup.entered.change(|e| *e = false);
            if modal {
                popup.leaving.change(|l| *l = true);
                browser::modal::back();
            }
        }
        // Once what is behind can be used again; a panel that goes with it takes the focus after that.
        request_animation_frame(move || {
            browser::focus::give_back(LAUNCHER);
            popup.puts.update(|n| *n = n.wrapping_add(1));
        });
    }

    /// A chat that is over goes with its popup.
    fn put_away(self) -> Face {
        if matches!(self.stage.get_untracked(), Stage::Ended(_)) {
            self.tell(Ask::Leave);
            Face::Absent
        } else {
            Face::Minimized
        }
    }

    /// Esc: takes back the question, or puts the popup away.
    pub fn escape(self) {
        if self.asked_to_end.get_untracked() {
            self.ask_to_end(false);
        } else {
            self.minimize();
        }
    }

    /// A link in the popup leads to another page: a popup that takes the whole screen makes way.
    pub fn make_way(self) {
        if self.popup.is_modal_untracked() {
            self.popup.entered.change(|e| *e = false);
            self.popup.face.set(Face::Minimized);
        }
    }

    /// The host page leads to another page than the chat's.
    pub fn minimize_for_a_page(self) {
        if self.popup.face.get_untracked() == Face::Open {
            self.popup.face.set(self.put_away());
        }
    }

    /// The popup was left open and is looked at again.
    pub fn take_focus(self) {
        let field = browser::page::has_fine_pointer();
        browser::focus::still_by_id(if field { TEXT } else { DIALOG });
    }

    /// Somebody went back: that closes a popup that takes the whole screen.
    pub(super) fn went_back(self) {
        let leaving = self.popup.leaving;
        if leaving.read(|l| *l) == Some(true) {
            // Once all who hear of it have heard.
            let heard = move || {
                leaving.change(|l| *l = false);
            };
            set_timeout(heard, Duration::ZERO);
            return;
        }
        if self.popup.is_modal_untracked() {
            self.popup.entered.change(|e| *e = false);
            self.minimize();
        }
    }
}
