//! What a page draws again and again is not held once it is gone.

use {
    contact_us::views::node::{Node, effect, live, tag},
    leptos::{
        mount::mount_to_body,
        prelude::{Get, Owner, RwSignal},
        tachys::view::{Mountable, Render},
        task::tick,
    },
    wasm_bindgen_test::wasm_bindgen_test,
};

/// Draws something in a part of the page and takes it away, so many times; tells by how many pages of 64 KiB the memory has
/// grown.
async fn drawn(times: usize, draw: impl Fn() -> Node) -> usize {
    let before = core::arch::wasm32::memory_size(0);
    for _ in 0..times {
        let part = Owner::new();
        part.with(|| draw().build().unmount());
        // An effect lives on until its task has run.
        tick().await;
        part.cleanup();
        tick().await;
    }
    core::arch::wasm32::memory_size(0) - before
}

/// Each kind of effect, and a signal that never changes: what is drawn first makes room for all that follows.
#[wasm_bindgen_test]
async fn an_effect_leaves_the_signals_that_it_followed() {
    mount_to_body(|| ()); // sets up what runs the effects
    let page = Owner::new();
    let still = page.with(|| RwSignal::new(1));
    let shown = move || -> Node { live(move || still.get().to_string()) };
    let named = move || -> Node {
        tag("p")
            .live("title", move || Some(still.get().to_string()))
            .into()
    };
    let typed = move || -> Node { tag("input").typed(move || still.get().to_string()).into() };
    let watched = move || -> Node {
        effect(move || {
            still.get();
        });
        Node::Nothing
    };
    let kinds: [(&str, &dyn Fn() -> Node); 4] = [
        ("text", &shown),
        ("attribute", &named),
        ("field", &typed),
        ("effect", &watched),
    ];
    for (kind, draw) in kinds {
        drawn(500, draw).await;
        let grown = drawn(5_000, draw).await;
        assert!(grown <= 1, "{kind}: {grown} pages of memory");
    }
}
