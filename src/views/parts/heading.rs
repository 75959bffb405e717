//! Titles and headings: what tells people where they are.

use {
    super::{icon, span},
    crate::{
        browser,
        domain::{outcome::Phase, route},
        state::{Chat, Session, Trouble},
        views::node::{Element, effect, tag},
    },
};

/// The heading of a page. It takes the focus when it comes after the first page, so that a change of page is heard.
///
/// `text` is the key of its words; a mark says that something was accepted.
pub fn page_heading(text: &'static str, mark: bool) -> Element {
    named_heading(Session::expect().get(text), mark)
}

/// The same with words that are not ours.
pub fn named_heading(text: String, mark: bool) -> Element {
    if Session::expect().is_settled() {
        effect(browser::focus::heading);
    }
    tag("h1")
        .class("cu-heading")
        .attr("tabindex", "-1")
        .child(mark.then(|| span("cu-mark", icon("done"))))
        .child(text)
}

/// Keeps the document's title true while a page is shown.
pub fn use_title(page: &'static str) {
    titled(Session::expect().get(page), Box::new(|| false));
}

/// The same for a page with a form, which says when something was refused.
pub fn use_form_title(name: String, trouble: Trouble) {
    let refused = move || trouble.phase().with(Phase::is_refused);
    titled(name, Box::new(refused));
}

fn titled(name: String, refused: Box<dyn Fn() -> bool>) {
    let (session, chat) = (Session::expect(), Chat::expect());
    effect(move || {
        let boot = session.boot();
        let error = refused();
        let organisation = &boot.page.account.organisation;
        let title = route::named_title(&boot.words, organisation, &name, error);
        let title = match chat.unread.get() {
            0 => title,
            n => ["(", &n.to_string(), ") ", &title].concat(),
        };
        browser::page::set_title(&title);
    });
}
