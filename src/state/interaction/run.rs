//! One run of an Interaction as this tab knows it: a machine without a browser.

#[cfg(test)]
mod tests;

use {
    crate::domain::{fields::Input, interaction::given},
    contact_us_wire::interaction::{Direction, ElementPage, Navigation, Standing},
    std::{collections::BTreeMap, sync::Arc},
};

/// Where the run stands, and what is on its way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The Interaction's name in its address.
    pub name: String,
    /// The token of the instance; empty before there is one.
    pub instance: String,
    /// The page that is shown.
    pub page: Option<Arc<ElementPage>>,
    /// What stands in its fields.
    pub input: Input,
    /// What the address says of the Interaction's variables.
    pub values: BTreeMap<String, String>,
    /// The right to begin, where there is one.
    pub link: String,
    /// The last try: its key and what was asked for.
    tried: Option<(String, Navigation)>,
    /// Which request is the last one: answers to others come too late.
    turn: u32,
    /// What is on its way.
    busy: Option<Direction>,
    /// What was pressed while the beginning was on its way.
    wanted: Option<Direction>,
}

/// A navigation to be asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Asked {
    /// The number to answer under.
    pub turn: u32,
    /// The key to ask under.
    pub key: String,
    /// What to ask for.
    pub navigation: Navigation,
}

impl Run {
    /// One before its beginning.
    pub fn new(name: &str, values: BTreeMap<String, String>, link: String) -> Self {
        Self {
            name: name.to_owned(),
            values,
            link,
            ..Self::default()
        }
    }

    /// Something was pressed. None while something is on its way; what is pressed during the beginning comes after it.
    pub fn ask(&mut self, direction: Direction, fresh: impl FnOnce() -> String) -> Option<Asked> {
        if let Some(busy) = self.busy {
            if busy == Direction::Start && direction != Direction::Start {
                self.wanted = Some(direction);
            }
            return None;
        }
        let begins = self.instance.is_empty();
        let navigation = Navigation {
            direction,
            step: self.page.as_ref().map_or(0, |page| page.step),
            input: if direction == Direction::Start {
                Input::new()
            } else {
                self.input.clone()
            },
            values: if begins {
                self.values.clone()
            } else {
                BTreeMap::new()
            },
            link: if begins {
                self.link.clone()
            } else {
                String::new()
            },
        };
        // The same once more goes under the same key, so that it is done once.
        let key = match self.tried.take() {
            Some((key, then)) if then == navigation => key,
            _ => fresh(),
        };
        self.tried = Some((key.clone(), navigation.clone()));
        self.busy = Some(direction);
        let turn = self.look();
        Some(Asked {
            turn,
            key,
            navigation,
        })
    }

    /// The number of a request that asks where the instance stands.
    pub fn look(&mut self) -> u32 {
        self.turn = self.turn.wrapping_add(1);
        self.turn
    }

    /// Whether an answer belongs to the last request. The request is over then.
    pub fn hears(&mut self, turn: u32) -> bool {
        let hears = self.turn == turn;
        if hears {
            self.busy = None;
        }
        hears
    }

    /// The instance stands there. Whether that is another page: what was typed into the same one stays.
    pub fn stand(&mut self, standing: Standing) -> bool {
        let fresh = self.page.as_ref().map(|page| &page.element) != Some(&standing.page.element);
        if fresh {
            self.input = given(&standing.page);
        }
        self.instance = standing.instance;
        self.page = Some(Arc::new(standing.page));
        fresh
    }

    /// What was pressed during the beginning, once.
    pub fn wanted(&mut self) -> Option<Direction> {
        self.wanted.take()
    }

    /// The last key is not taken any more.
    pub fn forget_key(&mut self) {
        self.tried = None;
    }

    /// What was asked for last, and got no answer that counts.
    pub fn last(&self) -> Option<Direction> {
        self.tried
            .as_ref()
            .map(|(_, navigation)| navigation.direction)
    }

    /// Whether something is on its way that holds the buttons.
    pub fn is_busy(&self) -> bool {
        self.busy.is_some()
    }

    /// The instance is not known any more, or a new one is wanted: before the first page.
    pub fn forget(&mut self) {
        let turn = self.look();
        let values = std::mem::take(&mut self.values);
        *self = Self::new(&self.name, values, std::mem::take(&mut self.link));
        self.turn = turn;
    }
}
