//! Where a customer is: the query parameters that every route and endpoint takes.

#[cfg(test)]
mod tests;

use {
    crate::refusal::Refusal,
    contact_us::domain::message::clean_line,
    contact_us_wire::{ProblemKind, Theme},
};

/// Longest value of a parameter; a longer one names nothing.
const LONGEST: usize = 100;

/// A place in an Interaction of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Name of the account.
    pub account: String,
    /// Name of the Interaction, or nothing.
    pub interaction: String,
    /// Name of the element, or nothing.
    pub element: String,
    /// The Voice IVR session, or nothing.
    pub external_id: String,
    /// Language asked for, or nothing.
    pub locale: String,
    /// Colours asked for.
    pub theme: Theme,
}

impl Place {
    /// The place of the account that is meant when none is named.
    pub fn of(account: &str) -> Self {
        Self {
            account: account.to_owned(),
            ..Self::default()
        }
    }

    /// The place that a query string names. The first of several values counts; an odd theme is the system's.
    pub fn from_query(query: Option<&str>, default_account: &str) -> Result<Self, Refusal> {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query.unwrap_or_default())
            .map_err(|_| Refusal::new(ProblemKind::Malformed))?;
        let value = |name: &str| {
            let typed = pairs
                .iter()
                .find(|(key, _)| key == name)
                .map_or("", |(_, value)| value);
            let value = clean_line(typed);
            if value.chars().count() > LONGEST {
                String::new()
            } else {
                value
            }
        };
        let named = pairs
            .iter()
            .find(|(key, value)| key == "account" && !value.is_empty());
        Ok(Self {
            account: named.map_or(default_account, |(_, value)| value).to_owned(),
            interaction: value("interaction"),
            element: value("element"),
            external_id: value("externalId"),
            locale: value("locale"),
            theme: match value("theme").as_str() {
                "light" => Theme::Light,
                "dark" => Theme::Dark,
                _ => Theme::Auto,
            },
        })
    }
}
