//! The part itself.

use {
    super::Wanted,
    crate::{
        browser,
        domain::route::Route,
        state::{Calling, Forms, Player, Served, Session, TransferCall},
        views::{
            call::call_page,
            callback::{callback_page, callback_status_page},
            contact::transfer_card,
            email::email_page,
            interaction::interaction_page,
            missing::missing_page,
            node::{Node, effect},
            parts::{line, placed},
        },
    },
    contact_us_wire::Outcome,
};

/// Does what is wanted.
pub(super) fn draw(session: Session, wanted: Wanted<'_>) -> Node {
    match wanted {
        Wanted::Start => {
            start(session);
            Node::Nothing
        }
        Wanted::Page(route) => page(route),
        Wanted::Transfer(option) => transfer_card(session, option).into(),
        Wanted::Refusal => refusal(),
    }
}

/// Provides what the pages share. What was typed into the served page still stands there: the app is drawn aside.
fn start(session: Session) {
    if let Some(along) = browser::served::data().and_then(|text| browser::json::read(&text)) {
        session.along().fill(along);
    }
    let served = Served::provide(session);
    let typed = browser::served::typed();
    Forms::provide(session, served, &typed);
    let player = Player::provide(session, served, &typed);
    Calling::provide(session, served);
    let transfer = TransferCall::provide(session);
    effect(move || player.follow_browser());
    effect(move || {
        session.came();
        transfer.placed();
    });
}

fn page(route: Option<&Route>) -> Node {
    match route {
        Some(Route::Call) => placed(call_page),
        Some(Route::Callback) => callback_page(),
        Some(Route::CallbackStatus(reference)) => callback_status_page(reference.clone()),
        Some(Route::Email) => email_page(),
        Some(Route::Interaction(name)) => interaction_page(name),
        Some(Route::Contact) | None => missing_page(),
    }
}

/// A plain form of the Contact Us page that was refused: Transfer.
fn refusal() -> Node {
    let along = Served::expect().along();
    match along.answer.as_ref().map(|answer| &answer.outcome) {
        Some(Outcome::Refused { detail, .. }) => line("cu-notice", detail.clone())
            .attr("role", "alert")
            .into(),
        _ => Node::Nothing,
    }
}
