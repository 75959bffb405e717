//! What the host page is told.

use {
    super::effect,
    crate::{
        api,
        browser::{
            self,
            json::{object, quote},
            listen::on_window,
            port,
        },
        domain::{chat::Stage, embed, outcome::Phase},
        state::{Chat, Form, Forms, Local, Session},
    },
    contact_us_wire::{OptionKind, Outcome, chat::Party},
    leptos::prelude::*,
    std::cell::{Cell, RefCell},
};

/// Tells it from now on, and that the app stands.
pub(super) fn tell(session: Session) {
    let (chat, forms) = (Chat::expect(), Forms::expect());
    options(session, chat);
    conversation(chat);
    for form in [forms.email, forms.callback] {
        submissions(form);
    }
    let escape = on_window("keydown", move |event| {
        if browser::page::is_escape(&event) && !untrack(|| chat.popup.is_open()) {
            said("close", &[]);
        }
    });
    // It listens as long as the app lives.
    Local::new(escape);
    api::on_unknown_visitor(|| said("identity", &[]));
    said("ready", &[]);
}

/// Which option is shown, which there are, and whether the popup takes the frame.
fn options(session: Session, chat: Chat) {
    let puts = Cell::new(0);
    effect(move || {
        let now = chat.popup.put_away_times();
        if puts.replace(now) != now {
            said("minimize", &[]);
        }
    });
    let last = Cell::new(None::<OptionKind>);
    effect(move || {
        let open = chat.popup.is_open();
        said("mode", &[("full", if open { "true" } else { "false" })]);
        let now = if open {
            Some(OptionKind::Chat)
        } else {
            embed::option(&session.address().path())
        };
        if let (true, Some(kind)) = (last.replace(now) != now, now) {
            event("option", &[("option", &quote(kind.name()))]);
        }
    });
    effect(move || {
        session.came();
        let options = session.page(|page| page.options.clone());
        let states: Vec<_> = options
            .iter()
            .map(|option| {
                (
                    option.kind.name(),
                    quote(embed::availability(&option.state)),
                )
            })
            .collect();
        let states: Vec<_> = states.iter().map(|(name, it)| (*name, &**it)).collect();
        event("availability", &states);
    });
}

/// What becomes of the chat.
fn conversation(chat: Chat) {
    let last = RefCell::new(None::<Stage>);
    effect(move || {
        let stage = chat.stage();
        let before = last.replace(Some(stage.clone()));
        match (before, &stage) {
            (Some(Stage::Ended(_)), _) => {}
            (Some(_), Stage::Ended(by)) => {
                let by = if *by == Party::Customer {
                    "\"customer\""
                } else {
                    "\"agent\""
                };
                event("chat:end", &[("by", by)]);
            }
            (Some(_), Stage::Refused(sentence)) => refused(sentence),
            _ => {}
        }
    });
    let last = Cell::new(0);
    effect(move || {
        let count = chat.unread.get();
        if count > last.replace(count) {
            event("chat:message", &[("from", "\"agent\"")]);
        }
        said("unread", &[("count", &count.to_string())]);
    });
}

/// What becomes of a form.
fn submissions(form: Form) {
    effect(move || {
        form.phase().with(|phase| match phase {
            Phase::Answered(Outcome::Email { receipt }) => {
                event("email:sent", &[("reference", &quote(&receipt.reference))]);
            }
            Phase::Answered(Outcome::Callback { receipt }) => {
                let reference = quote(&receipt.status.reference);
                event("callback:booked", &[("reference", &reference)]);
            }
            Phase::Answered(Outcome::Refused { detail, .. }) => refused(detail),
            _ => {}
        });
    });
}

fn refused(sentence: &str) {
    event(
        "error",
        &[("code", "\"refused\""), ("message", &quote(sentence))],
    );
}

fn event(name: &str, detail: &[(&str, &str)]) {
    said(
        "event",
        &[("name", &quote(name)), ("detail", &object(detail))],
    );
}

fn said(kind: &str, more: &[(&str, &str)]) {
    let kind = quote(kind);
    let all: Vec<_> = [("type", &*kind)]
        .into_iter()
        .chain(more.iter().copied())
        .collect();
    port::tell(&object(&all));
}
