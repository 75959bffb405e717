//! A page, as whoever uses it has it.

use {
    crate::page::{Order, Page},
    contact_us_delivery::{Ids, Input, Outgoing},
    contact_us_wire::chat::{Content, Party},
    std::{
        collections::BTreeMap,
        net::SocketAddr,
        sync::{
            Arc, Mutex,
            mpsc::{Sender, channel},
        },
        time::SystemTime,
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

pub struct Client {
    account: Account,
    storage: Storage,
    ids: Ids,
    count: u32,
    orders: Sender<Order>,
}

/// UTC milliseconds.
pub fn now() -> i64 {
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

    pub fn scroll_up(&self) {
        self.tell(Input::Older);
    }

    pub fn view(&self) -> View {
        let (answer, view) = channel();
        self.orders.send(Order::View(answer)).unwrap();
        view.recv().unwrap()
    }
}
