//! Which pane is in front where there is room for one alone.

#[cfg(test)]
mod tests;

/// A pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Pane {
    /// The list of chats.
    #[default]
    List,
    /// The conversation.
    Talk,
    /// The customer.
    Customer,
}

impl Pane {
    /// Its name in the browser's history and in the styles.
    pub fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Talk => "talk",
            Self::Customer => "customer",
        }
    }

    /// The pane of a name; the list for any other.
    pub fn named(name: Option<&str>) -> Self {
        let all = [Self::List, Self::Talk, Self::Customer];
        let found = all.into_iter().find(|pane| Some(pane.name()) == name);
        found.unwrap_or_default()
    }
}
