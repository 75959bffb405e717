//! The app's components, drawn natively.

use {
    contact_us::views::served, contact_us_wire::Boot, leptos::prelude::*,
    leptos_router::location::RequestUrl,
};

/// What the app shows at an address, as markup.
///
/// `query` is without `?`. A path that is no route of the app draws the page that says so.
pub fn draw(path: &str, query: &str, boot: Boot) -> String {
    let owner = Owner::new_root(None);
    let address = if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    };
    let html = owner.with(|| {
        provide_context(RequestUrl::new(&address));
        served(boot).to_html()
    });
    owner.cleanup();
    html
}
