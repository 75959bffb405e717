//! A page: the core, and a thread that carries out what it wants.

use {
    crate::http::{ask, head, read_head, refusal, send},
    contact_us_delivery::{
        Conversation, Effect, Frame, Frames, Ids, Input, Outgoing, Refusal, Stretch,
    },
    contact_us_wire::chat::{Content, Party, What},
    std::{
        collections::BTreeMap,
        io::{ErrorKind, Read},
        net::SocketAddr,
        sync::{
            Arc, Mutex,
            atomic::{AtomicU32, Ordering},
            mpsc::{Receiver, RecvTimeoutError, Sender, channel},
        },
        thread,
        time::{Duration, SystemTime},
    },
};

pub type Storage = Arc<Mutex<BTreeMap<String, Outgoing>>>;

/// Who writes, and where.
#[derive(Clone)]
pub struct Account {
    pub party: Party,
    pub address: SocketAddr,
    /// The path that `/messages` and the others follow.
    pub base: String,
    /// A header that gives the right.
    pub auth: String,
}

/// What a page shows.
pub struct View {
    /// The ids of the messages in the log.
    pub messages: Vec<String>,
    pub outbox: usize,
}

enum Order {
    /// Something happened; on this stream, if it has a number.
    Input(Option<u32>, Input),
    View(Sender<View>),
}

pub struct Client {
    account: Account,
    storage: Storage,
    ids: Ids,
    count: u32,
    orders: Sender<Order>,
}

fn now() -> i64 {
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap();
    i64::try_from(now.as_millis()).unwrap()
}

impl Client {
    pub fn open(account: Account, storage: Storage) -> Self {
        let orders = Page::load(&account, &storage);
        Self {
            account,
            storage,
            ids: Ids::default(),
            count: 0,
            orders,
        }
    }

    /// Loads the page anew: what was in memory is gone, and so is every answer that was awaited.
    pub fn reload(&mut self) {
        self.orders = Page::load(&self.account, &self.storage);
    }

    fn tell(&self, input: Input) {
        self.orders.send(Order::Input(None, input)).unwrap();
    }

    pub fn write(&mut self) -> Outgoing {
        let at = now();
        self.count += 1;
        let item = Outgoing {
            id: self.ids.next(at, rand::random()),
            at,
            content: Content::Text(format!("Message {}", self.count)),
            refused: None,
        };
        self.tell(Input::Write(item.clone()));
        // The message is kept before anything else may happen to the page.
        self.view();
        item
    }

    /// Another tab wrote it.
    pub fn adopt(&mut self, item: Outgoing) {
        self.ids.follow(&item.id);
        self.tell(Input::Adopt(item));
    }

    pub fn nudge(&self) {
        self.tell(Input::Nudge);
    }

    pub fn view(&self) -> View {
        let (answer, view) = channel();
        self.orders.send(Order::View(answer)).unwrap();
        view.recv().unwrap()
    }
}

/// What runs in the page's thread. It ends when nobody can give it orders any more.
struct Page {
    account: Account,
    storage: Storage,
    core: Conversation,
    orders: Sender<Order>,
    /// The number of the stream that is wanted.
    wire: Arc<AtomicU32>,
    wake: Option<i64>,
}

impl Page {
    fn load(account: &Account, storage: &Storage) -> Sender<Order> {
        let (near, inbox) = channel();
        let (orders, answers) = channel();
        let page = Self {
            account: account.clone(),
            storage: Arc::clone(storage),
            core: Conversation::new(account.party, rand::random()),
            orders,
            wire: Arc::default(),
            wake: None,
        };
        thread::spawn(move || page.run(&inbox, &answers));
        near
    }

    fn run(mut self, inbox: &Receiver<Order>, answers: &Receiver<Order>) {
        let kept = self.storage.lock().unwrap().values().cloned().collect();
        self.input(Input::Start(kept));
        loop {
            match inbox.try_recv() {
                Ok(order) => self.obey(order),
                Err(std::sync::mpsc::TryRecvError::Empty) => {}
                Err(std::sync::mpsc::TryRecvError::Disconnected) => break,
            }
            // Short, so that orders are heard soon.
            match answers.recv_timeout(Duration::from_millis(5)) {
                Ok(order) => self.obey(order),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if self.wake.is_some_and(|at| at <= now()) {
                self.wake = None;
                self.input(Input::Tick);
            }
        }
        self.wire.fetch_add(1, Ordering::Relaxed);
    }

    fn obey(&mut self, order: Order) {
        match order {
            Order::Input(wire, input) => {
                if wire.is_none_or(|wire| wire == self.wire.load(Ordering::Relaxed)) {
                    self.input(input);
                }
            }
            Order::View(answer) => {
                let messages = self.core.entries().iter();
                let texts = messages.filter(|entry| matches!(entry.what, What::Text(_)));
                let _ = answer.send(View {
                    messages: texts.map(|entry| entry.id.clone()).collect(),
                    outbox: self.core.outbox().len(),
                });
            }
        }
    }

    fn input(&mut self, input: Input) {
        for effect in self.core.handle(input, now()) {
            self.carry_out(effect);
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Keep(item) => {
                self.storage.lock().unwrap().insert(item.id.clone(), item);
            }
            Effect::Forget(id) => {
                self.storage.lock().unwrap().remove(&id);
            }
            Effect::Post(message) => self.apart(move |account| {
                let head = head("POST", &(account.base.clone() + "/messages"), &account.auth);
                let answer = ask(
                    account.address,
                    &head,
                    &serde_json::to_string(&message).unwrap(),
                );
                let receipt = answer.map(|body| serde_json::from_str(&body).unwrap());
                Some(Input::Posted(message.id, receipt))
            }),
            Effect::Fetch(stretch) => self.apart(move |account| {
                let query = match stretch {
                    Stretch::Last => String::new(),
                    Stretch::Before(seq) => format!("before={seq}&"),
                    Stretch::After(seq) => format!("after={seq}&"),
                };
                let path = format!("{}/entries?{query}limit=200", account.base);
                let answer = ask(account.address, &head("GET", &path, &account.auth), "");
                Some(Input::Fetched(
                    answer.map(|body| serde_json::from_str(&body).unwrap()),
                ))
            }),
            Effect::Tell(signal) => self.apart(move |account| {
                let head = head("POST", &(account.base.clone() + "/signals"), &account.auth);
                let _ = ask(
                    account.address,
                    &head,
                    &serde_json::to_string(&signal).unwrap(),
                );
                None
            }),
            Effect::Connect(after) => {
                let number = self.wire.fetch_add(1, Ordering::Relaxed) + 1;
                let (account, orders, wire) = (
                    self.account.clone(),
                    self.orders.clone(),
                    Arc::clone(&self.wire),
                );
                thread::spawn(move || {
                    let say = |input| orders.send(Order::Input(Some(number), input)).is_ok();
                    let wanted = || wire.load(Ordering::Relaxed) == number;
                    let why = listen(&account, after, &say, &wanted);
                    say(Input::Lost(why));
                });
            }
            Effect::Disconnect => {
                self.wire.fetch_add(1, Ordering::Relaxed);
            }
            Effect::Wake(at) => self.wake = Some(at),
        }
    }

    /// Does it in a thread of its own and tells the core what came of it.
    fn apart(&self, work: impl FnOnce(&Account) -> Option<Input> + Send + 'static) {
        let (account, orders) = (self.account.clone(), self.orders.clone());
        thread::spawn(move || {
            if let Some(input) = work(&account) {
                let _ = orders.send(Order::Input(None, input));
            }
        });
    }
}

/// Reads a stream to its end, and says why it ended.
fn listen(
    account: &Account,
    after: u64,
    say: &dyn Fn(Input) -> bool,
    wanted: &dyn Fn() -> bool,
) -> Refusal {
    let head = head("GET", &(account.base.clone() + "/stream"), &account.auth);
    let head = format!("{head}last-event-id: {after}\r\n");
    let begun = send(account.address, &head, "").and_then(|mut stream| {
        let begun = read_head(&mut stream)?;
        Some((stream, begun))
    });
    let Some((mut stream, (status, head, mut bytes))) = begun else {
        return Refusal::Unreachable;
    };
    if status != 200 {
        return refusal(status, &head, String::new());
    }
    say(Input::Connected);
    let (mut frames, mut piece) = (Frames::default(), [0; 4_096]);
    loop {
        for (name, data) in frames.take(&bytes) {
            let frame = Frame::read(
                &name,
                &data,
                |json| serde_json::from_str(json).ok(),
                |json| serde_json::from_str(json).ok(),
            );
            if !frame.is_none_or(|frame| say(Input::Frame(frame))) {
                return Refusal::Unreachable;
            }
        }
        bytes.clear();
        match stream.read(&mut piece) {
            Ok(count @ 1..) => bytes.extend_from_slice(&piece[..count]),
            Err(error) if error.kind() == ErrorKind::WouldBlock && wanted() => {}
            _ => return Refusal::Unreachable,
        }
    }
}
