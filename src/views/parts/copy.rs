//! A button that copies.

use {
    super::{icon, span},
    crate::{
        browser,
        state::{Session, Watched},
        views::node::{Element, live, tag},
    },
};

/// Copies a text and says whether it worked. Without script there is nothing that it could do: it is hidden then.
///
/// `label` is the key of its name; `done` and `failed` are the keys of what it says.
pub fn copy_button(
    text: String,
    label: &'static str,
    done: &'static str,
    failed: &'static str,
) -> Element {
    let session = Session::expect();
    let said = Watched::new(String::new());
    let copy = move |_| {
        let text = text.clone();
        said.set(String::new());
        leptos::task::spawn_local(async move {
            let worked = browser::clipboard::copy(&text).await;
            said.try_set(session.get(if worked { done } else { failed }));
        });
    };
    let button = tag("button")
        .class("cu-button cu-button--small")
        .attr("type", "button")
        .on("click", copy)
        .child(icon("copy"))
        .child(session.get(label));
    let said = span("cu-copy__said", live(move || said.get())).attr("role", "status");
    span("cu-copy cu-needs-script", button).child(said)
}
