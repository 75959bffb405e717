//! The app: one router over all pages.

use {
    super::{
        call::call_page,
        callback::{callback_page, callback_status_page},
        chat::chat_popup,
        contact::contact_page,
        email::email_page,
        interaction::interaction_page,
        missing::missing_page,
        node::{Node, effect, when_changed},
        parts::placed,
        shell::shell,
    },
    crate::{
        domain::{fields::Input, route::Route},
        state::{Calling, Chat, Forms, Player, Session, TransferCall, embed::Attend},
    },
    contact_us_wire::Boot,
    leptos::prelude::*,
};

/// The customer app.
#[component]
pub fn App(
    /// What the page was served with.
    boot: Boot,
    /// What stood in the served page's fields when the app took over.
    #[prop(optional)]
    typed: Input,
    /// Goes on with the app inside the widget, where the loader was met.
    #[prop(optional_no_strip)]
    attend: Option<Attend>,
) -> impl IntoView {
    let session = Session::provide(boot);
    Forms::provide(session, &typed);
    let player = Player::provide(session, &typed);
    let transfer = TransferCall::provide(session);
    Calling::provide(session);
    let chat = Chat::provide(session);
    if let Some(attend) = attend {
        attend(session);
    }
    effect(move || {
        session.settle();
        session.look_as_mobile();
        player.follow_browser();
        chat.start();
    });
    effect(move || {
        session.came();
        chat.placed();
        transfer.placed();
    });
    Node::Many(vec![shell(session, page(session)), chat_popup(session)])
}

/// The page of the address.
///
/// The router keeps history and links; which page an address shows is [`Route::of`]'s to say. Typed routes say the same
/// a second time, for 14 kB to load (wasm, brotli).
fn page(session: Session) -> Node {
    when_changed(
        move || Route::of(&session.address().path()),
        |route| match route {
            Some(Route::Contact) => placed(contact_page),
            Some(Route::Call) => placed(call_page),
            Some(Route::Callback) => callback_page(),
            Some(Route::CallbackStatus(reference)) => callback_status_page(reference),
            Some(Route::Email) => email_page(),
            Some(Route::Interaction(name)) => interaction_page(&name),
            None => missing_page(),
        },
    )
}
