//! A mail server that takes no mail: it knows none of the receivers, and says so for good.

use {
    std::{future::Future, io, net::SocketAddr, time::Duration},
    tokio::{
        io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
        net::{TcpListener, TcpStream},
        time::timeout,
    },
};

/// How long somebody may say nothing.
const PATIENCE: Duration = Duration::from_secs(20);
/// The longest line (RFC 5321, 4.5.3.1.6, and room for one).
const LONGEST: usize = 2_048;

/// Its address, and itself.
pub(super) async fn open() -> io::Result<(SocketAddr, impl Future<Output = ()>)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let serve = async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(timeout(PATIENCE, talk(stream)));
        }
    };
    Ok((address, serve))
}

async fn talk(stream: TcpStream) -> io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 sandbox\r\n").await?;
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = stream.read_until(b'\n', &mut line).await?;
        if read == 0 || read > LONGEST {
            return Ok(());
        }
        let (answer, last) = answer(&line);
        stream.write_all(answer).await?;
        if last {
            return stream.shutdown().await;
        }
    }
}

/// What it says to a line, and whether that was all.
fn answer(line: &[u8]) -> (&'static [u8], bool) {
    let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
    match verb.as_slice() {
        b"EHLO" | b"HELO" | b"MAIL" | b"RSET" => (b"250 sandbox\r\n", false),
        b"RCPT" => (b"550 5.1.1 Nobody has this address here.\r\n", false),
        b"QUIT" => (b"221 sandbox\r\n", true),
        _ => (b"502 This is not known here.\r\n", false),
    }
}
