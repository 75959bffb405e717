//! Connections that stay open, each from an address of its own: all of 127.0.0.0/8 is this machine, so many customers
//! can come from many addresses and no limit has to be lifted.

use {
    std::net::{Ipv4Addr, SocketAddr},
    tokio::{
        io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
        net::{TcpSocket, TcpStream},
    },
};

/// The address of customer or agent number `n`.
pub fn address(n: usize) -> Ipv4Addr {
    Ipv4Addr::from(0x7f01_0000 + u32::try_from(n).unwrap())
}

/// One connection to the server.
pub struct Connection(BufReader<TcpStream>);

impl Connection {
    pub async fn open(server: SocketAddr, from: Ipv4Addr) -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_reuseaddr(true).unwrap();
        socket.bind((from, 0).into()).unwrap();
        let stream = socket.connect(server).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Self(BufReader::with_capacity(1_024, stream))
    }

    /// Sends a request and reads its answer: status, the lines of the head, body.
    pub async fn ask(
        &mut self,
        method: &str,
        path: &str,
        auth: &str,
        body: &str,
    ) -> (u16, Vec<String>, String) {
        let length = body.len();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: help.example\r\nsec-fetch-site: same-origin\r\n{auth}\
             content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        self.0.write_all(request.as_bytes()).await.unwrap();
        let (status, head) = self.head().await;
        let length = head
            .iter()
            .find_map(|line| line.strip_prefix("content-length: ")?.parse().ok())
            .unwrap_or(0);
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).await.unwrap();
        (status, head, String::from_utf8(body).unwrap())
    }

    /// Begins a stream of events.
    pub async fn listen(&mut self, path: &str, auth: &str) {
        let request = format!(
            "GET {path} HTTP/1.1\r\nhost: help.example\r\nsec-fetch-site: same-origin\r\n{auth}\r\n"
        );
        self.0.write_all(request.as_bytes()).await.unwrap();
        let (status, head) = self.head().await;
        assert_eq!(status, 200, "{head:?}");
    }

    /// The next line of a stream of events; none at its end.
    pub async fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        let read = self.0.read_line(&mut line).await.ok()?;
        (read > 0).then_some(line)
    }

    async fn head(&mut self) -> (u16, Vec<String>) {
        let mut lines = Vec::new();
        loop {
            let line = self.line().await.expect("an answer");
            let line = line.trim_end();
            if line.is_empty() {
                break;
            }
            lines.push(line.to_owned());
        }
        let status = lines[0].split(' ').nth(1).unwrap().parse().unwrap();
        (status, lines)
    }
}
