//! The program as it is typed: people are added, the scripted agent answers.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    dead_code,
    reason = "a failed unwrap is a failed test; not every test uses every helper"
)]

#[path = "support/server_process.rs"]
mod server_process;

use {
    server_process::{ServerProcess, post},
    std::{
        io::{BufRead, BufReader, Write},
        path::Path,
        process::{Command, Output, Stdio},
    },
};

const ORIGIN: (&str, &str) = ("origin", "https://help.example");
const JSON: (&str, &str) = ("content-type", "application/json");

fn run(folder: &Path, line: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_contact-us-server"))
        .args(line.split(' '))
        .current_dir(folder)
        .env_clear()
        .env("CONTACT_US_DATA", folder.join("data"))
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn sign_in(server: &ServerProcess, name: &str, password: &str) -> u16 {
    let body = format!(r#"{{"name":"{name}","password":"{password}"}}"#);
    let request = post("/api/v1/console/session", &[ORIGIN, JSON], &body);
    server.send(&request).unwrap().status
}

#[test]
fn a_person_is_added_with_a_password_that_is_printed_once() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let server = ServerProcess::start(folder, "", Stdio::null());
    // While the server runs.
    let added = run(folder, "user add --role administrator Ada Lovelace");
    assert!(added.status.success(), "{}", text(&added.stderr));
    let password = text(&added.stdout)
        .trim()
        .strip_prefix("Ada Lovelace  ")
        .expect("name and password, and nothing else");
    assert_eq!(sign_in(&server, "ada lovelace", password), 200);

    let again = run(folder, "user add --role agent ada lovelace");
    assert!(!again.status.success() && again.stdout.is_empty());
    assert!(text(&again.stderr).contains("is there already"));
    let once = run(folder, "user add --once --role agent Ada Lovelace");
    assert!(once.status.success() && once.stdout.is_empty());
    assert_eq!(sign_in(&server, "Ada Lovelace", password), 200);

    let renewed = run(folder, "user add --role agent Robin");
    let old = text(&renewed.stdout)
        .trim()
        .strip_prefix("Robin  ")
        .unwrap();
    let renewed = run(folder, "user password Robin");
    let new = text(&renewed.stdout)
        .trim()
        .strip_prefix("Robin  ")
        .unwrap();
    assert_eq!(sign_in(&server, "Robin", old), 401);
    assert_eq!(sign_in(&server, "Robin", new), 200);

    let wrong = run(folder, "user add Robin");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(text(&wrong.stderr).contains("user add --role <ROLE> <NAME>"));
}

#[test]
fn the_scripted_agent_answers_whoever_writes() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["serve", "--demo-agent"];
    let server = ServerProcess::start_as(&arguments, folder.path(), "", Stdio::null());
    let id = "019ab2c0-0000-7000-8000-000000000001";
    let key = ("idempotency-key", id);
    let opened = post(
        "/api/v1/chat",
        &[JSON, key],
        &format!(r#"{{"id":"{id}","name":"Ada"}}"#),
    );
    let opened = server.send(&opened).unwrap();
    assert_eq!(opened.status, 201, "{}", opened.body);
    let token = opened.body.split(r#""token":""#).nth(1).unwrap();
    let bearer = format!("Bearer {}", token.split('"').next().unwrap());
    let authorization = ("authorization", bearer.as_str());
    let body = r#"{"id":"019ab2c0-0000-7000-8000-000000000002","content":{"text":"Hello"}}"#;
    let written = post("/api/v1/chat/messages", &[JSON, authorization], body);
    assert_eq!(server.send(&written).unwrap().status, 201);

    let mut stream = server.connect().unwrap();
    let request = format!(
        "GET /api/v1/chat/stream HTTP/1.1\r\nhost: help.example\r\nauthorization: {bearer}\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut lines = BufReader::new(stream).lines();
    let greeting = lines.find(|line| line.as_ref().unwrap().contains("I am a script"));
    assert!(greeting.unwrap().unwrap().contains("Hello Ada"));
}
