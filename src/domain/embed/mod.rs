//! The widget: whom its iframe talks with, and what it tells of itself.

#[cfg(test)]
mod tests;

use {
    crate::domain::route::{self, Route},
    contact_us_wire::{OptionKind, OptionState},
};

/// Whether an origin is among those of a list, which is written as in `frame-ancestors`: `'self'`, and origins whose
/// port may be `*`. `own` is the page's own origin.
pub fn allows(list: &str, own: &str, origin: &str) -> bool {
    list.split_ascii_whitespace().any(|entry| match entry {
        "'self'" => origin == own,
        _ => match entry.strip_suffix(":*") {
            Some(host) => origin
                .strip_prefix(host)
                .is_some_and(|rest| rest.is_empty() || is_port(rest)),
            None => origin == entry,
        },
    })
}

fn is_port(rest: &str) -> bool {
    rest.strip_prefix(':')
        .is_some_and(|port| !port.is_empty() && port.chars().all(|digit| digit.is_ascii_digit()))
}

/// The option whose page stands at a path.
pub fn option(path: &str) -> Option<OptionKind> {
    match Route::of(path)? {
        Route::Call => Some(OptionKind::Call),
        Route::Callback | Route::CallbackStatus(_) => Some(OptionKind::Callback),
        Route::Email => Some(OptionKind::Email),
        Route::Contact | Route::Interaction(_) => None,
    }
}

/// The path of an option that the host page names; that of the Contact Us page where it names none.
pub fn path(option: &str) -> &'static str {
    match option {
        "chat" => route::CHAT,
        "call" => route::CALL,
        "callback" => "/contact/callback",
        "email" => "/contact/email",
        _ => "/contact",
    }
}

/// What the host page is told of an option.
pub fn availability(state: &OptionState) -> &'static str {
    match state {
        OptionState::Open => "open",
        OptionState::Deferred { .. } => "deferred",
        OptionState::Closed { .. } => "closed",
    }
}

/// As many parts of an object, in order, as fit into so many bytes together once they are written. Empty ones are left out.
pub fn fitting(
    parts: &[(&str, &str)],
    longest: usize,
    write: impl Fn(&[(&str, &str)]) -> String,
) -> String {
    let (mut taken, mut text) = (Vec::new(), String::new());
    for part in parts.iter().filter(|(_, it)| !it.is_empty()) {
        taken.push(*part);
        let more = write(&taken);
        if more.len() <= longest {
            text = more;
        } else {
            taken.pop();
        }
    }
    text
}

/// The field that something is filled in beforehand for, by the name that the host page gives it. The whole name of a
/// visitor stands in two fields.
pub fn fields(name: &str, text: &str) -> Vec<(&'static str, String)> {
    let field = match name {
        "name" => {
            let (first, last) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
            let last = ("lastName", last.trim().to_owned());
            return vec![("firstName", first.to_owned()), last];
        }
        "firstName" => "firstName",
        "lastName" => "lastName",
        "email" => "email",
        "phone" => "phone",
        "message" => "message",
        _ => return Vec::new(),
    };
    vec![(field, text.to_owned())]
}
