//! No page at this address.

use {
    super::{
        node::Node,
        parts::{button_link, line, page_heading, use_title},
    },
    crate::state::Session,
};

/// Says that there is no such page, and leads to the one that helps.
pub fn missing_page() -> Node {
    let session = Session::expect();
    use_title("missing.title");
    Node::from_iter([
        page_heading("missing.title", false),
        line("cu-lead", session.get("missing.lead")),
        button_link("cu-button", session.link("/"), session.get("missing.home")),
    ])
}
