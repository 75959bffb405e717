//! The start in the browser: read what the page was served with, wait for a good moment, take over.

mod moment;
mod served;

use {
    crate::{
        api::Api,
        browser,
        domain::place,
        state::embed::{self, Attend},
        views::App,
    },
    contact_us_wire::Boot,
    leptos::prelude::*,
    served::Served,
    web_sys::{Document, HtmlElement},
};

/// Id of the element that the server draws the page into.
const ROOT: &str = "app";
/// Id of the inlined data.
const BOOT: &str = "boot";

/// Starts the app. Where anything is missing, the served page stays as it is and goes on working.
pub fn start() {
    console_error_panic_hook::set_once();
    // Not Leptos's own: it is set up when the app is mounted.
    wasm_bindgen_futures::spawn_local(async {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else {
            return;
        };
        let attend = embed::meet(&browser::page::path()).await;
        if let Some(boot) = boot(&document).await {
            moment::when_nothing_is_composed(&document, move || take_over(boot, attend));
        }
    });
}

/// The inlined data; asked for where the page was served without, as while developing.
async fn boot(document: &Document) -> Option<Boot> {
    let inlined = document
        .get_element_by_id(BOOT)
        .and_then(|script| script.text_content());
    match inlined {
        Some(json) => browser::json::read(&json),
        None => Api::new(&place::carried(&browser::page::query()), "")
            .boot()
            .await
            .ok(),
    }
}

/// Draws the app aside and puts it in the place of the served page in one step, so that nothing flashes or jumps.
fn take_over(boot: Boot, attend: Option<Attend>) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let (Some(old), Ok(fresh)) = (
        document.get_element_by_id(ROOT),
        document.create_element("div"),
    ) else {
        return;
    };
    fresh.set_id(ROOT);
    let served = Served::read(&document, &old);
    let typed = served.typed();
    let mounted = leptos::mount::mount_to(
        wasm_bindgen::JsCast::unchecked_into::<HtmlElement>(fresh.clone()),
        move || view! { <App boot typed attend/> },
    );
    // The one leak that is meant: the app lives as long as the page.
    mounted.forget();
    if old.replace_with_with_node_1(&fresh).is_ok() {
        served.give_back(&document);
        let _ = fresh.set_attribute("data-ready", "");
    }
}
