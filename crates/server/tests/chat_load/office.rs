//! The server's program with many conversations in it, each of which an agent has taken.

use {
    crate::{
        http::{Connection, address},
        server_process::ServerProcess,
    },
    contact_us_delivery::Ids,
    contact_us_wire::{chat::ChatReceipt, paths},
    futures_util::{StreamExt, stream},
    serde_json::json,
    sqlx::{Connection as _, SqliteConnection, sqlite::SqliteConnectOptions},
    std::{
        net::SocketAddr,
        path::Path,
        process::{Command, Stdio},
    },
    tempfile::TempDir,
    tokio::task::JoinSet,
};

/// Requests that are under way at once while everything is set up.
const AT_ONCE: usize = 20;
/// Where the agents come from; customers come from the addresses before.
const AGENTS_FROM: usize = 1 << 16;

/// One conversation, and with what each side proves who it is.
#[derive(Clone)]
pub struct Talk {
    pub id: String,
    pub customer: String,
    pub agent: String,
    pub customer_from: std::net::Ipv4Addr,
    pub agent_from: std::net::Ipv4Addr,
}

pub struct Office {
    pub server: ServerProcess,
    pub talks: Vec<Talk>,
    /// The agents' consoles, which keep their chats theirs.
    _consoles: JoinSet<()>,
    _folder: TempDir,
}

impl Office {
    /// So many conversations, shared out among so many agents. The server has one core to itself.
    pub async fn open(conversations: usize, agents: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let password = add_agent(folder.path());
        let server = ServerProcess::start(folder.path(), "smtp://127.0.0.1:9", Stdio::null());
        pin(server.child.lock().unwrap().id());
        let at = server.address;
        let mut database = database(folder.path()).await;
        multiply_agents(&mut database, agents).await;

        let cookies: Vec<(String, String)> = stream::iter(0..agents)
            .map(|n| sign_in(at, n, &password))
            .buffered(1)
            .collect()
            .await;
        let mut consoles = JoinSet::new();
        for (n, (_, cookie)) in cookies.iter().enumerate() {
            let mut console = Connection::open(at, address(AGENTS_FROM + n)).await;
            console.listen(paths::CONSOLE_STREAM, cookie).await;
            consoles.spawn(async move { while console.line().await.is_some() {} });
        }
        let receipts: Vec<(String, String)> = stream::iter(0..conversations)
            .map(|n| begin(at, n))
            .buffered(AT_ONCE)
            .collect()
            .await;
        take_all(&mut database, &receipts, &cookies).await;
        let talks = receipts
            .into_iter()
            .enumerate()
            .map(|(n, (id, customer))| Talk {
                id,
                customer,
                agent: cookies[n % agents].1.clone(),
                customer_from: address(n),
                agent_from: address(AGENTS_FROM + n % agents),
            });
        Self {
            talks: talks.collect(),
            server,
            _consoles: consoles,
            _folder: folder,
        }
    }

    pub fn pid(&self) -> u32 {
        self.server.child.lock().unwrap().id()
    }
}

/// Adds the first agent, and gives their password.
fn add_agent(folder: &Path) -> String {
    let added = Command::new(env!("CARGO_BIN_EXE_contact-us-server"))
        .args(["user", "add", "--role", "agent", "Robin"])
        .current_dir(folder)
        .env_clear()
        .env("CONTACT_US_DATA", folder.join("data"))
        .env("CONTACT_US_PUBLIC_URL", "https://help.example")
        .output()
        .unwrap();
    let said = String::from_utf8(added.stdout).unwrap();
    said.split_whitespace().last().unwrap().to_owned()
}

/// All threads of a process run on the first core from now on.
fn pin(pid: u32) {
    let done = Command::new("taskset")
        .args(["--all-tasks", "--cpu-list", "--pid", "0", &pid.to_string()])
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
}

async fn database(folder: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new()
        .filename(folder.join("data/contact-us.db"))
        .busy_timeout(std::time::Duration::from_secs(30));
    SqliteConnection::connect_with(&options).await.unwrap()
}

/// Passwords take long to make, so all agents have that of the first.
async fn multiply_agents(database: &mut SqliteConnection, agents: usize) {
    for n in 0..agents {
        sqlx::query(
            "INSERT INTO people (person, account, name, folded, role, password, available, chat_limit, seen_at, created_at)
             SELECT ?1, account, 'Agent ' || ?1, 'agent ' || ?1, role, password, 1, 100000, 0, created_at
             FROM people WHERE folded = 'robin'",
        )
        .bind(n.to_string())
        .execute(&mut *database)
        .await
        .unwrap();
    }
}

/// Person and cookie.
async fn sign_in(at: SocketAddr, n: usize, password: &str) -> (String, String) {
    let mut connection = Connection::open(at, address(AGENTS_FROM + n)).await;
    let body = json!({ "name": format!("Agent {n}"), "password": password }).to_string();
    let (status, head, said) = connection
        .ask("POST", paths::CONSOLE_SESSION, &key(), &body)
        .await;
    let cookie = head
        .iter()
        .find_map(|line| line.strip_prefix("set-cookie: "));
    let cookie = cookie.unwrap_or_else(|| panic!("{status} {said}"));
    let pair = cookie.split(';').next().unwrap();
    (n.to_string(), format!("cookie: {pair}\r\n"))
}

/// The conversation of customer number `n`: its id, and the header that proves it.
async fn begin(at: SocketAddr, n: usize) -> (String, String) {
    let mut connection = Connection::open(at, address(n)).await;
    let id = Ids::default().next(1_700_000_000_000, rand::random());
    let auth = format!("{}: {id}\r\n", paths::IDEMPOTENCY_KEY);
    let body = json!({ "id": id, "name": "Ada" }).to_string();
    let (status, _, said) = connection.ask("POST", paths::CHAT, &auth, &body).await;
    assert!(matches!(status, 200..300), "{status} {said}");
    let receipt: ChatReceipt = serde_json::from_str(&said).unwrap();
    (id, format!("authorization: Bearer {}\r\n", receipt.token))
}

/// Through the interface each would be one more request; this is not what is measured.
async fn take_all(
    database: &mut SqliteConnection,
    receipts: &[(String, String)],
    agents: &[(String, String)],
) {
    let mut tx = database.begin().await.unwrap();
    for (n, (id, _)) in receipts.iter().enumerate() {
        let person = &agents[n % agents.len()].0;
        sqlx::query(
            "UPDATE conversations SET state = 'live', agent = ?1, agent_name = 'Agent ' || ?1,
             answered_at = opened_at WHERE conversation = ?2",
        )
        .bind(person)
        .bind(id)
        .execute(&mut *tx)
        .await
        .unwrap();
    }
    tx.commit().await.unwrap();
}

fn key() -> String {
    let id = Ids::default().next(1, rand::random());
    format!("{}: {id}\r\n", paths::IDEMPOTENCY_KEY)
}
