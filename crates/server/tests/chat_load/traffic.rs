//! Both sides of many conversations write, at an even rate, whether answers come quickly or not.

use {
    crate::{
        http::Connection,
        office::{Office, Talk},
    },
    contact_us_delivery::Ids,
    contact_us_wire::{
        chat::{Entry, Party},
        paths,
    },
    serde_json::json,
    std::{
        collections::HashMap,
        net::SocketAddr,
        sync::{Arc, Mutex},
        time::{Duration, Instant},
    },
    tokio::{
        sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
        time::{sleep_until, timeout},
    },
};

/// Longer than any message takes; what has not arrived by then is lost.
const PATIENCE: Duration = Duration::from_secs(20);

/// When a message was to be sent, was accepted, and was seen by the other side.
#[derive(Default, Clone, Copy)]
struct Times {
    due: Option<Instant>,
    accepted: Option<Instant>,
    seen: Option<Instant>,
    twice: bool,
}

type Book = Arc<Mutex<HashMap<String, Times>>>;

/// What came of it.
pub struct Seen {
    pub sent: usize,
    pub arrived: usize,
    pub doubled: usize,
    pub took: Duration,
    from_acceptance: Vec<Duration>,
    from_sending: Vec<Duration>,
}

impl Seen {
    /// From the answer to the sender until it was on the other side's stream; nothing where it was there before.
    pub fn accepted(&self, share: f64) -> Duration {
        part(&self.from_acceptance, share)
    }

    /// From when it was to be sent.
    pub fn whole(&self, share: f64) -> Duration {
        part(&self.from_sending, share)
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a place in a short list"
)]
fn part(sorted: &[Duration], share: f64) -> Duration {
    let place = (sorted.len() as f64 * share) as usize;
    sorted[place.min(sorted.len() - 1)]
}

/// Sends `rate` messages a second for so many seconds, once each customer has said something: a conversation that has
/// just begun moves the queue, and one in a thousand messages begins one.
pub async fn run(office: &Office, rate: usize, seconds: usize) -> Seen {
    let at = office.server.address;
    let book = Book::default();
    let mut writers = Vec::new();
    for talk in &office.talks {
        listen(at, talk, &book).await;
        writers.push(writer(at, talk, &book).await);
    }
    for writer in &writers {
        writer.send((Instant::now(), true)).unwrap();
    }
    arrived(&book, writers.len()).await;
    book.lock().unwrap().clear();
    let begin = Instant::now() + Duration::from_millis(100);
    let gap = Duration::from_secs(1) / u32::try_from(rate).unwrap();
    let sent = rate * seconds;
    for n in 0..sent {
        let due = begin + gap * u32::try_from(n).unwrap();
        sleep_until(due.into()).await;
        let round = n / writers.len();
        let of_customer = (n + round).is_multiple_of(2);
        writers[n % writers.len()].send((due, of_customer)).unwrap();
    }
    arrived(&book, sent).await;
    let took = begin.elapsed();
    tell(&book.lock().unwrap(), sent, took)
}

/// Waits until so many have arrived, and for [`PATIENCE`] at most.
async fn arrived(book: &Book, count: usize) {
    let there = |times: &&Times| times.seen.is_some() && times.accepted.is_some();
    let all = async {
        while book.lock().unwrap().values().filter(there).count() < count {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    let _ = timeout(PATIENCE, all).await;
}

fn tell(book: &HashMap<String, Times>, sent: usize, took: Duration) -> Seen {
    let mut from_acceptance = Vec::new();
    let mut from_sending = Vec::new();
    for times in book.values() {
        let (Some(due), Some(seen)) = (times.due, times.seen) else {
            continue;
        };
        from_sending.push(seen.saturating_duration_since(due));
        from_acceptance.push(seen.saturating_duration_since(times.accepted.unwrap_or(due)));
    }
    from_acceptance.sort_unstable();
    from_sending.sort_unstable();
    Seen {
        sent,
        arrived: from_sending.len(),
        doubled: book.values().filter(|times| times.twice).count(),
        took,
        from_acceptance,
        from_sending,
    }
}

/// Writes down what each side sees of the other's messages.
async fn listen(at: SocketAddr, talk: &Talk, book: &Book) {
    let console = format!(
        "{}/stream",
        paths::CONSOLE_CHAT.replace("{conversation}", &talk.id)
    );
    let sides = [
        (
            paths::CHAT_STREAM.to_owned(),
            &talk.customer,
            talk.customer_from,
            Party::Agent,
        ),
        (console, &talk.agent, talk.agent_from, Party::Customer),
    ];
    for (path, auth, from, other) in sides {
        let mut stream = Connection::open(at, from).await;
        stream.listen(&path, auth).await;
        let book = Arc::clone(book);
        tokio::spawn(async move {
            while let Some(line) = stream.line().await {
                let Some(data) = line.strip_prefix("data: ") else {
                    continue;
                };
                let now = Instant::now();
                let Ok(entry) = serde_json::from_str::<Entry>(data) else {
                    continue;
                };
                if entry.by != other {
                    continue;
                }
                let mut book = book.lock().unwrap();
                let times = book.entry(entry.id).or_default();
                times.twice |= times.seen.is_some();
                times.seen.get_or_insert(now);
            }
        });
    }
}

/// Sends for both sides of a conversation, each over a connection of its own, one message after the other.
async fn writer(at: SocketAddr, talk: &Talk, book: &Book) -> UnboundedSender<(Instant, bool)> {
    let (queue, asked) = unbounded_channel();
    let customer = Connection::open(at, talk.customer_from).await;
    let agent = Connection::open(at, talk.agent_from).await;
    tokio::spawn(write(
        asked,
        talk.clone(),
        Arc::clone(book),
        customer,
        agent,
    ));
    queue
}

async fn write(
    mut asked: UnboundedReceiver<(Instant, bool)>,
    talk: Talk,
    book: Book,
    mut customer: Connection,
    mut agent: Connection,
) {
    let console = format!(
        "{}/messages",
        paths::CONSOLE_CHAT.replace("{conversation}", &talk.id)
    );
    let mut ids = Ids::default();
    while let Some((due, of_customer)) = asked.recv().await {
        let id = ids.next(1_700_000_000_000, rand::random());
        book.lock().unwrap().entry(id.clone()).or_default().due = Some(due);
        let body = json!({ "id": id, "content": { "text": "My router blinks red since noon." } });
        let (connection, path, auth) = if of_customer {
            (&mut customer, paths::CHAT_MESSAGES, &talk.customer)
        } else {
            (&mut agent, console.as_str(), &talk.agent)
        };
        let (status, _, said) = connection.ask("POST", path, auth, &body.to_string()).await;
        assert!(matches!(status, 200..300), "{status} {said}");
        let now = Instant::now();
        book.lock().unwrap().entry(id).or_default().accepted = Some(now);
    }
}
