//! One method an endpoint, one funnel for all answers.

use {
    super::{ApiError, Line},
    contact_us_delivery::Stretch,
    contact_us_wire::{
        AccountFace, Problem,
        admin::{AddPerson, Change, MadePassword, MadeSecret, MakeSecret, Settings},
        chat::{EntryPage, FileFace, MAX_PAGE, Message, MessageReceipt, Signal},
        console::{CannedReply, CustomerFace, HandOver, Inbox, Person, Presence, SignIn},
        history::History,
        paths,
        words::fill,
    },
    gloo_net::http::{Request, RequestBuilder},
    serde::{Deserialize, Serialize, de::DeserializeOwned},
    wasm_bindgen::JsValue,
};

/// How long an answer may take, in milliseconds.
const PATIENCE: u32 = 20_000;
/// How long a file may take.
const PATIENCE_FILE: u32 = 300_000;

/// The backend, in the language of the agent. Who asks, the session's cookie says.
#[derive(Clone, Copy, Debug)]
pub struct Api {
    query: &'static str,
}

impl Api {
    /// The backend of an account (the server's own without one), which words its refusals in a language.
    pub fn new(locale: &str, account: Option<&str>) -> Self {
        let account = account.map_or(String::new(), |account| format!("&account={account}"));
        // Made once, and needed as long as the page lives.
        Self {
            query: format!("?locale={locale}{account}").leak(),
        }
    }

    /// Who is signed in.
    pub async fn session(self) -> Result<Person, ApiError> {
        read(&self.get(paths::CONSOLE_SESSION).await?)
    }

    /// What people call the organisation whose console it is.
    pub async fn organisation(self) -> Result<String, ApiError> {
        let page: Whose = self.get_json(paths::PAGE).await?;
        Ok(page.account.organisation)
    }

    /// Signs in.
    pub async fn sign_in(self, who: &SignIn, key: &str) -> Result<Person, ApiError> {
        read(&self.post(paths::CONSOLE_SESSION, who, key).await?)
    }

    /// A part of the settings.
    pub async fn settings<T: DeserializeOwned>(self, path: &str) -> Result<Settings<T>, ApiError> {
        self.get_json(path).await
    }

    /// Stores a part of the settings.
    pub async fn put_settings<T: Serialize + DeserializeOwned>(
        self,
        path: &str,
        change: &Change<T>,
        key: &str,
    ) -> Result<Settings<T>, ApiError> {
        let request = with_key(Request::put(&self.address(path)), key);
        read(&send(request, change).await?)
    }

    /// Has another identity secret made.
    pub async fn make_secret(self, seen: MakeSecret, key: &str) -> Result<MadeSecret, ApiError> {
        read(&self.post(paths::CONSOLE_IDENTITY, &seen, key).await?)
    }

    /// Adds somebody to the console.
    pub async fn add_person(self, new: &AddPerson, key: &str) -> Result<MadePassword, ApiError> {
        read(&self.post(paths::CONSOLE_PEOPLE, new, key).await?)
    }

    /// Has another password made for somebody.
    pub async fn new_password(self, person: &str, key: &str) -> Result<MadePassword, ApiError> {
        let path = fill(paths::CONSOLE_PERSON_PASSWORD, &[("person", person)]);
        read(&self.post(&path, &Nothing {}, key).await?)
    }

    /// Takes somebody away.
    pub async fn remove_person(self, person: &str, key: &str) -> Result<(), ApiError> {
        self.delete(&fill(paths::CONSOLE_PERSON, &[("person", person)]), key)
            .await
    }

    /// Has something tested.
    pub async fn test<T: DeserializeOwned>(self, path: &str, key: &str) -> Result<T, ApiError> {
        read(&self.post(path, &Nothing {}, key).await?)
    }

    /// What an address answers.
    pub async fn get_json<T: DeserializeOwned>(self, path: &str) -> Result<T, ApiError> {
        read(&self.get(path).await?)
    }

    /// Signs out.
    pub async fn sign_out(self, key: &str) -> Result<(), ApiError> {
        self.delete(paths::CONSOLE_SESSION, key).await
    }

    /// Takes chats, or takes a break.
    pub async fn presence(self, available: bool, key: &str) -> Result<(), ApiError> {
        let request = with_key(Request::put(&self.address(paths::CONSOLE_PRESENCE)), key);
        send(request, &Presence { available }).await.map(drop)
    }

    /// Waiting and own chats.
    pub async fn inbox(self) -> Result<Inbox, ApiError> {
        read(&self.get(paths::CONSOLE_INBOX).await?)
    }

    /// Canned replies.
    pub async fn replies(self) -> Result<Vec<CannedReply>, ApiError> {
        read(&self.get(paths::CONSOLE_REPLIES).await?)
    }

    /// Who the customer of a chat is.
    pub async fn customer(self, chat: &str) -> Result<CustomerFace, ApiError> {
        read(&self.get(&of(paths::CONSOLE_CHAT, chat)).await?)
    }

    /// The history that a receipt opens, with the right from its link.
    pub async fn history(self, reference: &str, token: &str) -> Result<History, ApiError> {
        let reference = String::from(js_sys::encode_uri_component(reference));
        let path = fill(paths::CONSOLE_HISTORY, &[("reference", &reference)]);
        let request = Request::get(&self.address(&path));
        // What is no token must not fail as a header.
        let bearer = [
            "Bearer ",
            &String::from(js_sys::encode_uri_component(token)),
        ]
        .concat();
        let request = patient(request, PATIENCE).header("authorization", &bearer);
        read(&answer(request.build()).await?)
    }

    /// Takes a waiting chat.
    pub async fn take(self, chat: &str, key: &str) -> Result<(), ApiError> {
        let path = of(paths::CONSOLE_TAKE, chat);
        self.post(&path, &Nothing {}, key).await.map(drop)
    }

    /// Gives a chat to a colleague or back to the queue.
    pub async fn hand_over(self, chat: &str, to: HandOver, key: &str) -> Result<(), ApiError> {
        let path = of(paths::CONSOLE_HAND_OVER, chat);
        self.post(&path, &to, key).await.map(drop)
    }

    /// Ends a chat.
    pub async fn end(self, chat: &str, key: &str) -> Result<(), ApiError> {
        self.post(&below(chat, "/end"), &Nothing {}, key)
            .await
            .map(drop)
    }

    /// A stretch of a chat's log.
    pub async fn entries(self, chat: &str, stretch: Stretch) -> Result<EntryPage, ApiError> {
        let part = match stretch {
            Stretch::Last => String::new(),
            Stretch::Before(seq) => format!("&before={seq}"),
            Stretch::After(seq) => format!("&after={seq}"),
        };
        let address = self.address(&below(chat, "/entries"));
        let address = format!("{address}&limit={MAX_PAGE}{part}");
        read(&answer(patient(Request::get(&address), PATIENCE).build()).await?)
    }

    /// Sends a message; its id is its key.
    pub async fn message(self, chat: &str, message: &Message) -> Result<MessageReceipt, ApiError> {
        let path = below(chat, "/messages");
        read(&self.post(&path, message, &message.id).await?)
    }

    /// Says what this side does. Nobody waits for the answer.
    pub async fn signal(self, chat: &str, signal: Signal) -> Result<(), ApiError> {
        let request = Request::post(&self.address(&below(chat, "/signals")));
        send(request, &signal).await.map(drop)
    }

    /// Sends a file under an id of its own.
    pub async fn file(
        self,
        chat: &str,
        id: &str,
        name: &str,
        file: &JsValue,
    ) -> Result<FileFace, ApiError> {
        let name = String::from(js_sys::encode_uri_component(name));
        let request = Request::post(&self.address(&below(chat, "/files")));
        let request = with_key(request, id).header(paths::FILE_NAME, &name);
        let request = patient(request, PATIENCE_FILE).body(file.clone());
        read(&answer(request).await?)
    }

    /// Where a file of a chat lies.
    pub fn file_address(self, chat: &str, file: &str) -> String {
        below(chat, &["/files/", file].concat())
    }

    /// The line that carries the list of chats.
    pub fn inbox_line(self) -> Line {
        Line::to(self.address(paths::CONSOLE_STREAM), None)
    }

    /// The line that carries a chat, from behind an entry on.
    pub fn chat_line(self, chat: &str, after: u64) -> Line {
        Line::to(self.address(&below(chat, "/stream")), Some(after))
    }

    async fn delete(self, path: &str, key: &str) -> Result<(), ApiError> {
        let request = with_key(Request::delete(&self.address(path)), key);
        answer(patient(request, PATIENCE).build()).await.map(drop)
    }

    async fn get(self, path: &str) -> Result<String, ApiError> {
        answer(patient(Request::get(&self.address(path)), PATIENCE).build()).await
    }

    async fn post<B: Serialize>(self, path: &str, body: &B, key: &str) -> Result<String, ApiError> {
        send(with_key(Request::post(&self.address(path)), key), body).await
    }

    fn address(self, path: &str) -> String {
        [path, self.query].concat()
    }
}

/// The body of a request that says everything by its path.
#[derive(Serialize)]
struct Nothing {}

/// What of the customers' page says whose it is.
#[derive(Deserialize)]
struct Whose {
    account: AccountFace,
}

fn of(path: &str, chat: &str) -> String {
    fill(path, &[("conversation", chat)])
}

fn below(chat: &str, part: &str) -> String {
    [&of(paths::CONSOLE_CHAT, chat), part].concat()
}

fn with_key(request: RequestBuilder, key: &str) -> RequestBuilder {
    request.header(paths::IDEMPOTENCY_KEY, key)
}

fn patient(request: RequestBuilder, patience: u32) -> RequestBuilder {
    request.abort_signal(Some(&web_sys::AbortSignal::timeout_with_u32(patience)))
}

async fn send<B: Serialize>(request: RequestBuilder, body: &B) -> Result<String, ApiError> {
    // The types of the wire hold texts and numbers, which always are JSON.
    let body = serde_json::to_string(body).unwrap_or_default();
    let request = patient(request, PATIENCE).header("content-type", "application/json");
    answer(request.body(body)).await
}

fn read<R: DeserializeOwned>(text: &str) -> Result<R, ApiError> {
    serde_json::from_str(text).map_err(|_| ApiError::Unreachable)
}

/// Sends a request and waits for its answer, whatever it is.
async fn answer(request: Result<Request, gloo_net::Error>) -> Result<String, ApiError> {
    let request = request.map_err(|_| ApiError::Unreachable)?;
    let response = request.send().await.map_err(|_| ApiError::Unreachable)?;
    let text = response.text().await.map_err(|_| ApiError::Unreachable)?;
    if response.ok() {
        Ok(text)
    } else {
        Err(refused(response.status(), &text))
    }
}

/// What an answer that is none says.
pub(super) fn refused(status: u16, text: &str) -> ApiError {
    match serde_json::from_str::<Problem>(text) {
        Ok(problem) => ApiError::Refused(Box::new(Problem { status, ..problem })),
        Err(_) => ApiError::Status(status),
    }
}
