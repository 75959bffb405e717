//! The server's own program beside a running server, and where none has been: what is changed is said, and where.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    dead_code,
    reason = "in a test, a failed unwrap is a failed test; each test uses a part of the support"
)]

mod accounts;
mod answers;
mod beside;
mod callbacks;
mod links;
#[path = "../support/server_process.rs"]
mod server_process;

use {
    serde_json::{Value, json},
    server_process::{ServerProcess, post},
    std::{
        path::Path,
        process::{Command, Output},
    },
};

fn program(folder: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_contact-us-server"));
    program
        .current_dir(folder)
        .env_clear()
        .env("CONTACT_US_DATA", folder.join("data"))
        .env("CONTACT_US_PUBLIC_URL", "https://help.example");
    program
}

fn run(folder: &Path, line: &str) -> Output {
    program(folder).args(line.split(' ')).output().unwrap()
}

/// What a command says that is done; its two outputs.
fn done(folder: &Path, line: &str) -> (String, String) {
    let output = run(folder, line);
    let (said, told) = (text(&output.stdout), text(&output.stderr));
    assert!(output.status.success(), "{line}: {told}");
    (said, told)
}

/// The sentence of a command that is not done.
fn refused(folder: &Path, line: &str) -> String {
    let output = run(folder, line);
    assert!(
        !output.status.success() && output.stdout.is_empty(),
        "{line}"
    );
    text(&output.stderr)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn page(server: &ServerProcess, query: &str) -> Value {
    let request = format!(
        "GET /api/v1/page{query} HTTP/1.1\r\nhost: help.example\r\nconnection: close\r\n\r\n"
    );
    let answer = server.send(request.as_bytes()).unwrap();
    assert_eq!(answer.status, 200, "{}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

fn kinds(page: &Value) -> Vec<&str> {
    let options = page["options"].as_array().unwrap();
    options
        .iter()
        .map(|one| one["kind"].as_str().unwrap())
        .collect()
}

fn sign_in(server: &ServerProcess, query: &str, name: &str, password: &str) -> u16 {
    let headers = [
        ("origin", "https://help.example"),
        ("content-type", "application/json"),
    ];
    let path = ["/api/v1/console/session", query].concat();
    let body = json!({ "name": name, "password": password }).to_string();
    server.send(&post(&path, &headers, &body)).unwrap().status
}
