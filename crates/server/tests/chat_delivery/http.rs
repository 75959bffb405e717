//! Requests, as HTTP/1.0, whose answers end with the connection.

use {
    contact_us_delivery::Refusal,
    std::{
        io::{Read, Write},
        net::{SocketAddr, TcpStream},
        time::Duration,
    },
};

/// No piece of an answer for so long is none. A stream has a heartbeat, but is asked more often whether it is wanted.
const PATIENCE: Duration = Duration::from_secs(5);

/// A request without its headers' end.
pub fn head(method: &str, path: &str, auth: &str) -> String {
    format!(
        "{method} {path} HTTP/1.0\r\nhost: help.example\r\nsec-fetch-site: same-origin\r\n{auth}"
    )
}

/// Sends it with a body of JSON.
pub fn send(address: SocketAddr, head: &str, body: &str) -> Option<TcpStream> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    let length = body.len();
    let request =
        format!("{head}content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}");
    stream.write_all(request.as_bytes()).ok()?;
    Some(stream)
}

/// Reads up to the end of the headers: status, headers, and what of the body came with them.
pub fn read_head(stream: &mut TcpStream) -> Option<(u16, String, Vec<u8>)> {
    let (mut bytes, mut piece) = (Vec::new(), [0; 4_096]);
    loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            let body = bytes.split_off(end + 4);
            let head = String::from_utf8(bytes).ok()?.to_ascii_lowercase();
            let status = head.split(' ').nth(1)?.parse().ok()?;
            return Some((status, head, body));
        }
        match stream.read(&mut piece) {
            Ok(count @ 1..) => bytes.extend_from_slice(&piece[..count]),
            _ => return None,
        }
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        (key == name).then_some(value.trim())
    })
}

/// The body of a good answer, or what the core is to be told.
pub fn ask(address: SocketAddr, head: &str, body: &str) -> Result<String, Refusal> {
    let whole = || {
        let mut stream = send(address, head, body)?;
        let (status, head, mut body) = read_head(&mut stream)?;
        stream.read_to_end(&mut body).ok()?;
        let length = header(&head, "content-length").and_then(|length| length.parse().ok());
        let uncut = length.is_none_or(|length: usize| length == body.len());
        uncut.then_some((status, head, String::from_utf8(body).ok()?))
    };
    let (status, head, body) = whole().ok_or(Refusal::Unreachable)?;
    match status {
        200..300 => Ok(body),
        _ => Err(refusal(status, &head, body)),
    }
}

/// What a status means to the core.
pub fn refusal(status: u16, head: &str, body: String) -> Refusal {
    let wait = header(head, "retry-after").and_then(|wait| wait.parse::<u64>().ok());
    match (status, wait) {
        (401, _) => Refusal::Token,
        (409, _) => Refusal::Over,
        (429 | 503, Some(wait)) => Refusal::Later(wait * 1_000),
        (429 | 500.., _) => Refusal::Unreachable,
        _ => Refusal::Never(body),
    }
}
