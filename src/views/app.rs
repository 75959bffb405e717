//! The app: one router over all pages.

use {
    super::{
        chat::chat_popup,
        contact::contact_page,
        node::{Node, effect, when_changed},
        pages::{Draw, Pages, Shown, Wanted},
        parts::{placed, retry},
        shell::shell,
    },
    crate::{
        browser::later::Missing,
        domain::route::Route,
        state::{Chat, Session, embed::Attend},
    },
};

/// The customer app. `found` is what came of loading the pages behind the Contact Us page, where they were; `attend` goes on
/// with the app inside the widget, where the loader was met.
pub fn app(session: Session, found: Option<Result<Draw, Missing>>, attend: Option<Attend>) -> Node {
    let pages = Pages::provide(session, found);
    let chat = Chat::provide(session);
    if let Some(attend) = attend {
        attend(session);
    }
    effect(move || {
        session.settle();
        session.look_as_mobile();
        chat.start();
    });
    effect(move || {
        session.came();
        chat.placed();
    });
    Node::Many(vec![
        shell(session, page(session, pages)),
        chat_popup(session),
    ])
}

/// The app as the server draws it.
#[cfg(feature = "ssr")]
pub fn served(boot: contact_us_wire::Boot) -> Node {
    let (start, along) = boot.parts();
    let session = Session::provide(start);
    session.along().fill(along);
    app(session, Some(Ok(super::pages::here())), None)
}

/// The page of the address.
///
/// The router keeps history and links; which page an address shows is [`Route::of`]'s to say. Typed routes say the same
/// a second time, for 14 kB to load (wasm, brotli).
fn page(session: Session, pages: Pages) -> Node {
    when_changed(
        move || pages.shown(Route::of(&session.address().path())),
        move |shown| match shown {
            Shown::Nothing => Node::Nothing,
            Shown::Contact => placed(contact_page),
            Shown::Page(route) => pages.part(Wanted::Page(route.as_ref())),
            Shown::Missing => retry(session, "page.missing", move || pages.load()).into(),
        },
    )
}
