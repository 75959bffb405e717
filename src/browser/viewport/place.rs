//! The rules, without a browser.

/// What the browser says of its viewports. Lengths in CSS px.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// Height of the layout viewport, which fixed elements refer to.
    pub layout: f64,
    /// Height of the visual viewport: what can be seen.
    pub height: f64,
    /// How far the visual viewport lies below the layout viewport's top.
    pub offset: f64,
    /// Pinch zoom; 1 is none.
    pub scale: f64,
    /// Whether a field of ours has the focus.
    pub focused: bool,
}

/// Where the visible part of the layout viewport lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Visible {
    /// Its height in CSS px.
    pub height: f64,
    /// Its distance from the layout viewport's top in CSS px.
    pub offset: f64,
    /// Whether something covers the rest, as a keyboard does.
    pub covered: bool,
}

impl Reading {
    /// Where to place what must be seen; none while somebody looks closer: all stays as it is then.
    ///
    /// The offset counts only while a field of ours has the focus and something is covered: iOS 26 goes on naming an
    /// old one after the keyboard has closed.
    pub fn visible(self) -> Option<Visible> {
        if self.zoomed() {
            return None;
        }
        let hidden = self.layout - self.height;
        let covered = hidden > 1.0 && self.focused;
        Some(Visible {
            height: self.height,
            offset: if covered {
                self.offset.min(hidden).max(0.0)
            } else {
                0.0
            },
            covered,
        })
    }

    /// Whether the viewport names an offset that nothing explains.
    pub fn is_stale(self) -> bool {
        self.visible().is_some_and(|v| !v.covered) && self.offset.abs() > 0.5
    }

    /// Whether somebody has pinched to look closer.
    pub fn zoomed(self) -> bool {
        self.scale > 1.01
    }
}

/// Whether the popup takes the whole screen: narrow, or low and touched. Lengths in CSS px.
pub fn takes_all(width: f64, height: f64, coarse: bool) -> bool {
    width <= 640.0 || (coarse && height <= 480.0)
}
