//! The Contact Us page of the place that the customer is at: asked for where it is not known.

use {
    super::{Here, Session},
    crate::domain::{outcome, place},
    std::sync::Arc,
};

impl Session {
    /// What is known of the Contact Us page of this place.
    pub fn here(&self) -> Here {
        self.address.query();
        self.element.get();
        let (place, here) = self.here.get();
        if place == self.query() {
            here
        } else {
            Here::Looking
        }
    }

    /// Asks for the Contact Us page of this place, unless it is known.
    pub fn look(self) {
        let place = self.query();
        let known =
            |(asked, here): &(String, Here)| *asked == place && !matches!(here, Here::Failed(_));
        if self.here.with_untracked(known) {
            return;
        }
        self.here.set((place.clone(), Here::Looking));
        self.ask(place);
    }

    /// The served page took a mobile device for a desktop: on a call it may offer Transfer after all.
    pub fn look_as_mobile(self) {
        let place = self.query();
        if self.disguised && !place::value(&place, "externalId").is_empty() {
            self.ask(place);
        }
    }

    /// Asks for the page of a place. One that is shown already stays until the answer is there.
    fn ask(self, place: String) {
        leptos::task::spawn_local(async move {
            let answer = self.api().page().await;
            // Who has gone on meanwhile has asked anew.
            if self.here.with_untracked(|(asked, _)| *asked != place) {
                return;
            }
            let here = match answer {
                Ok(page) => {
                    self.page.try_set(page.clone());
                    Here::Known(Arc::new(page))
                }
                Err(_)
                    if self
                        .here
                        .with_untracked(|(_, here)| matches!(here, Here::Known(_))) =>
                {
                    return;
                }
                Err(error) => Here::Failed(outcome::sentence(error, &self.boot().words)),
            };
            self.here.try_set((place, here));
        });
    }
}
