//! Files beside the textbox: sent to the server at once, put into the chat with Send.

use {
    super::store::Store,
    crate::domain::{file, rows::Files},
    contact_us_wire::chat::Content,
    leptos::{prelude::*, task::spawn_local, wasm_bindgen::JsValue},
    std::{collections::HashMap, sync::Arc},
};

/// How far a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// On its way to the server.
    Uploading,
    /// There.
    Ready,
    /// Refused, or lost on the way: the sentence that says what to do, and whether trying again may help.
    Failed(String, bool),
}

/// A file beside the textbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its type.
    pub mime: String,
    /// Bytes.
    pub size: u64,
    /// How far it is.
    pub stage: Stage,
}

/// The files beside one chat's textbox.
#[derive(Clone, Copy)]
pub struct Attachments {
    store: Store,
    chat: StoredValue<Arc<str>>,
    list: RwSignal<Vec<Attached>>,
    /// Faces of the files that were sent, until the log has them.
    faces: RwSignal<Files>,
    /// The files themselves, as the browser has them.
    files: StoredValue<HashMap<String, JsValue>, LocalStorage>,
    /// Those that go into the chat as soon as they are there: Send was pressed already.
    wanted: StoredValue<Vec<String>>,
}

impl Attachments {
    /// None yet.
    pub fn new(store: Store, chat: &str, faces: RwSignal<Files>) -> Self {
        Self {
            store,
            chat: StoredValue::new(Arc::from(chat)),
            list: RwSignal::new(Vec::new()),
            faces,
            files: StoredValue::new_local(HashMap::new()),
            wanted: StoredValue::new(Vec::new()),
        }
    }

    /// All of them, in order.
    pub fn list(self) -> Vec<Attached> {
        self.list.get()
    }

    /// One of them.
    pub fn one(self, id: &str) -> Option<Attached> {
        self.list
            .with(|list| list.iter().find(|item| item.id == id).cloned())
    }

    /// The file itself.
    pub fn file(self, id: &str) -> Option<JsValue> {
        self.files.with_value(|files| files.get(id).cloned())
    }

    /// A file was chosen. `done` is called with what to write once it is there and Send was pressed.
    pub fn add(
        self,
        name: String,
        mime: String,
        size: u64,
        content: JsValue,
        done: Callback<Content>,
    ) {
        let id = self.store.id();
        let stage = match file::problem(&mime, size) {
            Some(key) => Stage::Failed(self.store.get(key), false),
            None => Stage::Uploading,
        };
        let goes = stage == Stage::Uploading;
        self.files.update_value(|files| {
            files.insert(id.clone(), content);
        });
        self.list.update(|list| {
            list.push(Attached {
                id: id.clone(),
                name,
                mime,
                size,
                stage,
            });
        });
        if goes {
            self.upload(id, done);
        }
    }

    /// Tries a file again that was lost on the way.
    pub fn again(self, id: String, done: Callback<Content>) {
        self.set_stage(&id, Stage::Uploading);
        self.upload(id, done);
    }

    /// Takes a file away.
    pub fn remove(self, id: &str) {
        self.list.update(|list| list.retain(|item| item.id != id));
        self.files.update_value(|files| {
            files.remove(id);
        });
        self.wanted
            .update_value(|wanted| wanted.retain(|other| other != id));
    }

    /// Send was pressed: what is there is given out to be written, what is on its way follows. Failed ones stay.
    pub fn send(self) -> Vec<Content> {
        let list = self.list.get_untracked();
        let under_way = list.iter().filter(|item| item.stage == Stage::Uploading);
        let under_way = under_way.map(|item| item.id.clone()).collect();
        self.wanted.set_value(under_way);
        let ready = list.into_iter().filter(|item| item.stage == Stage::Ready);
        ready.map(|item| self.give(item)).collect()
    }

    fn upload(self, id: String, done: Callback<Content>) {
        let (Some(item), Some(content)) = (
            self.list
                .with_untracked(|list| list.iter().find(|item| item.id == id).cloned()),
            self.file(&id),
        ) else {
            return;
        };
        spawn_local(async move {
            let chat = self.chat.get_value();
            let answer = self.store.api.file(&chat, &id, &item.name, &content).await;
            let stage = match answer {
                Ok(_) => Stage::Ready,
                Err(error) => {
                    self.store.note(&error);
                    let again = error
                        .status()
                        .is_none_or(|status| !matches!(status, 400 | 413 | 415 | 422));
                    let sentence = if error.sentence().is_some() {
                        self.store.sentence(&error)
                    } else {
                        self.store.get("console.file.lost")
                    };
                    Stage::Failed(sentence, again)
                }
            };
            let ready = stage == Stage::Ready;
            self.set_stage(&id, stage);
            let wanted = self.wanted.try_with_value(|wanted| wanted.contains(&id));
            if ready
                && wanted == Some(true)
                && let Some(item) = self.one_untracked(&id)
            {
                done.try_run(self.give(item));
            }
        });
    }

    /// Takes a file out of the list into the chat.
    fn give(self, item: Attached) -> Content {
        self.remove(&item.id);
        self.faces.update(|faces| {
            faces.insert(item.id.clone(), (item.name, item.mime, item.size));
        });
        Content::File(item.id)
    }

    fn one_untracked(self, id: &str) -> Option<Attached> {
        self.list
            .try_with_untracked(|list| list.iter().find(|item| item.id == id).cloned())?
    }

    fn set_stage(self, id: &str, stage: Stage) {
        self.list.try_update(|list| {
            if let Some(item) = list.iter_mut().find(|item| item.id == id) {
                item.stage = stage;
            }
        });
    }
}
