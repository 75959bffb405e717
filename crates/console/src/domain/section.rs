//! The parts of the console, each at an address of its own.

#[cfg(test)]
mod tests;

/// A part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Section {
    /// The chats.
    #[default]
    Chats,
    /// Account Information.
    Account,
    /// Assistance options.
    Options,
    /// The account's own numbers.
    Numbers,
    /// After Hours schedules.
    Schedules,
    /// Exceptions from the hours.
    Exceptions,
    /// The Contact Us variable set.
    Variables,
    /// Published Interactions.
    Interactions,
    /// Canned replies.
    Replies,
    /// Who may use the console.
    People,
    /// The widget in other sites.
    Widget,
    /// None: the address names no part.
    Missing,
}

impl Section {
    /// Every part, in the order of the navigation.
    pub const ALL: [Self; 11] = [
        Self::Chats,
        Self::Account,
        Self::Options,
        Self::Numbers,
        Self::Schedules,
        Self::Exceptions,
        Self::Variables,
        Self::Interactions,
        Self::Replies,
        Self::People,
        Self::Widget,
    ];

    /// The part at a path.
    pub fn of(path: &str) -> Self {
        let path = path.trim_end_matches('/');
        let found = Self::ALL
            .into_iter()
            .find(|one| one.path().trim_end_matches('/') == path);
        found.unwrap_or(Self::Missing)
    }

    /// Its path.
    pub fn path(self) -> &'static str {
        match self {
            Self::Chats | Self::Missing => "/console/",
            Self::Account => "/console/account",
            Self::Options => "/console/options",
            Self::Numbers => "/console/numbers",
            Self::Schedules => "/console/schedules",
            Self::Exceptions => "/console/exceptions",
            Self::Variables => "/console/variables",
            Self::Interactions => "/console/interactions",
            Self::Replies => "/console/replies",
            Self::People => "/console/people",
            Self::Widget => "/console/widget",
        }
    }

    /// The key of its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Chats => "console.section.chats",
            Self::Account => "console.section.account",
            Self::Options => "console.section.options",
            Self::Numbers => "console.section.numbers",
            Self::Schedules => "console.section.schedules",
            Self::Exceptions => "console.section.exceptions",
            Self::Variables => "console.section.variables",
            Self::Interactions => "console.section.interactions",
            Self::Replies => "console.section.replies",
            Self::People => "console.section.people",
            Self::Widget => "console.section.widget",
            Self::Missing => "console.missing",
        }
    }
}
