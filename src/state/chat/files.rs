//! Files that are being sent.

use {
    super::Chat,
    crate::{
        api::{ApiError, Held, Sending, refusal},
        browser::{self, files::File, listen::on_window},
        state::Watched,
    },
    contact_us_delivery::{Input, Outgoing, Refusal},
    contact_us_wire::chat::{Content, FILE_TYPES, FileFace, MAX_FILE},
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
    /// How many per cent of it are sent.
    pub percent: Watched<u8>,
    /// Why it was not taken; none while it is on its way.
    pub problem: Option<String>,
    /// Whether it may be taken when it is sent again.
    pub may_retry: bool,
}

/// What goes with an upload and stays in this thread.
pub(super) struct Original {
    id: String,
    file: File,
    sending: Option<Sending>,
}

impl Chat {
    pub(super) fn send_files(self, files: Vec<File>) {
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
                percent: Watched::new(0),
                problem: problem.map(|key| self.session.get(key)),
                may_retry: false,
                name,
            };
            let id = upload.id.clone();
            let sound = upload.problem.is_none();
            self.uploads.update(|uploads| uploads.push(upload));
            if sound {
                let original = Original {
                    id: id.clone(),
                    file,
                    sending: None,
                };
                self.originals.change(|all| all.push(original));
                self.send_again(id);
            }
        }
    }

    /// A file is sent, for the first time or after it was not taken.
    pub fn send_again(self, id: String) {
        self.change_upload(&id, |upload| upload.problem = None);
        spawn_local(async move { self.send_file(id).await });
    }

    /// The name of a file that is on its way or was taken.
    pub fn file_name(self, id: &str) -> String {
        let names = self
            .names
            .read(|names| names.iter().find(|(one, _)| one == id).cloned());
        names.flatten().map(|(_, name)| name).unwrap_or_default()
    }

    /// A file is not wanted any more, whether it is on its way or was not taken.
    pub fn drop_file(self, id: &str) {
        self.originals.change(|all| all.retain(|one| one.id != id));
        self.uploads
            .update(|uploads| uploads.retain(|one| one.id != id));
        self.guard();
    }

    pub(super) fn forget_files(self) {
        self.originals.change(Vec::clear);
        self.uploads.set(Vec::new());
        self.guard();
    }

    fn change_upload(self, id: &str, change: impl FnOnce(&mut Upload)) {
        self.uploads.update(|uploads| {
            if let Some(upload) = uploads.iter_mut().find(|one| one.id == id) {
                change(upload);
            }
        });
        self.guard();
    }

    /// Whoever leaves the page while a file is on its way is asked first: it is in no storage, and would be lost.
    fn guard(self) {
        let busy = self
            .uploads
            .with_untracked(|all| all.iter().any(|upload| upload.problem.is_none()));
        self.guard.change(|guard| {
            if busy != guard.is_some() {
                *guard = busy
                    .then(|| on_window("beforeunload", |event| event.prevent_default()))
                    .flatten();
            }
        });
    }

    async fn send_file(self, id: String) {
        let sent = match self.ensure().await {
            Some(token) => self.send_original(&token, &id).await,
            None => Some(Err(ApiError::Unreachable)),
        };
        match sent {
            None => {}
            Some(Ok(face)) => {
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
            Some(Err(error)) => {
                let may_retry = !matches!(refusal(error.clone()), Refusal::Never(_));
                let sentence = match error {
                    ApiError::Refused(problem) => problem.detail,
                    _ => self.session.get("chat.file.failed"),
                };
                self.change_upload(&id, |upload| {
                    upload.problem = Some(sentence);
                    upload.may_retry = may_retry;
                });
            }
        }
    }

    /// Sends the file itself; none if it is not wanted any more.
    async fn send_original(self, token: &str, id: &str) -> Option<Result<FileFace, ApiError>> {
        let mut uploads = self.uploads.share().as_ref().clone().into_iter();
        let percent = uploads.find(|one| one.id == id)?.percent;
        let heard = move |now| percent.try_set(now);
        let begun = self.originals.change(|all| {
            let original = all.iter_mut().find(|one| one.id == id)?;
            let api = self.session.api();
            let begun = api.chat_send_file(token, id, &original.file, heard);
            Some(begun.map(|(sending, sent)| {
                original.sending = Some(sending);
                sent
            }))
        });
        let sent = match begun.flatten()? {
            Ok(sent) => sent.await,
            Err(error) => Err(error),
        };
        let wanted = |all: &Vec<Original>| all.iter().any(|one| one.id == id);
        (self.originals.read(wanted) == Some(true)).then_some(sent)
    }
}
