//! Titles and headings: what tells people where they are.

use {
    super::Icon,
    crate::{browser, domain::route, state::Session},
    leptos::{html, prelude::*},
};

/// The heading of a page. It takes the focus when it comes after the first page, so that a change of page is heard.
#[component]
pub fn PageHeading(
    /// The key of its words.
    text: &'static str,
    /// Whether a mark says that something was accepted.
    #[prop(optional)]
    mark: bool,
) -> impl IntoView {
    let session = Session::expect();
    let heading = NodeRef::<html::H1>::new();
    let fresh = session.is_settled();
    Effect::new(move || {
        if fresh && let Some(heading) = heading.get() {
            browser::focus::still(&heading);
        }
    });
    view! {
        <h1 class="cu-heading" tabindex="-1" node_ref=heading>
            {mark.then(|| view! { <span class="cu-mark"><Icon name="done"/></span> })}
            {session.get(text)}
        </h1>
    }
}

/// Keeps the document's title true while a page is shown.
pub fn use_title(page: &'static str, error: impl Fn() -> bool + 'static) {
    let session = Session::expect();
    Effect::new(move || {
        let boot = session.boot();
        let organisation = &boot.page.account.organisation;
        browser::page::set_title(&route::document_title(
            &boot.words,
            organisation,
            page,
            error(),
        ));
    });
}
