//! What the host page says.

use {
    super::visitor::Visitor,
    crate::{
        browser::{
            self,
            json::object,
            port::{self, Message},
        },
        domain::{embed, place, route},
        state::{Chat, Form, Forms, Opener, Session},
    },
    leptos::{prelude::*, task::spawn_local},
};

/// Hears it from now on.
pub(super) fn hear(session: Session) {
    let (chat, forms) = (Chat::expect(), Forms::expect());
    let visitor = Visitor::new(session, chat);
    port::hear(move |message| match message.text("type").as_str() {
        "open" => open(session, chat, &message.text("option")),
        "away" if untrack(|| chat.popup.is_open()) => chat.minimize(),
        "theme" => browser::page::set_theme(&message.text("theme")),
        "locale" => speak(session, chat, &message.text("locale")),
        "prefill" => prefill(chat, forms, message.texts("prefill")),
        "known" => {
            prefill(chat, forms, message.texts("known"));
            visitor.says(&message, "known");
        }
        name @ ("attributes" | "page") => visitor.says(&message, name),
        "identify" => visitor.identified(message.text("token")),
        "stored" => port::changed(&message.text("key"), message.some_text("value")),
        "ask" => answer(session, &message),
        _ => {}
    });
}

fn open(session: Session, chat: Chat, option: &str) {
    let here = untrack(|| session.address().path());
    if option == "chat" {
        chat.open(Opener::Option, &here);
    } else if !option.is_empty() {
        chat.minimize_for_a_page();
        if here != embed::path(option) {
            browser::page::go(&session.link(embed::path(option)));
        }
    } else if untrack(|| chat.popup.is_open()) {
        chat.take_focus();
    } else if chat.unread.get_untracked() > 0 {
        // Whoever presses a launcher with a number on it wants to read that.
        chat.open(Opener::Launcher, &here);
    } else {
        browser::focus::heading();
    }
}

/// Another language is another page: it has the words. What was typed is kept and comes back.
fn speak(session: Session, chat: Chat, tag: &str) {
    let words = session.page(|page| page.locale.clone());
    if !tag.starts_with(&*words) {
        let path = if untrack(|| chat.popup.is_open()) {
            route::CHAT.to_owned()
        } else {
            untrack(|| session.address().path())
        };
        let query = place::with(&session.query(), "locale", tag);
        browser::page::replace(&place::link(&route::embedded(&path), &query));
    }
}

/// Fills in what is empty. Nothing is kept of it until somebody types.
fn prefill(chat: Chat, forms: Forms, said: Vec<(String, String)>) {
    for (name, text) in said {
        for form in [forms.email, forms.callback] {
            fill(form, &name, &text);
        }
        let place = match name.as_str() {
            "name" => chat.name,
            "topic" => chat.topic,
            _ => continue,
        };
        if place.with_untracked(String::is_empty) {
            place.set(text);
        }
    }
}

fn fill(form: Form, name: &str, text: &str) {
    for (field, text) in embed::fields(name, text) {
        form.fill(field, text);
    }
}

/// Answers what `diagnose` asks: how late it is here, and for the server.
fn answer(session: Session, message: &Message) {
    let id = message.number("id").to_string();
    let what = message.text("what");
    spawn_local(async move {
        let server = if what == "clock" {
            session.api().clock().await
        } else {
            None
        };
        let clock = server.map(|server| {
            object(&[
                ("server", &server.to_string()),
                ("local", &browser::clock::now().to_string()),
            ])
        });
        port::tell(&object(&[
            ("type", "\"answer\""),
            ("id", &id),
            ("value", clock.as_deref().unwrap_or("null")),
        ]));
    });
}
