//! The routes of the app, and what each is called.

use contact_us_wire::Words;

#[cfg(test)]
mod tests;

/// The address of the Contact Us page with the chat open over it.
pub const CHAT: &str = "/contact/chat";

/// The address of the page with the number to call.
pub const CALL: &str = "/contact/call";

/// The address of the Contact Us page inside the widget's iframe. Its other pages stand below it as they do below
/// `/contact`.
pub const EMBED: &str = "/embed";

/// Where the pages of the options stand.
const CONTACT: &str = "/contact";

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
    /// `/interaction/{name}`: an Interaction, by its name.
    Interaction(String),
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
            _ => match one(path, "/interaction/") {
                Some(name) => Self::Interaction(name),
                None => Self::CallbackStatus(one(path, "/contact/callback/")?),
            },
        })
    }

    /// The key of the page's title, which is its heading, too, but for Call: programs know that one by Contact Us. An
    /// Interaction has the headings of its own pages: see [`named_title`].
    pub fn title(&self) -> &'static str {
        match self {
            Self::Contact => "contact.title",
            Self::Call => "call.title",
            Self::Callback => "callback.title",
            Self::CallbackStatus(_) => "callback.status.title",
            Self::Email => "email.title",
            Self::Interaction(_) => "interaction.title",
        }
    }
}

/// Whether a path is that of a page inside the widget.
pub fn is_embedded(path: &str) -> bool {
    path.strip_prefix(EMBED).is_some_and(begins_a_part)
}

/// A path as it is outside the widget: `/embed/email` is `/contact/email`.
pub fn plain(path: &str) -> String {
    moved(path, EMBED, CONTACT)
}

/// A path as it is inside the widget: `/contact/email` is `/embed/email`, and so is the first page.
pub fn embedded(path: &str) -> String {
    moved(if path == "/" { CONTACT } else { path }, CONTACT, EMBED)
}

/// A path whose beginning is another, if it begins so.
fn moved(path: &str, from: &str, to: &str) -> String {
    match path.strip_prefix(from) {
        Some(rest) if begins_a_part(rest) => [to, rest].concat(),
        _ => path.to_owned(),
    }
}

fn begins_a_part(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with('/')
}

/// The one part that follows the beginning of a path.
fn one(path: &str, start: &str) -> Option<String> {
    let part = path.strip_prefix(start)?;
    (!part.is_empty() && !part.contains('/')).then(|| part.to_owned())
}

/// The path of an Interaction.
pub fn interaction(name: &str) -> String {
    ["/interaction/", name].concat()
}

/// The document's title: the page and who speaks, with `Error: ` before it while a form has problems (GOV.UK, validation).
pub fn document_title(words: &Words, organisation: &str, page: &str, error: bool) -> String {
    named_title(words, organisation, words.get(page), error)
}

/// The same for a page whose name is no key of the words: that of an Interaction has its heading for a title.
pub fn named_title(words: &Words, organisation: &str, name: &str, error: bool) -> String {
    let title = words.with(
        "page.title",
        &[("page", name), ("organisation", organisation)],
    );
    if error {
        words.with("page.title.error", &[("title", &title)])
    } else {
        title
    }
}
