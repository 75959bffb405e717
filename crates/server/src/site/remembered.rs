//! The pages with forms as they were last, for when a form comes while the database does not answer: whoever sent it
//! gets it back with what they typed, and not a bare sentence.

use {
    super::answer::{Made, Visit},
    crate::app::App,
    contact_us_wire::{Boot, Words, paths},
    std::{
        collections::HashMap,
        sync::{Mutex, PoisonError},
    },
};

/// At most four pages for each account, two of them inside the widget. Nothing in here is believed while the database answers.
#[derive(Debug, Default)]
pub struct Remembered(Mutex<HashMap<(String, String), Made>>);

impl Remembered {
    /// Keeps a page that was just made, if it has a form.
    pub fn keep(&self, visit: &Visit, (boot, ancestors): &Made) {
        if ![paths::FORM_CALLBACK, paths::FORM_EMAIL].contains(&visit.page.as_str()) {
            return;
        }
        let kept = Boot {
            words: Words::default(),
            // What is told of one customer is not for another.
            told: None,
            ..boot.clone()
        };
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.insert(name(visit), (kept, ancestors.clone()));
    }

    /// The page as it was last, for this reader. None if it has not been made since the start.
    pub fn page(&self, app: &App, visit: &Visit) -> Option<Made> {
        let pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut boot, ancestors) = pages.get(&name(visit))?.clone();
        let language = app.catalogue_or(&visit.place, &visit.client, &boot.page.locale);
        boot.words = language.words.as_ref().clone();
        language.tag.clone_into(&mut boot.page.locale);
        boot.page.direction = language.direction;
        boot.page.theme = visit.place.theme;
        boot.page.mobile = visit.client.mobile;
        Some((boot, ancestors))
    }
}

fn name(visit: &Visit) -> (String, String) {
    (visit.place.account.clone(), visit.drawn())
}
