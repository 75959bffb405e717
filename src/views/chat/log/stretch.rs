//! A stretch of the log: drawn, or as high as it was when it was drawn last.

use {crate::views::node::document::Built, leptos::tachys::view::Mountable, web_sys::HtmlElement};

/// Entries that are drawn and let go together.
pub struct Stretch {
    /// Where they stand.
    pub element: HtmlElement,
    /// The number of the first one.
    pub first: u64,
    /// The number of the last one.
    pub last: u64,
    /// In px, as it was drawn last.
    pub height: i32,
    /// None while they are not drawn.
    pub rows: Vec<Built>,
    /// What is drawn here is not news: nobody is told.
    pub quiet: bool,
}

impl Stretch {
    /// Whether they are drawn.
    pub fn is_drawn(&self) -> bool {
        !self.rows.is_empty()
    }

    /// Nobody is told of what is drawn here.
    pub fn hush(&mut self) {
        if !self.quiet {
            self.quiet = true;
            let _ = self.element.set_attribute("aria-live", "off");
        }
    }

    /// Keeps its height while nothing is drawn in it.
    pub fn hold(&self) {
        let height = self.height.to_string() + "px";
        let _ = self.element.style().set_property("height", &height);
    }

    /// Puts rows behind those that are there.
    pub fn add(&mut self, rows: Vec<Built>) {
        if !self.is_drawn() {
            let _ = self.element.style().remove_property("height");
        }
        for mut row in rows {
            row.mount(&self.element, None);
            self.rows.push(row);
        }
    }
}
