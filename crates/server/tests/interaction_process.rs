//! The server's own program: its commands about Interactions, and that no navigation is lost when it is killed.
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
    contact_us_wire::{interaction::Standing, paths},
    serde_json::json,
    server_process::{ServerProcess, post},
    std::{
        fs,
        path::Path,
        process::{Command, Output, Stdio},
        sync::{Arc, mpsc},
        time::{Duration, Instant},
    },
};

const FAULT: &str = "/api/v1/interaction/broadband-fault";
const ROUNDS: u32 = 12;
/// Within this time of a request the server is killed: some die before, some while, some after they store.
const LIFE_MS: u64 = 12;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_contact-us-server"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("CONTACT_US_PUBLIC_URL", "https://help.example")
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The example as a file, changed.
fn file(folder: &Path, change: impl Fn(&mut serde_json::Value)) -> String {
    let example = include_str!("../../interaction/interactions/appointment.json");
    let mut definition: serde_json::Value = serde_json::from_str(example).unwrap();
    change(&mut definition);
    let file = folder.join("visit.json");
    fs::write(&file, definition.to_string()).unwrap();
    file.to_str().unwrap().to_owned()
}

#[test]
fn a_definition_is_checked_published_listed_and_linked_to() {
    let folder = tempfile::tempdir().unwrap();
    let right = file(folder.path(), |one| one["name"] = "visit".into());
    let checked = run(folder.path(), &["interaction", "check", &right]);
    assert!(checked.status.success(), "{checked:?}");
    assert!(said(&checked).starts_with("visit is right"));
    assert!(
        !folder.path().join("data").exists(),
        "to check needs no server"
    );

    // Once is enough: it need not run.
    drop(ServerProcess::start(folder.path(), "", Stdio::null()));
    let published = run(folder.path(), &["interaction", "publish", &right]);
    assert_eq!(
        said(&published),
        "visit version 1: https://help.example/interaction/visit\n"
    );
    let listed = said(&run(folder.path(), &["interaction", "list"]));
    let names: Vec<_> = listed
        .lines()
        .map(|line| line.split("  ").next().unwrap())
        .collect();
    assert_eq!(
        names,
        ["appointment", "broadband-fault", "lost-bank-card", "visit"]
    );

    let link = run(
        folder.path(),
        &[
            "interaction",
            "link",
            "lost-bank-card",
            "--hours",
            "2",
            "--uses=1",
        ],
    );
    let link = said(&link);
    assert!(
        link.starts_with("https://help.example/interaction/lost-bank-card#link="),
        "{link}"
    );
    let none = run(folder.path(), &["interaction", "link", "nothing"]);
    assert!(!none.status.success() && none.stdout.is_empty());
}

#[test]
fn each_fault_stands_on_its_line_and_the_command_fails() {
    let folder = tempfile::tempdir().unwrap();
    drop(ServerProcess::start(folder.path(), "", Stdio::null()));
    let wrong = file(folder.path(), |one| {
        one["start"] = "nowhere".into();
        one["elements"][0]["next"] = "nothing".into();
    });
    for command in ["check", "publish"] {
        let output = run(folder.path(), &["interaction", command, &wrong]);
        assert_eq!(output.status.code(), Some(1), "{command}");
        let lines = said(&output);
        assert!(lines.lines().count() >= 2, "{lines}");
        assert!(
            lines.contains("start: ") && lines.contains("Element welcome, next"),
            "{lines}"
        );
    }
    let missing = run(folder.path(), &["interaction", "check", "missing.json"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("missing.json cannot be read"));
}

/// One navigation. None where the server died before it had answered.
fn go(
    server: &ServerProcess,
    from: Option<&Standing>,
    direction: &str,
    key: &str,
) -> Option<Standing> {
    let step = from.map_or(0, |standing| standing.page.step);
    let input = json!({ "problem": ["none"] });
    let body = json!({ "direction": direction, "step": step, "input": input });
    let instance = from.map_or("", |standing| standing.instance.as_str());
    let headers = [
        ("content-type", "application/json"),
        (paths::IDEMPOTENCY_KEY, key),
        (paths::INSTANCE, instance),
    ];
    let answer = server
        .send(&post(FAULT, &headers, &body.to_string()))
        .ok()?;
    assert_eq!(answer.status, 200, "{}", answer.body);
    Some(serde_json::from_str(&answer.body).unwrap())
}

#[test]
fn a_navigation_that_was_answered_survives_a_kill_and_none_is_done_twice() {
    let folder = tempfile::tempdir().unwrap();
    let start = || ServerProcess::start(folder.path(), "", Stdio::null());
    let mut server = start();
    let mut stands = go(&server, None, "start", "the-beginning").unwrap();
    for round in 0..ROUNDS {
        // Between the first page and the second, there and back.
        let direction = if stands.page.element == "welcome" {
            "next"
        } else {
            "back"
        };
        let key = format!("round-number-{round}");
        let (child, begun) = (Arc::clone(&server.child), Instant::now());
        let life = Duration::from_millis(LIFE_MS * u64::from(round) / u64::from(ROUNDS));
        let killer = std::thread::spawn(move || {
            // An alarm at some moment, whatever the server is doing then: nothing is waited for here.
            let (_never, alarm) = mpsc::channel::<()>();
            let _ = alarm.recv_timeout(life.saturating_sub(begun.elapsed()));
            child.lock().unwrap().kill().unwrap();
        });
        let answered = go(&server, Some(&stands), direction, &key);
        killer.join().unwrap();
        server.wait();
        server = start();
        // Whether it was done or not: asked once more, it is done, once.
        let again = go(&server, Some(&stands), direction, &key).expect("nobody kills it now");
        assert_eq!(again.page.step, stands.page.step + 1, "round {round}");
        if let Some(answered) = answered {
            assert_eq!(answered, again, "round {round}");
        }
        stands = again;
    }
    assert_eq!(stands.page.step, 1 + ROUNDS);
}
