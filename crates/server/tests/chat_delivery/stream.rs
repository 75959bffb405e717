//! A stream, read as the app reads it.

use {
    crate::{
        client::Account,
        http::{head, read_head, refusal, send},
    },
    contact_us_delivery::{Frame, Frames, Input, Refusal},
    std::io::{ErrorKind, Read},
};

/// Reads a stream to its end, and says why it ended.
pub fn listen(
    account: &Account,
    after: u64,
    say: &dyn Fn(Input) -> bool,
    wanted: &dyn Fn() -> bool,
) -> Refusal {
    let head = head("GET", &(account.base.clone() + "/stream"), &account.auth);
    let head = format!("{head}last-event-id: {after}\r\n");
    let begun = send(account.address, &head, "").and_then(|mut stream| {
        let begun = read_head(&mut stream)?;
        Some((stream, begun))
    });
    let Some((mut stream, (status, head, mut bytes))) = begun else {
        return Refusal::Unreachable;
    };
    if status != 200 {
        return refusal(status, &head, String::new());
    }
    say(Input::Connected);
    let (mut frames, mut piece) = (Frames::default(), [0; 4_096]);
    loop {
        for (name, data) in frames.take(&bytes) {
            let frame = Frame::read(
                &name,
                &data,
                |json| serde_json::from_str(json).ok(),
                |json| serde_json::from_str(json).ok(),
            );
            if !frame.is_none_or(|frame| say(Input::Frame(frame))) {
                return Refusal::Unreachable;
            }
        }
        bytes.clear();
        match stream.read(&mut piece) {
            Ok(count @ 1..) => bytes.extend_from_slice(&piece[..count]),
            Err(error) if error.kind() == ErrorKind::WouldBlock && wanted() => {}
            _ => return Refusal::Unreachable,
        }
    }
}
