//! What stands on the options of the place.

use {
    super::line,
    crate::{
        state::{Here, Session},
        views::node::{Node, effect, tag, when_changed},
    },
};

/// A page that shows what its place offers: drawn once that is known.
pub fn placed(page: fn() -> Node) -> Node {
    let session = Session::expect();
    effect(move || session.look());
    when_changed(
        move || session.here(),
        move |here| match here {
            Here::Known(_) => page(),
            Here::Looking => line("cu-lead", session.get("interaction.busy"))
                .attr("role", "status")
                .into(),
            Here::Failed(sentence) => failed(session, sentence),
        },
    )
}

/// What to do, and the way to do it.
fn failed(session: Session, sentence: String) -> Node {
    let button = tag("button")
        .class("cu-button")
        .attr("type", "button")
        .on("click", move |_| session.look())
        .child(session.get("interaction.retry"));
    let note = line("cu-lead", sentence).attr("role", "alert");
    Node::from_iter([note, button])
}
