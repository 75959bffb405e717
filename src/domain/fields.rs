//! Forms as plain data: what was typed by field name, and the request that it makes.
//!
//! The rules of one field stand in [`email`](super::email), [`phone`](super::phone) and [`message`](super::message);
//! the server applies the same before its own.

#[cfg(test)]
mod tests;

use {
    crate::domain::{email, message, phone, route::Route},
    contact_us_wire::{CallbackRequest, EmailRequest, FieldProblem, Words},
    std::collections::BTreeMap,
};

/// What was typed, by field name.
pub type Values = BTreeMap<String, String>;
/// What was filled in, by field name, where a field can hold several answers. In the order of the answers.
pub type Input = BTreeMap<String, Vec<String>>;

/// Which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormKind {
    /// Schedule a Callback.
    Callback,
    /// Email Us.
    Email,
}

/// A request that passed the checks which need no server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ready {
    /// Schedule a Callback.
    Callback(CallbackRequest),
    /// Email Us.
    Email(EmailRequest),
}

impl FormKind {
    /// The form's fields, in the order of the page.
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Callback => &["phone", "at"],
            Self::Email => &["firstName", "lastName", "phone", "email", "message"],
        }
    }

    /// The page that the form stands on.
    pub fn route(self) -> Route {
        match self {
            Self::Callback => Route::Callback,
            Self::Email => Route::Email,
        }
    }

    /// What is wrong with one field: the key of the sentence and how many characters are too many; none when it is fine.
    fn problem(self, field: &str, text: &str) -> Option<(&'static str, usize)> {
        let key = match (self, field) {
            (Self::Callback, "phone") => phone::check_shape(text).err(),
            (Self::Email, "phone") if text.trim().is_empty() => None,
            (Self::Email, "phone") => phone::check_shape(text).err().map(|_| "error.email.phone"),
            (Self::Email, "email") => email::check(text).err(),
            (Self::Email, "message") => message::check(text).err(),
            (Self::Email, "firstName") => message::check_first(text).err(),
            (Self::Email, "lastName") => message::check_last(text).err(),
            _ => None,
        }?;
        Some((key, message::over(text)))
    }

    /// One field's problem as a sentence; none when it is fine.
    pub fn check_field(self, field: &str, values: &Values, words: &Words) -> Option<FieldProblem> {
        let text = values.get(field).map_or("", String::as_str);
        let (code, over) = self.problem(field, text)?;
        Some(FieldProblem {
            field: field.to_owned(),
            code: code.to_owned(),
            detail: words.with(code, &[("n", &over.to_string())]),
        })
    }

    /// The request that the values make, or what is wrong with them, in the order of the page.
    pub fn check(self, values: &Values, words: &Words) -> Result<Ready, Vec<FieldProblem>> {
        let problems: Vec<_> = self
            .fields()
            .iter()
            .filter_map(|field| self.check_field(field, values, words))
            .collect();
        if problems.is_empty() {
            Ok(self.request(values))
        } else {
            Err(problems)
        }
    }

    fn request(self, values: &Values) -> Ready {
        let get = |name: &str| values.get(name).cloned().unwrap_or_default();
        match self {
            Self::Callback => Ready::Callback(CallbackRequest {
                phone: get("phone"),
                at: get("at").parse().ok(),
            }),
            Self::Email => Ready::Email(EmailRequest {
                first_name: get("firstName"),
                last_name: get("lastName"),
                phone: get("phone"),
                email: get("email"),
                message: get("message"),
            }),
        }
    }
}
