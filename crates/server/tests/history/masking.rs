//! What is sensitive leaves the server nowhere.

use {
    crate::{
        client::Client,
        house::{House, SECRETS, place, tell_also},
        server::Ask,
    },
    contact_us_wire::paths,
    std::{
        io,
        sync::{Arc, Mutex},
    },
    tracing_subscriber::fmt::MakeWriter,
};

#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

impl io::Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Captured {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Whether a text tells a secret as a word of its own: four digits also stand in instants, durations and ids.
fn tells(text: &str, secret: &str) -> bool {
    let joins = |c: char| c.is_alphanumeric() || c == '.' || c == '-';
    text.match_indices(secret).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + secret.len()..]);
        !before.ends_with(joins) && !after.starts_with(|c: char| c.is_alphanumeric())
    })
}

#[test]
fn digits_within_an_instant_a_duration_or_an_id_are_no_secret() {
    for text in [
        "2026-11-28T10:00:00.864219Z",
        "elapsed=1.8642ms",
        "elapsed=86.42ms",
        "0192f1c2-8642-7abc",
    ] {
        assert!(!tells(text, "8642"), "{text}");
    }
    for text in [
        "cardEnd=8642",
        r#"{"cardEnd":["8642"]}"#,
        "ends in 8642.",
        "?cardEnd=8642&x",
    ] {
        assert!(tells(text, "8642"), "{text}");
    }
}

#[tokio::test]
async fn what_is_sensitive_is_in_no_mail_history_interface_or_log() {
    let captured = Captured::default();
    let log = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::DEBUG)
        .with_ansi(false)
        .with_writer(captured.clone());
    // Of the whole program: what other tests log meanwhile may hold no secret either.
    tracing::subscriber::set_global_default(log.finish()).unwrap();
    let house = House::open().await;
    // Even where an administrator asks for it.
    tell_also(&house.server, &["birthday", "cardEnd"]).await;
    let walk = house.told_all().await;
    let context = house
        .server
        .send(house.within(&walk, Ask::get(place(&walk, paths::EMAIL_CONTEXT))))
        .await;
    let reference = house.email(&walk).await;
    let mail = house.mail().await.to_string();
    let history = house.history(&reference, &house.right().await).await;
    let client = Client::of(&house.server);
    let mut told = vec![context.body, mail, history.body];
    for tail in ["fullFlow", "summary", "variableSet/Contact%20Us"] {
        let path = format!("/interactiondata/{}/{tail}", walk.id());
        let reply = client.get(&path).await;
        assert_eq!(reply.status, 200, "{path}: {}", reply.body);
        told.push(reply.body);
    }
    told.push(String::from_utf8(captured.0.lock().unwrap().clone()).unwrap());
    for (at, text) in told.iter().enumerate() {
        assert!(!text.is_empty(), "{at}");
        for secret in SECRETS {
            assert!(!tells(text, secret), "{at}: {secret} in {text}");
        }
    }
    // It is there, where the customer gets it back: else this test would prove nothing.
    let kept: String = sqlx::query_scalar("SELECT group_concat(input) FROM navigations")
        .fetch_one(house.server.app.store.readers())
        .await
        .unwrap();
    assert!(SECRETS.iter().all(|secret| kept.contains(secret)));
}
