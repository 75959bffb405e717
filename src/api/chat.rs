//! The endpoints of chat.

use {
    super::{Api, ApiError, client::read, stream::Stream},
    crate::browser::json::{object, quote},
    contact_us_delivery::{Refusal, Stretch},
    contact_us_wire::{
        ProblemKind,
        chat::{
            ChatReceipt, ChatRequest, Content, EntryPage, MAX_PAGE, Message, MessageReceipt, Signal,
        },
        paths,
        words::fill,
    },
};

impl Api {
    /// Chat was pressed. For the record alone.
    pub async fn chat_pressed(&self) {
        let _ = self
            .post(paths::CHAT_PRESSED, "{}".to_owned(), &key(), None)
            .await;
    }

    /// A new conversation, or a new token for one that this visitor has.
    pub async fn chat_begin(&self, request: &ChatRequest) -> Result<ChatReceipt, ApiError> {
        let body = object(&[
            ("id", &quote(&request.id)),
            ("name", &quote(&request.name)),
            ("topic", &quote(&request.topic)),
        ]);
        read(self.post(paths::CHAT, body, &request.id, None).await)
    }

    /// One message.
    pub async fn chat_message(
        &self,
        token: &str,
        message: &Message,
    ) -> Result<MessageReceipt, Refusal> {
        let (id, content) = (quote(&message.id), content(&message.content));
        let body = object(&[("id", &id), ("content", &content)]);
        let path = paths::CHAT_MESSAGES;
        read(self.post(path, body, &message.id, Some(token)).await).map_err(refusal)
    }

    /// A stretch of the log.
    pub async fn chat_entries(&self, token: &str, stretch: Stretch) -> Result<EntryPage, Refusal> {
        let limit = ["limit=", &MAX_PAGE.to_string()].concat();
        let more = match stretch {
            Stretch::Last => limit,
            Stretch::Before(n) => [&limit, "&before=", &n.to_string()].concat(),
            Stretch::After(n) => [&limit, "&after=", &n.to_string()].concat(),
        };
        read(self.get_with(paths::CHAT_ENTRIES, &more, Some(token)).await).map_err(refusal)
    }

    /// Typing, delivered, read. Nobody waits for the answer.
    pub async fn chat_signal(&self, token: &str, signal: Signal) {
        let parts = [
            ("typing", signal.typing.map(|typing| typing.to_string())),
            ("delivered", signal.delivered.map(|n| n.to_string())),
            ("read", signal.read.map(|n| n.to_string())),
        ];
        let fields: Vec<_> = parts
            .iter()
            .filter_map(|(name, value)| Some((*name, value.as_deref()?)))
            .collect();
        let _ = self
            .chat_tell(paths::CHAT_SIGNALS, token, object(&fields))
            .await;
    }

    /// What goes along says something new of the visitor.
    pub async fn chat_visitor(&self, token: &str) -> Result<(), ApiError> {
        self.chat_tell(paths::CHAT_VISITOR, token, "{}".to_owned())
            .await
    }

    /// Ends it, rates it, has the transcript mailed: what is told once, without an answer to read.
    pub async fn chat_tell(&self, path: &str, token: &str, body: String) -> Result<(), ApiError> {
        self.post(path, body, &key(), Some(token)).await.map(drop)
    }

    /// The body of a rating, 1 to 5.
    pub fn rating(stars: u8) -> String {
        object(&[("stars", &stars.to_string()), ("comment", "\"\"")])
    }

    /// The body of a wish for the transcript.
    pub fn mail_to(email: &str) -> String {
        object(&[("email", &quote(email))])
    }

    /// The transcript, as an address that holds as long as it is held.
    pub async fn chat_transcript(&self, token: &str) -> Option<super::Held> {
        self.held(paths::CHAT_TRANSCRIPT, token).await
    }

    /// A file, as an address that holds as long as it is held.
    pub async fn chat_file(&self, token: &str, id: &str) -> Option<super::Held> {
        self.held(&fill(paths::CHAT_FILE, &[("file", id)]), token)
            .await
    }

    /// Opens the stream behind a number.
    pub fn chat_stream(
        &self,
        token: &str,
        after: u64,
        heard: impl FnMut(super::Heard) + 'static,
    ) -> Stream {
        Stream::open(
            &self.address(paths::CHAT_STREAM),
            token,
            after,
            Box::new(heard),
        )
    }
}

/// The content of a message, as JSON.
fn content(content: &Content) -> String {
    match content {
        Content::Text(text) => object(&[("text", &quote(text))]),
        Content::File(id) => object(&[("file", &quote(id))]),
    }
}

/// Why a request about a conversation was not done.
pub fn refusal(error: ApiError) -> Refusal {
    let ApiError::Refused(problem) = error else {
        return Refusal::Unreachable;
    };
    match (problem.retry_after, problem.kind) {
        (Some(seconds), _) => Refusal::Later(seconds.saturating_mul(1_000)),
        (None, ProblemKind::Token) => Refusal::Token,
        // The host page gives another token, or none.
        (None, ProblemKind::Identity) => Refusal::Later(1_000),
        (None, ProblemKind::Conflict) => Refusal::Over,
        (None, _) if problem.status >= 500 => Refusal::Unreachable,
        (None, _) => Refusal::Never(problem.detail),
    }
}

fn key() -> String {
    crate::browser::ids::uuid_v4()
}
