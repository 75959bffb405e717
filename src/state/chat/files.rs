//! Files that are being sent.

use {
    super::Chat,
    crate::{
        api::{ApiError, Held},
        browser,
        domain::outcome,
    },
    contact_us_delivery::{Input, Outgoing},
    contact_us_wire::{
        Outcome,
        chat::{Content, FILE_TYPES, MAX_FILE},
    },
    leptos::task::spawn_local,
    std::sync::Arc,
};

/// The size of the largest file, as the browser counts.
#[allow(clippy::cast_precision_loss, reason = "ten million is far below 2^53")]
const MOST: f64 = MAX_FILE as f64;

/// A file on its way to the server; then its message takes over.
#[derive(Clone)]
pub struct Upload {
    /// The id that this app made for it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The picture, shown from this device.
    pub picture: Option<Arc<Held>>,
    /// Why it was not taken; none while it is on its way.
    pub problem: Option<String>,
}

impl Chat {
    pub(super) fn send_files(self, files: Vec<browser::files::File>) {
        for file in files {
            let name = file.name();
            let problem = if !FILE_TYPES.contains(&file.type_().as_str()) {
                Some("chat.file.type")
            } else if file.size() > MOST {
                Some("chat.file.size")
            } else {
                None
            };
            let upload = Upload {
                id: self.next_id(),
                picture: (problem.is_none() && file.type_().starts_with("image/"))
                    .then(|| Held::of(&file).map(Arc::new))
                    .flatten(),
                problem: problem.map(|key| self.session.get(key)),
                name,
            };
            let id = upload.id.clone();
            let sound = upload.problem.is_none();
            self.uploads.update(|uploads| uploads.push(upload));
            if sound {
                spawn_local(async move { self.send_file(id, file).await });
            }
        }
    }

    /// The name of a file that is on its way or was taken.
    pub fn file_name(self, id: &str) -> String {
        let names = self
            .names
            .read(|names| names.iter().find(|(one, _)| one == id).cloned());
        names.flatten().map(|(_, name)| name).unwrap_or_default()
    }

    /// A file that was not taken is not wanted any more.
    pub fn drop_file(self, id: &str) {
        self.uploads
            .update(|uploads| uploads.retain(|one| one.id != id));
    }

    async fn send_file(self, id: String, file: browser::files::File) {
        let sent = match self.ensure().await {
            Some(token) => self.session.api().chat_send_file(&token, &id, file).await,
            None => Err(ApiError::Unreachable),
        };
        match sent {
            Ok(face) => {
                self.names
                    .change(|names| names.push((face.id.clone(), face.name)));
                self.drop_file(&id);
                self.feed(Input::Write(Outgoing {
                    id: self.next_id(),
                    at: browser::clock::now(),
                    content: Content::File(face.id),
                    refused: None,
                }));
            }
            Err(error) => {
                let sentence = match outcome::refusal(error, &self.session.boot().words) {
                    Outcome::Refused { detail, .. } => detail,
                    _ => self.session.get("form.failed"),
                };
                self.uploads.update(|uploads| {
                    if let Some(upload) = uploads.iter_mut().find(|one| one.id == id) {
                        upload.problem = Some(sentence);
                    }
                });
            }
        }
    }
}
