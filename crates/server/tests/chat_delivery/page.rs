//! A page from inside: the core, and a thread that carries out what it wants.

use {
    crate::{
        client::{Account, Storage, View, now},
        http::{ask, head},
        stream::listen,
    },
    contact_us_delivery::{Conversation, Effect, Input, Stretch},
    contact_us_wire::chat::What,
    std::{
        sync::{
            Arc,
            atomic::{AtomicU32, Ordering},
            mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel},
        },
        thread,
        time::Duration,
    },
};

/// What a page is told.
pub enum Order {
    /// Something happened; on this stream, if it has a number.
    Input(Option<u32>, Input),
    View(Sender<View>),
}

/// What runs in the page's thread. It ends when nobody can give it orders any more.
pub struct Page {
    account: Account,
    storage: Storage,
    core: Conversation,
    orders: Sender<Order>,
    /// The number of the stream that is wanted.
    wire: Arc<AtomicU32>,
    wake: Option<i64>,
}

impl Page {
    /// Loads it, and gives the way to tell it something.
    pub fn load(account: &Account, storage: &Storage) -> Sender<Order> {
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
                Err(TryRecvError::Empty) => {}
                Err(TryRecvError::Disconnected) => break,
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
