//! The server's own program, over real connections: it stops in good order, and is heard by who sends too much.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    dead_code,
    reason = "in a test, a failed unwrap is a failed test; each test uses a part of the support"
)]

#[path = "support/server_process.rs"]
mod server_process;

use {
    contact_us_wire::paths,
    serde_json::Value,
    server_process::{Answer, ServerProcess, post},
    std::{
        io::{BufRead, BufReader, Read, Write},
        process::{ChildStderr, Command, Stdio},
    },
};

const LETTER: &str = r#"{"email":"ada@example.com","message":"My line is dead."}"#;
const JSON: (&str, &str) = ("content-type", "application/json");
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// Reads a log up to a line with a text.
fn read_until(log: &mut BufReader<ChildStderr>, text: &str) {
    let mut line = String::new();
    while !line.contains(text) {
        line.clear();
        assert_ne!(log.read_line(&mut line).unwrap(), 0, "it never says {text}");
    }
}

fn log_of(server: &ServerProcess) -> BufReader<ChildStderr> {
    let log = server.child.lock().unwrap().stderr.take();
    BufReader::new(log.unwrap())
}

/// Sends SIGTERM.
fn terminate(server: &ServerProcess) {
    let id = server.child.lock().unwrap().id().to_string();
    let done = Command::new("kill").args(["-TERM", &id]).status().unwrap();
    assert!(done.success());
}

#[test]
fn a_request_in_flight_is_answered_before_the_server_stops() {
    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path(), "", Stdio::piped());
    let mut log = log_of(&server);
    // One that is half way through its request, and one that waits for nothing.
    let headers = [
        JSON,
        (paths::IDEMPOTENCY_KEY, "in-flight"),
        ("expect", "100-continue"),
    ];
    let request = post(paths::EMAIL, &headers, LETTER);
    let (head, body) = request.split_at(request.len() - LETTER.len());
    let mut stream = server.connect().unwrap();
    stream.write_all(head).unwrap();
    let mut leave = [0; 25];
    stream.read_exact(&mut leave).unwrap();
    assert_eq!(
        &leave, b"HTTP/1.1 100 Continue\r\n\r\n",
        "the request is being read"
    );
    let idle = server.connect().unwrap();

    terminate(&server);
    read_until(&mut log, "stopping");
    stream.write_all(body).unwrap();
    let answer = Answer::read(&mut stream).unwrap();
    assert_eq!(answer.status, 201, "{}", answer.body);
    assert!(server.wait().success(), "it ended by itself");
    drop(idle);
    assert!(server.connect().is_err(), "nobody listens any more");

    // What was answered is there at the next start.
    let again = ServerProcess::start(folder.path(), "", Stdio::null());
    let request = post(
        paths::EMAIL,
        &[JSON, (paths::IDEMPOTENCY_KEY, "in-flight")],
        LETTER,
    );
    let repeated = again.send(&request).unwrap();
    let reference = |answer: &Answer| {
        let receipt: Value = serde_json::from_str(&answer.body).unwrap();
        receipt["reference"].clone()
    };
    assert_eq!(reference(&repeated), reference(&answer));
}

#[test]
fn an_idle_server_stops_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path(), "", Stdio::piped());
    let mut log = log_of(&server);
    terminate(&server);
    read_until(&mut log, "stopping");
    assert!(server.wait().success());
}

#[test]
fn who_sends_too_much_hears_so() {
    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path(), "", Stdio::null());
    let large = "x".repeat(1_000_000);
    for _ in 0..10 {
        let form = server
            .send(&post(paths::FORM_EMAIL, &[FORM], &large))
            .unwrap();
        assert_eq!(form.status, 413);
        assert!(form.body.contains("This is more than we can take at once."));
        let json = server.send(&post(paths::EMAIL, &[JSON], &large)).unwrap();
        assert_eq!(json.status, 413);
    }
    let head = "HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked";
    let chunks = ["2710\r\n", &"x".repeat(10_000), "\r\n"]
        .concat()
        .repeat(100);
    let chunked = [
        "POST ",
        paths::FORM_EMAIL,
        " ",
        head,
        "\r\n\r\n",
        &chunks,
        "0\r\n\r\n",
    ]
    .concat();
    assert_eq!(server.send(chunked.as_bytes()).unwrap().status, 413);
}
