//! Titles and headings: what tells people where they are.

use {
    super::{icon, span},
    crate::{
        browser,
        domain::{outcome::Phase, route},
        state::{Chat, Form, Session},
        views::node::{Element, effect, tag},
    },
};

/// The heading of a page. It takes the focus when it comes after the first page, so that a change of page is heard.
///
/// `text` is the key of its words; a mark says that something was accepted.
pub fn page_heading(text: &'static str, mark: bool) -> Element {
    let session = Session::expect();
    if session.is_settled() {
        effect(browser::focus::heading);
    }
    tag("h1")
        .class("cu-heading")
        .attr("tabindex", "-1")
        .child(mark.then(|| span("cu-mark", icon("done"))))
        .child(session.get(text))
}

/// Keeps the document's title true while a page is shown; that of a form says when something was refused.
pub fn use_title(page: &'static str, form: Option<Form>) {
    let (session, chat) = (Session::expect(), Chat::expect());
    effect(move || {
        let boot = session.boot();
        let error = form.is_some_and(|form| form.phase().with(Phase::is_refused));
        let organisation = &boot.page.account.organisation;
        let title = route::document_title(&boot.words, organisation, page, error);
        let title = match chat.unread.get() {
            0 => title,
            n => ["(", &n.to_string(), ") ", &title].concat(),
        };
        browser::page::set_title(&title);
    });
}
