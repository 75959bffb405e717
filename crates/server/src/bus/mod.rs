//! What is new, for those who wait: after a commit the bus says which conversation, and up to which number. What is
//! true stands in the database; a listener looks there, so one that misses ten calls and hears the eleventh has missed
//! nothing.

#[cfg(test)]
mod tests;

use {
    std::{
        collections::HashMap,
        sync::{Arc, Mutex, MutexGuard, PoisonError},
    },
    tokio::sync::watch,
};

/// What can be listened to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Topic {
    /// One conversation: its log, its status, who types.
    Conversation(String),
    /// The chats of an account that nobody has, and who has which.
    Account(String),
    /// The chats that an agent has.
    Agent(String),
    /// Places in the queues of an account, and whether somebody is there.
    Queue(String),
}

type Topics = Mutex<HashMap<Topic, watch::Sender<u64>>>;

/// Carries (conversation, number) to whoever listens in this process. Keeps one number for each topic that is listened
/// to, and nothing else: a slow listener costs no memory.
#[derive(Clone, Debug, Default)]
pub struct Bus(Arc<Topics>);

/// Hears of one topic from its making on.
#[derive(Debug)]
pub struct Listener {
    topic: Topic,
    topics: Arc<Topics>,
    heard: watch::Receiver<u64>,
}

impl Bus {
    /// Says that a conversation has changed, and its last number. To be called after the commit. The inboxes of others than
    /// the agent who has it do not show what is said in it, so they are not made to look.
    pub fn publish(&self, account: &str, agent: Option<&str>, conversation: &str, seq: u64) {
        self.say(Topic::Conversation(conversation.to_owned()), seq);
        let inbox = agent.map_or_else(
            || Topic::Account(account.to_owned()),
            |agent| Topic::Agent(agent.to_owned()),
        );
        self.say(inbox, seq);
    }

    /// Says that something passes between the two sides of a conversation alone: somebody types, has seen an entry.
    pub fn whisper(&self, conversation: &str, seq: u64) {
        self.say(Topic::Conversation(conversation.to_owned()), seq);
    }

    /// Says that places in the queues of an account have changed, or who is there.
    pub fn publish_queue(&self, account: &str) {
        self.say(Topic::Queue(account.to_owned()), 0);
        self.say(Topic::Account(account.to_owned()), 0);
    }

    /// Listens to one conversation.
    pub fn conversation(&self, conversation: &str) -> Listener {
        self.listen(Topic::Conversation(conversation.to_owned()))
    }

    /// Listens to the conversations of an agent.
    pub fn agent(&self, person: &str) -> Listener {
        self.listen(Topic::Agent(person.to_owned()))
    }

    /// Listens to the conversations of an account that nobody has, and to its queues.
    pub fn account(&self, account: &str) -> Listener {
        self.listen(Topic::Account(account.to_owned()))
    }

    /// Listens to the queues of an account.
    pub fn queue(&self, account: &str) -> Listener {
        self.listen(Topic::Queue(account.to_owned()))
    }

    /// How many listen to a conversation.
    pub fn listeners(&self, conversation: &str) -> usize {
        let topic = Topic::Conversation(conversation.to_owned());
        lock(&self.0)
            .get(&topic)
            .map_or(0, watch::Sender::receiver_count)
    }

    fn say(&self, topic: Topic, seq: u64) {
        if let Some(sender) = lock(&self.0).get(&topic) {
            sender.send_replace(seq);
        }
    }

    fn listen(&self, topic: Topic) -> Listener {
        let heard = lock(&self.0)
            .entry(topic.clone())
            .or_insert_with(|| watch::Sender::new(0))
            .subscribe();
        Listener {
            topic,
            topics: Arc::clone(&self.0),
            heard,
        }
    }
}

impl Listener {
    /// Comes at the next call, or at once if there was one since the last time.
    pub async fn called(&mut self) {
        if self.heard.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let mut topics = lock(&self.topics);
        // This one still counts.
        if topics
            .get(&self.topic)
            .is_some_and(|sender| sender.receiver_count() <= 1)
        {
            topics.remove(&self.topic);
        }
    }
}

/// A panic elsewhere leaves the map as good as it was: each change of it is one call.
fn lock(topics: &Topics) -> MutexGuard<'_, HashMap<Topic, watch::Sender<u64>>> {
    topics.lock().unwrap_or_else(PoisonError::into_inner)
}
