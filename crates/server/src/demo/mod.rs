//! A scripted agent, so that one person can try every state of a chat alone.
//!
//! It is a client of the console's interface like any other: it signs in, takes chats that wait, writes, reads, types,
//! sends files. What it does is asked for by words that the customer writes; [`script::WORDS`] lists them.

mod client;
pub mod script;
mod talk;

use {
    crate::{
        clock::Clock,
        desk::people::{self, PeopleError},
        sandbox::crowd,
        store::Store,
    },
    client::{Client, Failure},
    contact_us_delivery::Frames,
    contact_us_wire::{
        console::{INBOX_EVENT, Inbox, Person, Role},
        paths,
    },
    std::{
        collections::HashMap,
        net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
        time::Duration,
    },
    talk::Talk,
    tokio::{
        task::{AbortHandle, JoinSet},
        time::{Instant, sleep, sleep_until},
    },
};

/// Its name as customers and colleagues see it.
pub const NAME: &str = "Robin (demo)";

/// How quick it is.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// How long a chat waits before it is taken.
    pub alone: Duration,
    /// The same while colleagues are there, who may want to take it.
    pub in_company: Duration,
    /// How long it types for each message.
    pub typing: Duration,
    /// How long it stays away from a chat that it gave back.
    pub away: Duration,
    /// From one chat to the next, where it takes one after the other in their turn, and only while somebody waits who is
    /// none of the sandbox's crowd. None: it takes each as it comes.
    pub in_turn: Option<Duration>,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            alone: Duration::from_secs(3),
            in_company: Duration::from_secs(20),
            typing: Duration::from_millis(1_500),
            away: Duration::from_secs(20),
            in_turn: None,
        }
    }
}

/// What it signs in with: it is added where it is missing, and gets a new password each time.
pub async fn credentials(
    store: &Store,
    clock: &Clock,
    account: &str,
) -> Result<String, PeopleError> {
    match people::add(store, clock, account, NAME, Role::Agent).await {
        Err(PeopleError::Taken(_)) => people::new_password(store, account, NAME).await,
        added => added,
    }
}

/// Where a server that listens at an address is reached from the same machine.
pub fn near(listen: SocketAddr) -> SocketAddr {
    let ip = match listen.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    SocketAddr::new(ip, listen.port())
}

/// Answers chats of the server at an address until it is dropped. A connection that breaks is made anew.
pub async fn run(address: SocketAddr, account: &str, password: &str, pace: Pace) {
    let mut wait = Duration::from_millis(200);
    loop {
        match work(address, account, password, pace).await {
            // The server let go of the stream, or restarts.
            Ok(()) => wait = Duration::from_millis(200),
            Err(failure) => tracing::info!(%failure, "the scripted agent tries again"),
        }
        sleep(wait).await;
        wait = (wait * 2).min(Duration::from_secs(10));
    }
}

/// Signs in and works until the stream of the inbox ends.
async fn work(
    address: SocketAddr,
    account: &str,
    password: &str,
    pace: Pace,
) -> Result<(), Failure> {
    let (client, me) = Client::sign_in(address, account, NAME, password).await?;
    client
        .put(
            paths::CONSOLE_PRESENCE,
            &serde_json::json!({ "available": true }),
        )
        .await?;
    let mut stream = client.stream(paths::CONSOLE_STREAM, 0).await?;
    let mut frames = Frames::default();
    let mut desk = Desk::new(client, me, pace);
    loop {
        tokio::select! {
            piece = stream.next() => {
                let Some(piece) = piece? else { return Ok(()) };
                for (name, data) in frames.take(&piece) {
                    if name == INBOX_EVENT {
                        desk.looks(&serde_json::from_str(&data)?);
                    }
                }
            }
            () = sleep_until(desk.next_take()) => desk.take().await?,
            Some(done) = desk.talks.join_next() => desk.ended(done.ok()),
        }
    }
}

/// What it has before it.
struct Desk {
    client: Client,
    me: Person,
    pace: Pace,
    inbox: Inbox,
    /// When each waiting chat is to be taken.
    due: HashMap<String, Instant>,
    /// When it last took one in its turn, or when the first came that it takes any for.
    last: Option<Instant>,
    talks: JoinSet<(String, Talk)>,
    open: HashMap<String, AbortHandle>,
}

impl Desk {
    fn new(client: Client, me: Person, pace: Pace) -> Self {
        Self {
            client,
            me,
            pace,
            inbox: Inbox::default(),
            due: HashMap::new(),
            last: None,
            talks: JoinSet::new(),
            open: HashMap::new(),
        }
    }

    /// Looks at a new inbox.
    fn looks(&mut self, inbox: &Inbox) {
        inbox.clone_into(&mut self.inbox);
        match self.pace.in_turn {
            Some(step) => self.queue(step),
            None => self.note(),
        }
        self.go_on();
    }

    /// Notes who waits, and when each is to be taken.
    fn note(&mut self) {
        let inbox = &self.inbox;
        let patience = if inbox.colleagues.is_empty() {
            self.pace.alone
        } else {
            self.pace.in_company
        };
        let waits = |id: &String| {
            let mut waiting = inbox.waiting.iter();
            waiting.any(|card| card.id == *id && card.gone.is_none())
        };
        self.due.retain(|id, _| waits(id));
        for card in inbox.waiting.iter().filter(|card| card.gone.is_none()) {
            let due = Instant::now() + patience;
            self.due.entry(card.id.clone()).or_insert(due);
        }
    }

    /// Notes the first of those who wait, a step after the one before.
    fn queue(&mut self, step: Duration) {
        self.due.clear();
        let waiting = self.inbox.waiting.iter();
        let mut waiting = waiting.filter(|card| card.gone.is_none());
        if waiting.clone().all(|card| crowd::is_one(&card.name)) {
            self.last = None;
            return;
        }
        let last = *self.last.get_or_insert_with(Instant::now);
        if let Some(first) = waiting.next() {
            self.due.insert(first.id.clone(), last + step);
        }
    }

    /// Goes on with the chats that it has.
    fn go_on(&mut self) {
        for card in self.inbox.mine.clone() {
            let is_live = matches!(card.phase, contact_us_wire::chat::ChatPhase::Live { .. });
            if is_live && card.gone.is_some() {
                self.end(card.id);
            } else if is_live && !self.open.contains_key(&card.id) {
                let (client, name) = (self.client.clone(), self.me.name.clone());
                let (id, key) = (card.id.clone(), card.id.clone());
                let talk = talk::talk(client, name, card, self.pace);
                let handle = self.talks.spawn(async move { (id, talk.await) });
                self.open.insert(key, handle);
            }
        }
    }

    /// Ends a chat whose customer has gone.
    fn end(&mut self, id: String) {
        let client = self.client.clone();
        self.talks.spawn(async move {
            // Where that fails, the next inbox has it ended again.
            client.tell(&id, "/end", &serde_json::json!({})).await.ok();
            (id, Talk::Over)
        });
    }

    /// When the next chat is to be taken; far away if none waits or it has as many as it may.
    fn next_take(&self) -> Instant {
        let limit = usize::try_from(self.me.limit).unwrap_or(usize::MAX);
        let next = self.due.values().min().copied();
        next.filter(|_| self.open.len() < limit)
            .unwrap_or_else(|| Instant::now() + Duration::from_hours(1))
    }

    /// Takes the chat that is due. Somebody else may have been quicker.
    async fn take(&mut self) -> Result<(), Failure> {
        let due = self.due.iter().min_by_key(|(_, at)| **at);
        let Some(id) = due.map(|(id, _)| id.clone()) else {
            return Ok(());
        };
        // Tried again later if it still waits then.
        let now = Instant::now();
        self.due.insert(id.clone(), now + self.pace.in_company);
        self.last = Some(now);
        match self.client.tell(&id, "/take", &serde_json::json!({})).await {
            Err(Failure::Refused(409 | 404)) => Ok(()),
            done => done,
        }
    }

    /// A talk is over. A chat that was given back is left to others for a while.
    fn ended(&mut self, done: Option<(String, Talk)>) {
        let Some((id, talk)) = done else {
            self.open.retain(|_, handle| !handle.is_finished());
            return;
        };
        self.open.remove(&id);
        match talk {
            Talk::Over => {}
            Talk::GivenBack => {
                self.due.insert(id, Instant::now() + self.pace.away);
            }
            Talk::Broken => self.looks(&self.inbox.clone()),
        }
    }
}
