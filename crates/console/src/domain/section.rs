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
    /// After Hours schedules.
    Schedules,
    /// The Contact Us variable set.
    Variables,
    /// Published Interactions.
    Interactions,
}

impl Section {
    /// Every part, in the order of the navigation.
    pub const ALL: [Self; 6] = [
        Self::Chats,
        Self::Account,
        Self::Options,
        Self::Schedules,
        Self::Variables,
        Self::Interactions,
    ];

    /// The part at a path; the chats at any other.
    pub fn of(path: &str) -> Self {
        let path = path.trim_end_matches('/');
        let found = Self::ALL
            .into_iter()
            .find(|one| one.path().trim_end_matches('/') == path);
        found.unwrap_or_default()
    }

    /// Its path.
    pub fn path(self) -> &'static str {
        match self {
            Self::Chats => "/console/",
            Self::Account => "/console/account",
            Self::Options => "/console/options",
            Self::Schedules => "/console/schedules",
            Self::Variables => "/console/variables",
            Self::Interactions => "/console/interactions",
        }
    }

    /// The key of its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Chats => "console.section.chats",
            Self::Account => "console.section.account",
            Self::Options => "console.section.options",
            Self::Schedules => "console.section.schedules",
            Self::Variables => "console.section.variables",
            Self::Interactions => "console.section.interactions",
        }
    }
}
