//! The start in the browser: read what the page was served with, wait for a good moment, take over.

mod moment;
mod served;

use {
    crate::{
        api::Api,
        browser::{self, later::Missing, served::ROOT},
        domain::{
            place,
            route::{self, Route},
        },
        state::{
            Session,
            embed::{self, Attend},
        },
        views::{
            app,
            pages::{self, Draw},
        },
    },
    contact_us_wire::Start,
    served::Served,
    web_sys::HtmlElement,
};

/// What came of loading the pages behind the Contact Us page; none where that was not needed.
type Found = Option<Result<Draw, Missing>>;

/// Starts the app. Where anything is missing, the served page stays as it is and goes on working.
pub fn start() {
    console_error_panic_hook::set_once();
    // Not Leptos's own: it is set up when the app is mounted.
    wasm_bindgen_futures::spawn_local(async {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else {
            return;
        };
        let attend = embed::meet(&browser::page::path()).await;
        if let Some((boot, found)) = load().await {
            moment::when_nothing_is_composed(&document, move || take_over(boot, found, attend));
        }
    });
}

/// The data, which is asked for where the page was served without, and what the page needs to be drawn.
async fn load() -> Option<(Start, Found)> {
    let query = browser::page::query();
    let data = browser::served::data();
    let boot: Start = match &data {
        Some(json) => browser::json::read(json)?,
        None => Api::new(&place::carried(&query), "").boot().await.ok()?,
    };
    let has = |name: &str| {
        data.as_ref()
            .is_some_and(|json| browser::json::has(json, name))
    };
    let path = browser::page::path();
    if !pages::needed(&boot.page, &path, &query, has("answer")) {
        return Some((boot, None));
    }
    let found = pages::code().await;
    // These pages say nothing without the app, so it says what is wrong.
    let empty = match Route::of(&route::plain(&path)) {
        Some(Route::CallbackStatus(_)) => true,
        Some(Route::Interaction(_)) => !has("standing"),
        _ => false,
    };
    (found.is_ok() || empty).then_some((boot, Some(found)))
}

/// Draws the app aside and puts it in the place of the served page in one step, so that nothing flashes or jumps.
fn take_over(boot: Start, found: Found, attend: Option<Attend>) {
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
    let mounted = leptos::mount::mount_to(
        wasm_bindgen::JsCast::unchecked_into::<HtmlElement>(fresh.clone()),
        move || app(Session::provide(boot), found, attend),
    );
    // The one leak that is meant: the app lives as long as the page.
    mounted.forget();
    if old.replace_with_with_node_1(&fresh).is_ok() {
        served.give_back(&document);
        let _ = fresh.set_attribute("data-ready", "");
    }
}
