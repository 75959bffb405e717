//! Callbacks whose service was taken away.

use {
    crate::*,
    std::{
        fs::{File, read_to_string},
        process::Stdio,
        time::{Duration, Instant},
    },
};

#[test]
fn the_log_says_once_whose_callbacks_wait_and_why() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let log = folder.join("log");
    let server = ServerProcess::start(folder, "", Stdio::from(File::create(&log).unwrap()));
    done(folder, "call callback-service http://127.0.0.1:9/gone");
    let headers = [
        ("origin", "https://help.example"),
        ("content-type", "application/json"),
        ("idempotency-key", "a-callback-of-ada"),
    ];
    let body = json!({ "phone": "+442079460018" }).to_string();
    let answer = server.send(&post("/api/v1/callback", &headers, &body));
    assert_eq!(answer.unwrap().status, 201);
    let lines = |words: &str| {
        let text = read_to_string(&log).unwrap();
        let lines = text.lines().filter(|line| line.contains(words));
        lines
            .map(|line| serde_json::from_str::<Value>(line).unwrap()["fields"].clone())
            .collect::<Vec<_>>()
    };
    let until = |words: &str| {
        let begun = Instant::now();
        while lines(words).is_empty() {
            assert!(begun.elapsed() < Duration::from_secs(45), "{words}");
            std::thread::yield_now();
        }
        lines(words)
    };
    let failed = &until("a webhook was not taken")[0];
    assert_eq!(failed["account"], "demo");
    assert_eq!(failed["reason"], "the address cannot be reached");

    done(folder, "call callback-service none");
    let waiting = until("callbacks wait until there is one again");
    let [waiting] = &waiting[..] else {
        panic!("{waiting:?}");
    };
    assert_eq!(waiting["account"], "demo");
    assert_eq!(waiting["callbacks"], 1);
    assert_eq!(
        waiting["reason"],
        "the account has no Integration Point for callbacks"
    );
}
