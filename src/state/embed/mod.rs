//! The app inside the widget's iframe. All of it is a part that only the pages of the widget load: it meets the loader
//! before the app stands, so that the app finds what is kept for it, and then does what the host page says and tells it
//! what happens.

mod hear;
mod tell;
mod visitor;

use {
    crate::{
        browser::{later::later, port},
        domain::embed::allows,
        state::{Address, Session},
    },
    leptos::prelude::*,
    std::pin::Pin,
};

/// Goes on with the app once it stands.
pub type Attend = fn(Session);

/// The loader on its way to us. Boxed, so that the app waits for it without its code.
type Meeting = Pin<Box<dyn Future<Output = bool>>>;

later! {
    /// The way to what only the widget needs: meets the loader, and goes on with the app.
    embed: fn widget() -> (fn() -> Meeting, Attend) { (|| Box::pin(port::connect(allows)), attend) }
}

/// Meets the loader, on a page of the widget. None elsewhere, and where there is no loader.
pub async fn meet(path: &str) -> Option<Attend> {
    if !Address::is_of_the_widget(path) {
        return None;
    }
    let (meet, attend) = widget().await.ok()?;
    meet().await.then_some(attend)
}

fn attend(session: Session) {
    hear::hear(session);
    tell::tell(session);
}

fn effect(run: impl Fn() + 'static) {
    let run: Box<dyn Fn()> = Box::new(run);
    Effect::new(run);
}
