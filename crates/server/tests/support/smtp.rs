//! A small but true SMTP server (RFC 5321) whose answers can be scripted.

use {
    std::{
        collections::VecDeque,
        io,
        net::SocketAddr,
        sync::{Arc, Mutex},
        time::Duration,
    },
    tokio::{
        io::{AsyncReadExt, AsyncWriteExt, BufReader},
        net::{
            TcpListener, TcpStream,
            tcp::{OwnedReadHalf, OwnedWriteHalf},
        },
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
        match tokio::time::timeout(Duration::from_secs(45), waiting).await {
            Ok(mails) => mails.unwrap().clone(),
            Err(_) => panic!("waited 45 s in vain for {what}"),
        }
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

struct Session {
    reader: BufReader<OwnedReadHalf>,
    writer: OwnedWriteHalf,
    state: Arc<State>,
    turn: Turn,
    greeted: bool,
    from: Option<String>,
    to: Vec<String>,
}

/// Whether the session goes on.
type Step = io::Result<bool>;

impl Session {
    fn new(stream: TcpStream, state: Arc<State>) -> Self {
        let (reader, writer) = stream.into_split();
        Self {
            reader: BufReader::new(reader),
            writer,
            state,
            turn: Turn::Accept,
            greeted: false,
            from: None,
            to: Vec::new(),
        }
    }

    async fn run(mut self) -> io::Result<()> {
        self.reply("220 mail.test ESMTP").await?;
        while let Some(line) = self.line().await? {
            if !self.command(&line).await? {
                break;
            }
        }
        Ok(())
    }

    async fn command(&mut self, line: &str) -> Step {
        let (verb, argument) = line.split_once(' ').unwrap_or((line, ""));
        match verb.to_ascii_uppercase().as_str() {
            "EHLO" => {
                (self.greeted, self.from) = (true, None);
                self.reply("250-mail.test\r\n250-8BITMIME\r\n250 SIZE 1000000")
                    .await
            }
            "HELO" => {
                (self.greeted, self.from) = (true, None);
                self.reply("250 mail.test").await
            }
            "MAIL" => self.mail(argument).await,
            "RCPT" => self.rcpt(argument).await,
            "DATA" if self.to.is_empty() => self.reply("503 No recipients").await,
            "DATA" => self.data().await,
            "RSET" => {
                (self.from, self.to) = (None, Vec::new());
                self.reply("250 OK").await
            }
            "NOOP" => self.reply("250 OK").await,
            "QUIT" => {
                self.reply("221 Bye").await?;
                Ok(false)
            }
            _ => self.reply("500 Not a command").await,
        }
    }

    async fn mail(&mut self, argument: &str) -> Step {
        let Some(from) = path(argument, "FROM:") else {
            return self.reply("501 Not an address").await;
        };
        if !self.greeted || self.from.is_some() {
            return self.reply("503 Not now").await;
        }
        self.turn = self
            .state
            .script
            .lock()
            .unwrap()
            .pop_front()
            .unwrap_or(Turn::Accept);
        self.state.tries.send_modify(|tries| *tries += 1);
        match self.turn {
            Turn::Hang => self.hang().await,
            Turn::Mail(reply) => self.reply(reply).await,
            _ => {
                (self.from, self.to) = (Some(from), Vec::new());
                self.reply("250 OK").await
            }
        }
    }

    async fn rcpt(&mut self, argument: &str) -> Step {
        let Some(to) = path(argument, "TO:") else {
            return self.reply("501 Not an address").await;
        };
        if self.from.is_none() {
            return self.reply("503 MAIL first").await;
        }
        if let Turn::Rcpt(reply) = self.turn {
            return self.reply(reply).await;
        }
        self.to.push(to);
        self.reply("250 OK").await
    }

    async fn data(&mut self) -> Step {
        self.reply("354 End with a dot").await?;
        let Some(raw) = self.content().await? else {
            return Ok(false); // cut off before the dot: not a mail
        };
        let mail = Received {
            from: self.from.take().unwrap_or_default(),
            to: std::mem::take(&mut self.to),
            raw,
        };
        match self.turn {
            Turn::Data(reply) => {
                if reply.starts_with('2') {
                    self.keep(mail);
                }
                self.reply(reply).await
            }
            Turn::DropAfterData => {
                self.keep(mail);
                Ok(false)
            }
            Turn::HangAfterData => {
                self.keep(mail);
                self.hang().await
            }
            _ => {
                self.keep(mail);
                self.reply("250 Taken").await
            }
        }
    }

    fn keep(&self, mail: Received) {
        self.state.received.send_modify(|mails| mails.push(mail));
    }

    /// Says nothing until the client goes away.
    async fn hang(&mut self) -> Step {
        while self.line().await?.is_some() {}
        Ok(false)
    }

    async fn reply(&mut self, text: &str) -> Step {
        if let Some(latency) = self.state.latency {
            tokio::time::sleep(latency.mul_f64(rand::random())).await;
        }
        self.writer
            .write_all([text, "\r\n"].concat().as_bytes())
            .await?;
        Ok(true)
    }

    /// A command line. Only CR LF ends it.
    async fn line(&mut self) -> io::Result<Option<String>> {
        let line = self.until(b"\r\n").await?;
        Ok(line.map(|line| String::from_utf8_lossy(&line).trim_end().to_owned()))
    }

    /// The mail up to CR LF dot CR LF, dots unstuffed. Nothing else ends it.
    async fn content(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut raw = Vec::new();
        loop {
            let Some(line) = self.until(b"\r\n").await? else {
                return Ok(None);
            };
            if line == b".\r\n" {
                return Ok(Some(raw));
            }
            raw.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
        }
    }

    async fn until(&mut self, end: &[u8]) -> io::Result<Option<Vec<u8>>> {
        let mut out = Vec::new();
        while !out.ends_with(end) {
            match self.reader.read_u8().await {
                Ok(byte) => out.push(byte),
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
                Err(error) => return Err(error),
            }
        }
        Ok(Some(out))
    }
}

fn path(argument: &str, keyword: &str) -> Option<String> {
    let head = argument.get(..keyword.len())?;
    let rest = argument[keyword.len()..].strip_prefix('<')?;
    let (address, _) = rest.split_once('>')?;
    head.eq_ignore_ascii_case(keyword)
        .then(|| address.to_owned())
}
