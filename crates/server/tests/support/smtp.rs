//! A small but true SMTP server (RFC 5321) whose answers can be scripted.

#[path = "smtp_session.rs"]
mod session;

use {
    session::Session,
    std::{
        collections::VecDeque,
        net::SocketAddr,
        sync::{Arc, Mutex},
        time::Duration,
    },
    tokio::{
        net::TcpListener,
        sync::watch,
        task::{JoinHandle, JoinSet},
    },
};

/// How one mail is answered, from its MAIL command on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Taken.
    Accept,
    /// MAIL gets this reply.
    Mail(&'static str),
    /// RCPT gets this reply.
    Rcpt(&'static str),
    /// The end of DATA gets this reply; below 300, the mail is taken.
    Data(&'static str),
    /// Taken, but the connection is closed before the reply.
    DropAfterData,
    /// Taken, but there is never a reply.
    HangAfterData,
    /// No reply to MAIL, ever.
    Hang,
}

/// A mail that was taken.
#[derive(Clone, Debug)]
pub struct Received {
    /// The address of the MAIL command.
    pub from: String,
    /// The addresses of the RCPT commands.
    pub to: Vec<String>,
    /// The mail, dots unstuffed.
    pub raw: Vec<u8>,
}

struct State {
    script: Mutex<VecDeque<Turn>>,
    received: watch::Sender<Vec<Received>>,
    /// MAIL commands so far.
    tries: watch::Sender<usize>,
    /// Latency of each reply, drawn anew from below this.
    latency: Option<Duration>,
}

/// The server. Stops when dropped.
pub struct SmtpServer {
    address: SocketAddr,
    state: Arc<State>,
    accepting: Option<JoinHandle<()>>,
}

impl SmtpServer {
    /// Starts on a free port of the loopback. The turns are taken by one mail each; after them, all is accepted.
    pub async fn start(script: impl IntoIterator<Item = Turn>) -> Self {
        Self::with_latency(script, None).await
    }

    /// The same with every reply late by a random time below `latency`.
    pub async fn with_latency(
        script: impl IntoIterator<Item = Turn>,
        latency: Option<Duration>,
    ) -> Self {
        let state = Arc::new(State {
            script: Mutex::new(script.into_iter().collect()),
            received: watch::Sender::new(Vec::new()),
            tries: watch::Sender::new(0),
            latency,
        });
        let mut server = Self {
            address: ([127, 0, 0, 1], 0).into(),
            state,
            accepting: None,
        };
        server.resume().await;
        server
    }

    /// The value for `CONTACT_US_SMTP_URL`.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Goes down: the port is closed, and so is every connection.
    pub async fn stop(&mut self) {
        if let Some(task) = self.accepting.take() {
            task.abort();
            let _ = task.await;
        }
    }

    /// Comes up again, on the same port.
    pub async fn resume(&mut self) {
        let listener = TcpListener::bind(self.address).await.unwrap();
        self.address = listener.local_addr().unwrap();
        self.accepting = Some(tokio::spawn(accept(listener, Arc::clone(&self.state))));
    }

    /// Everything taken so far.
    pub fn received(&self) -> Vec<Received> {
        self.state.received.borrow().clone()
    }

    /// Waits until so many mails are taken.
    pub async fn wait_for(&self, count: usize) -> Vec<Received> {
        self.wait_until(&format!("{count} mails"), |mails| mails.len() >= count)
            .await
    }

    /// Waits until the mails taken meet a condition.
    pub async fn wait_until(&self, what: &str, met: impl Fn(&[Received]) -> bool) -> Vec<Received> {
        let mut mails = self.state.received.subscribe();
        let waiting = mails.wait_for(|mails| met(mails));
        let waited = tokio::time::timeout(Duration::from_secs(45), waiting).await;
        assert!(waited.is_ok(), "waited 45 s in vain for {what}");
        waited.unwrap().unwrap().clone()
    }

    /// Waits until so many mails were begun.
    pub async fn wait_for_tries(&self, count: usize) {
        let mut tries = self.state.tries.subscribe();
        let waiting = tries.wait_for(|tries| *tries >= count);
        let waited = tokio::time::timeout(Duration::from_secs(45), waiting).await;
        waited.expect("waited 45 s in vain for a try").unwrap();
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        if let Some(task) = &self.accepting {
            task.abort();
        }
    }
}

async fn accept(listener: TcpListener, state: Arc<State>) {
    let mut sessions = JoinSet::new(); // dropped, and so ended, together with this task
    loop {
        tokio::select! {
            Ok((stream, _)) = listener.accept() => {
                stream.set_nodelay(true).unwrap();
                sessions.spawn(Session::new(stream, Arc::clone(&state)).run());
            }
            Some(_) = sessions.join_next() => {}
        }
    }
}
