use {super::*, tokio::time::timeout};

/// Whether a listener is called without waiting.
async fn is_called(listener: &mut Listener) -> bool {
    timeout(std::time::Duration::ZERO, listener.called())
        .await
        .is_ok()
}

#[tokio::test]
async fn a_call_between_two_looks_is_heard_and_many_are_heard_once() {
    let bus = Bus::default();
    let mut listener = bus.conversation("a");
    assert!(!is_called(&mut listener).await);
    for seq in 1..=1_000 {
        bus.publish("demo", None, "a", seq);
    }
    assert!(is_called(&mut listener).await);
    assert!(!is_called(&mut listener).await);
}

#[tokio::test]
async fn who_listens_to_one_conversation_hears_nothing_of_another() {
    let bus = Bus::default();
    let (mut a, mut account, mut queue) = (
        bus.conversation("a"),
        bus.account("demo"),
        bus.queue("demo"),
    );
    bus.publish("demo", None, "b", 1);
    assert!(!is_called(&mut a).await);
    assert!(is_called(&mut account).await);
    assert!(!is_called(&mut queue).await);
    bus.whisper("a", 1);
    assert!(is_called(&mut a).await);
    assert!(!is_called(&mut account).await);
    bus.publish_queue("demo");
    assert!(is_called(&mut account).await && is_called(&mut queue).await);
}

#[tokio::test]
async fn what_nobody_listens_to_is_forgotten() {
    let bus = Bus::default();
    let first = bus.conversation("a");
    let second = bus.conversation("a");
    assert_eq!(bus.listeners("a"), 2);
    drop(first);
    assert_eq!(bus.listeners("a"), 1);
    drop(second);
    assert!(lock(&bus.0).is_empty());
}

#[tokio::test]
async fn what_is_said_in_a_chat_calls_the_inbox_of_its_agent_and_no_other() {
    let bus = Bus::default();
    let (mut desk, mut robin, mut kim) =
        (bus.account("demo"), bus.agent("robin"), bus.agent("kim"));
    bus.publish("demo", Some("robin"), "a", 1);
    assert!(is_called(&mut robin).await);
    assert!(!is_called(&mut kim).await);
    assert!(!is_called(&mut desk).await);
}
