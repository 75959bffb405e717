//! The server's own program as a process, and a client that speaks just enough HTTP/1.1.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    sync::{Arc, Mutex},
    time::Duration,
};

/// Longer than anything takes; a test that waits so long has failed.
const PATIENCE: Duration = Duration::from_secs(45);

/// A running server on a port of its own.
pub struct ServerProcess {
    /// Shared with whoever is to kill it.
    pub child: Arc<Mutex<Child>>,
    pub address: SocketAddr,
    /// Kept open, so that the server can go on writing to it.
    _output: BufReader<ChildStdout>,
}

impl ServerProcess {
    /// Starts it over a folder, with its log going where `log` says. Returns once it listens.
    pub fn start(folder: &Path, smtp_url: &str, log: Stdio) -> Self {
        Self::start_as(&[], folder, smtp_url, log)
    }

    /// Starts it with arguments.
    pub fn start_as(arguments: &[&str], folder: &Path, smtp_url: &str, log: Stdio) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_contact-us-server"))
            .args(arguments)
            .current_dir(folder)
            .env_clear()
            .env("CONTACT_US_LISTEN", "127.0.0.1:0")
            .env("CONTACT_US_DATA", folder.join("data"))
            .env("CONTACT_US_PUBLIC_URL", "https://help.example")
            .env("CONTACT_US_SMTP_URL", smtp_url)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        let address = loop {
            line.clear();
            assert_ne!(output.read_line(&mut line).unwrap(), 0, "it did not start");
            if let Some(address) = line.strip_prefix("Listening on ") {
                break address.trim().parse().unwrap();
            }
        };
        Self {
            child: Arc::new(Mutex::new(child)),
            address,
            _output: output,
        }
    }

    /// A connection to it.
    pub fn connect(&self) -> io::Result<TcpStream> {
        let stream = TcpStream::connect(self.address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        Ok(stream)
    }

    /// Sends a request and reads its whole answer.
    pub fn send(&self, request: &[u8]) -> io::Result<Answer> {
        let mut stream = self.connect()?;
        stream.write_all(request)?;
        Answer::read(&mut stream)
    }

    pub fn wait(&self) -> std::process::ExitStatus {
        self.child.lock().unwrap().wait().unwrap()
    }
}

impl Drop for ServerProcess {
    fn drop(&mut self) {
        let mut child = self.child.lock().unwrap();
        let _ = child.kill();
        let _ = child.wait();
    }
}

/// A request with a body; the connection is closed after its answer.
pub fn post(path: &str, headers: &[(&str, &str)], body: &str) -> Vec<u8> {
    let headers: Vec<String> = headers
        .iter()
        .map(|(name, value)| [name, ": ", value, "\r\n"].concat())
        .collect();
    let (headers, length) = (headers.concat(), body.len());
    format!(
        "POST {path} HTTP/1.1\r\nhost: help.example\r\nconnection: close\r\n{headers}content-length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

/// An answer that came whole.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: String,
}

impl Answer {
    /// Reads up to the end of the connection. An answer that breaks off is an error.
    pub fn read(stream: &mut TcpStream) -> io::Result<Self> {
        let mut text = String::new();
        stream.read_to_string(&mut text)?;
        let cut = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let (head, body) = text.split_once("\r\n\r\n").ok_or_else(cut)?;
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        let length = head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            let named = name.eq_ignore_ascii_case("content-length");
            named.then(|| value.trim().parse::<usize>().ok())?
        });
        if length.is_some_and(|length| length != body.len()) {
            return Err(cut());
        }
        Ok(Self {
            status: status.ok_or_else(cut)?,
            body: body.to_owned(),
        })
    }
}
