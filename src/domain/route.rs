//! The routes of the app, and what each is called.

use contact_us_wire::Words;

#[cfg(test)]
mod tests;

/// The address of the Contact Us page with the chat open over it.
pub const CHAT: &str = "/contact/chat";

/// The address of the page with the number to call.
pub const CALL: &str = "/contact/call";

/// A page of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `/` and `/contact`: the Contact Us page; `/contact/chat` is the same with the chat open over it.
    Contact,
    /// `/contact/call`.
    Call,
    /// `/contact/callback`.
    Callback,
    /// `/contact/callback/{reference}`: see, move or cancel one.
    CallbackStatus(String),
    /// `/contact/email`.
    Email,
}

impl Route {
    /// The route of a path; none for a path that the app does not have. A slash at the end is ignored.
    pub fn of(path: &str) -> Option<Self> {
        let path = path.strip_suffix('/').unwrap_or(path);
        Some(match path {
            "" | "/contact" | CHAT => Self::Contact,
            CALL => Self::Call,
            "/contact/callback" => Self::Callback,
            "/contact/email" => Self::Email,
            _ => {
                let reference = path.strip_prefix("/contact/callback/")?;
                if reference.is_empty() || reference.contains('/') {
                    return None;
                }
                Self::CallbackStatus(reference.to_owned())
            }
        })
    }

    /// The key of the page's heading, which is its title, too.
    pub fn title(&self) -> &'static str {
        match self {
            Self::Contact | Self::Call => "contact.title",
            Self::Callback => "callback.title",
            Self::CallbackStatus(_) => "callback.status.title",
            Self::Email => "email.title",
        }
    }
}

/// The document's title: the page and who speaks, with `Error: ` before it while a form has problems (GOV.UK, validation).
pub fn document_title(words: &Words, organisation: &str, page: &str, error: bool) -> String {
    let title = words.with(
        "page.title",
        &[("page", words.get(page)), ("organisation", organisation)],
    );
    if error {
        words.with("page.title.error", &[("title", &title)])
    } else {
        title
    }
}
