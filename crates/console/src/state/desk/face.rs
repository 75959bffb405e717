//! The customer of the chat in front, as they become known.

use {
    super::{Desk, Face},
    crate::state::talk::knows_more,
    leptos::{prelude::*, task::spawn_local},
};

impl Desk {
    /// Asks for the customer of the chat in front.
    pub fn load_face(self) {
        let Some(id) = self.chosen.get_untracked() else {
            return;
        };
        self.face.set(Face::Loading);
        self.ask_for_face(id);
    }

    fn ask_for_face(self, id: String) {
        spawn_local(async move {
            let answer = self.store.api.customer(&id).await;
            if self.chosen.try_get_untracked().flatten() != Some(id) {
                return;
            }
            match answer {
                Ok(face) => {
                    self.face.set(Face::Known(Box::new(face)));
                    // The list may have gone on meanwhile.
                    self.follow_face();
                }
                Err(error) => {
                    self.store.note(&error);
                    // What was known before stays.
                    if self.face.with_untracked(|face| *face == Face::Loading) {
                        self.face.set(Face::Failed(self.store.sentence(&error)));
                    }
                }
            }
        });
    }

    /// Asks for the customer in front anew where the list says that there is more to know.
    pub(super) fn follow_face(self) {
        let shown = self.face.with_untracked(|face| match face {
            Face::Known(face) => Some((face.chat.id.clone(), face.chat.known)),
            _ => None,
        });
        let more = |(id, known): &(String, u32)| {
            self.inbox
                .with_untracked(|inbox| knows_more(inbox, id, *known))
        };
        if let Some((id, _)) = shown.filter(more) {
            self.ask_for_face(id);
        }
    }
}
