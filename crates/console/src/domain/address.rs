//! What the address of the page asks for.

#[cfg(test)]
mod tests;

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// The chats.
    Desk,
    /// The history that a receipt opens.
    History {
        /// The receipt number.
        reference: String,
        /// The right to open it, from the fragment; may be empty.
        token: String,
    },
}

impl Address {
    /// What a path and a fragment (with or without its `#`) ask for.
    pub fn of(path: &str, fragment: &str) -> Self {
        let reference = path
            .strip_prefix("/history/")
            .map(|rest| rest.trim_end_matches('/'))
            .filter(|reference| !reference.is_empty() && !reference.contains('/'));
        match reference {
            Some(reference) => Self::History {
                reference: reference.to_owned(),
                token: fragment.trim_start_matches('#').to_owned(),
            },
            None => Self::Desk,
        }
    }
}
