//! The server's program with a chat in it, and everything that leads there.

use {
    crate::{
        client::{Account, Client, Storage},
        http::{ask, head, read_head, send},
        proxy::Proxy,
        server_process::ServerProcess,
    },
    contact_us_delivery::Ids,
    contact_us_wire::{
        chat::{ChatReceipt, Party},
        paths,
    },
    serde_json::json,
    std::{
        io::Read,
        net::SocketAddr,
        process::{Command, Stdio},
        sync::{Arc, Mutex},
        thread,
    },
    tempfile::TempDir,
};

/// Nothing listens there; no mail is sent in this test.
const NO_MAIL: &str = "smtp://127.0.0.1:9";

pub struct House {
    pub proxy: Proxy,
    server: ServerProcess,
    folder: TempDir,
    customer: Account,
    agent: Account,
    storage: [Storage; 2],
    /// Where the server is, for whoever goes there without the proxy.
    address: Arc<Mutex<SocketAddr>>,
}

impl House {
    /// A customer has begun a chat, and an agent has taken it.
    pub fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let password = add_agent(&folder);
        let server = ServerProcess::start(folder.path(), NO_MAIL, Stdio::null());
        let at = server.address;
        let proxy = Proxy::start();
        proxy.aim(Some(at));

        let mut ids = Ids::default();
        let id = ids.next(1_700_000_000_000, rand::random());
        let key = format!("{}: {id}\r\n", paths::IDEMPOTENCY_KEY);
        let opened = ask(
            at,
            &head("POST", paths::CHAT, &key),
            &json!({ "id": id, "name": "Ada" }).to_string(),
        );
        let receipt: ChatReceipt = serde_json::from_str(&opened.unwrap()).unwrap();
        let bearer = format!("authorization: Bearer {}\r\n", receipt.token);
        let hello = json!({ "id": ids.next(0, rand::random()), "content": { "text": "Hello" } });
        ask(
            at,
            &head("POST", paths::CHAT_MESSAGES, &bearer),
            &hello.to_string(),
        )
        .unwrap();

        let cookie = sign_in(at, &password);
        let address = Arc::new(Mutex::new(at));
        stay(Arc::clone(&address), cookie.clone());
        let take = paths::CONSOLE_TAKE.replace("{conversation}", &id);
        let taken = head("POST", &take, &(cookie.clone() + &key));
        ask(at, &taken, "{}").unwrap();

        let account = |party, base: String, auth| Account {
            party,
            address: proxy.address,
            base,
            auth,
        };
        Self {
            customer: account(Party::Customer, paths::CHAT.to_owned(), bearer),
            agent: account(
                Party::Agent,
                paths::CONSOLE_CHAT.replace("{conversation}", &id),
                cookie,
            ),
            proxy,
            server,
            folder,
            storage: [Storage::default(), Storage::default()],
            address,
        }
    }

    /// One more page of this side.
    pub fn page(&self, party: Party) -> Client {
        let agent = party == Party::Agent;
        let account = if agent { &self.agent } else { &self.customer };
        Client::open(
            account.clone(),
            Arc::clone(&self.storage[usize::from(agent)]),
        )
    }

    /// Kills it as `kill -9` does.
    pub fn kill(&mut self) {
        self.proxy.aim(None);
        self.server.child.lock().unwrap().kill().unwrap();
        self.server.wait();
    }

    /// Starts it again over the same data.
    pub fn restart(&mut self) {
        self.server = ServerProcess::start(self.folder.path(), NO_MAIL, Stdio::null());
        *self.address.lock().unwrap() = self.server.address;
        self.proxy.aim(Some(self.server.address));
    }
}

/// Adds a person and gives their password.
fn add_agent(folder: &TempDir) -> String {
    let added = Command::new(env!("CARGO_BIN_EXE_contact-us-server"))
        .args(["user", "add", "--role", "agent", "Robin"])
        .current_dir(folder.path())
        .env_clear()
        .env("CONTACT_US_DATA", folder.path().join("data"))
        .env("CONTACT_US_PUBLIC_URL", "https://help.example")
        .output()
        .unwrap();
    let said = String::from_utf8(added.stdout).unwrap();
    let password = said.split_whitespace().last();
    password
        .unwrap_or_else(|| panic!("{:?}", added.stderr))
        .to_owned()
}

/// The header that an agent's requests carry.
fn sign_in(at: SocketAddr, password: &str) -> String {
    let body = json!({ "name": "Robin", "password": password }).to_string();
    let key = format!(
        "{}: {}\r\n",
        paths::IDEMPOTENCY_KEY,
        Ids::default().next(1, rand::random())
    );
    let mut stream = send(at, &head("POST", paths::CONSOLE_SESSION, &key), &body).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let cookie = answer.lines().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("set-cookie").then_some(value)
    });
    let pair = cookie
        .unwrap_or_else(|| panic!("{answer}"))
        .split(';')
        .next();
    format!("cookie: {}\r\n", pair.unwrap())
}

/// Keeps the agent's console open, so that the chat stays theirs.
fn stay(address: Arc<Mutex<SocketAddr>>, cookie: String) {
    thread::spawn(move || {
        loop {
            let at = *address.lock().unwrap();
            let head = head("GET", paths::CONSOLE_STREAM, &cookie);
            if let Some(mut stream) = send(at, &head, "")
                && read_head(&mut stream).is_some()
            {
                let _ = stream.set_read_timeout(None);
                let _ = stream.read_to_end(&mut Vec::new());
            }
            thread::sleep(std::time::Duration::from_millis(100));
        }
    });
}
