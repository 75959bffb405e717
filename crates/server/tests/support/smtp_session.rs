//! One connection of the test's mail server.

use {
    super::{Received, State, Turn},
    std::{io, sync::Arc},
    tokio::{
        io::{AsyncReadExt, AsyncWriteExt, BufReader},
        net::{
            TcpStream,
            tcp::{OwnedReadHalf, OwnedWriteHalf},
        },
    },
};

/// One connection.
pub(super) struct Session {
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
    pub(super) fn new(stream: TcpStream, state: Arc<State>) -> Self {
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

    pub(super) async fn run(mut self) -> io::Result<()> {
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
