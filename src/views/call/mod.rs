//! Call: the number, for whoever has a phone in the hand and whoever has not.

mod number;
mod own;

use {
    super::{
        node::Node,
        parts::{back_link, line, page_heading, use_title},
    },
    crate::{domain::line, state::Session},
    contact_us_wire::{OptionKind, OptionState},
    number::number_panel,
    own::own_number,
};

/// The page that gives the number to call.
pub fn call_page() -> Node {
    let session = Session::expect();
    use_title("call.title");
    let (call, option, on_request) = session.page(|page| {
        let option = page
            .options
            .iter()
            .chain(&page.after_transfer)
            .find(|option| option.kind == OptionKind::Call);
        (page.call.clone(), option.cloned(), page.call_on_request)
    });
    let closed = option
        .as_ref()
        .is_some_and(|o| matches!(o.state, OptionState::Closed { .. }));
    let lead = match (call.is_some() || on_request, closed) {
        (false, _) => "call.none",
        (true, true) => "call.closed",
        (true, false) if on_request => "call.own",
        (true, false) => "call.lead",
    };
    let now = option.map(|option| {
        let text = session.say(|speak| line::line(&option, speak));
        let reason = (!option.reason.is_empty())
            .then(|| line("cu-note", option.reason.clone()).attr("dir", "auto"));
        Node::Many(vec![line("cu-note", text).into(), reason.into()])
    });
    let panel = if on_request {
        own_number(session, now)
    } else {
        let panel = call.map(|call| number_panel(session, &call, &[], now));
        panel.into()
    };
    Node::Many(vec![
        back_link().into(),
        page_heading("contact.title", false).into(),
        line("cu-lead", session.get(lead)).into(),
        panel,
    ])
}
