//! Beginning a conversation, and asking for a new token.

use {
    super::{Chat, kept},
    crate::{api::refusal, browser, domain::chat::Stage},
    contact_us_delivery::{Input, Refusal},
    contact_us_wire::chat::{ChatRequest, Content},
};

/// The longest wait between two tries, in milliseconds.
const LONGEST_WAIT: u64 = 30_000;
/// A wait that is worth a word, in milliseconds.
const LONG: u64 = 3_000;

impl Chat {
    /// The right to the conversation. Begins one if there is none, and tries until there is; none when it was refused.
    pub(super) async fn ensure(self) -> Option<String> {
        self.begin();
        self.publish();
        let mut wait = 500;
        loop {
            let asking = self.machine.read(|machine| machine.asking)?;
            if !self.has_begun() {
                return None;
            }
            let token = self.token();
            if !token.is_empty() {
                return Some(token);
            }
            if !asking && self.ask(false).await {
                self.feed(Input::Start(kept::outbox()));
                continue;
            }
            browser::timer::sleep(wait).await;
            wait = LONGEST_WAIT.min(wait * 2);
        }
    }

    /// Asks for a new token in the place of one that is no longer good.
    pub(super) async fn renew(self) {
        if self.ask(true).await {
            self.feed(Input::Renewed);
        }
    }

    /// Asks once; whether there is a token now.
    async fn ask(self, again: bool) -> bool {
        self.machine.change(|machine| machine.asking = true);
        let request = self.kept.read(|kept| {
            kept.as_ref().map(|kept| ChatRequest {
                id: kept.id.clone(),
                name: if again {
                    String::new()
                } else {
                    kept.name.clone()
                },
                topic: if again {
                    String::new()
                } else {
                    kept.topic.clone()
                },
            })
        });
        let Some(request) = request.flatten() else {
            return false;
        };
        let answer = self.session.api().chat_begin(&request).await;
        self.machine.change(|machine| machine.asking = false);
        match answer.map_err(refusal) {
            Ok(receipt) => {
                self.machine.change(|machine| machine.failures = 0);
                self.kept.change(|kept| {
                    if let Some(kept) = kept {
                        kept.token = receipt.token;
                        kept::keep_chat(kept);
                    }
                });
                true
            }
            Err(Refusal::Later(wait)) => {
                self.failed(if wait < LONG { 1 } else { 2 });
                browser::timer::sleep(wait).await;
                false
            }
            Err(Refusal::Unreachable) => {
                self.failed(1);
                if again {
                    browser::timer::sleep(LONGEST_WAIT).await;
                    self.publish();
                }
                false
            }
            Err(Refusal::Never(sentence)) => {
                self.refused(sentence);
                false
            }
            Err(Refusal::Token | Refusal::Over) => {
                self.refused(self.session.get("problem.unavailable"));
                false
            }
        }
    }

    /// A try brought no token; a long wait counts as more than one.
    fn failed(self, tries: u32) {
        self.machine.change(|machine| machine.failures += tries);
        self.publish();
    }

    /// It was refused: what was written goes back to where it was typed.
    fn refused(self, sentence: String) {
        let mut texts: Vec<String> = self.read(|core| {
            let outbox = core.outbox().iter();
            outbox
                .filter_map(|item| match &item.content {
                    Content::Text(text) => Some(text.clone()),
                    Content::File(_) => None,
                })
                .collect()
        });
        texts.push(self.text.get_untracked());
        self.leave();
        self.typed(texts.join("\n").trim().to_owned());
        self.stage.set(Stage::Refused(sentence));
    }
}
