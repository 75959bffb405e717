//! The stream: what is missing, in order, once; and the status.

use {
    crate::{
        server::{Ask, Server},
        talk::{EVE, Event, Talk, eve, id},
    },
    contact_us_server::chat,
    contact_us_wire::{
        chat::{ChatPhase, Content, Message, Party, Seen, Signal, What},
        paths,
    },
    serde_json::json,
    std::{sync::Arc, time::Duration},
};

#[tokio::test]
async fn the_status_comes_first_then_exactly_what_is_missing_then_what_happens() {
    let server = Server::start().await;
    let talk = Talk::open(&server).await;
    for n in 1..=5 {
        talk.say(&server, &format!("{n}")).await;
    }
    let mut stream = talk.stream(&server, 3).await;
    assert_eq!(stream.status().await.last, 5);
    for seq in [4, 5] {
        let Some(Event::Entry(entry)) = stream.next().await else {
            panic!("an entry")
        };
        assert_eq!((entry.seq, entry.what), (seq, What::Text(seq.to_string())));
    }
    talk.say(&server, "6").await;
    assert_eq!(stream.entry().await.seq, 6);
    assert_eq!(stream.status().await.last, 6);
}

#[tokio::test]
async fn a_stream_is_not_stored_and_not_held_back_by_anybody_on_the_way() {
    let server = Server::start().await;
    let talk = Talk::open(&server).await;
    let ask = talk
        .get(paths::CHAT_STREAM)
        .header("accept-encoding", "gzip, br");
    let response = server.begin(ask).await;
    let header = |name: &str| {
        response
            .headers()
            .get(name)
            .map(|value| value.to_str().unwrap())
    };
    assert_eq!(header("content-type"), Some("text/event-stream"));
    assert_eq!(header("cache-control"), Some("no-store"));
    assert_eq!(header("x-accel-buffering"), Some("no"));
    assert_eq!(header("content-encoding"), None);
    assert_eq!(header("x-content-type-options"), Some("nosniff"));
}

#[tokio::test]
async fn every_reader_gets_every_entry_once_while_both_sides_write() {
    let server = Arc::new(Server::start().await);
    let talk = Arc::new(Talk::begun(&server).await);
    talk.take(&server).await;
    let writing = {
        let (server, talk) = (Arc::clone(&server), Arc::clone(&talk));
        tokio::spawn(async move {
            for n in 0..50 {
                talk.say(&server, &format!("{n}")).await;
                talk.answer(&server, &format!("{n}")).await;
            }
        })
    };
    let mut readers = tokio::task::JoinSet::new();
    for after in [0, 2, 1, 0, 2, 0] {
        let (server, talk) = (Arc::clone(&server), Arc::clone(&talk));
        readers.spawn(async move {
            let mut last = after;
            // Each is cut again and again, and goes on from where it was.
            while last < 102 {
                let mut stream = talk.stream(&server, last).await;
                for _ in 0..7.min(102 - last) {
                    let entry = stream.entry().await;
                    assert_eq!(entry.seq, last + 1);
                    last = entry.seq;
                }
            }
        });
    }
    writing.await.unwrap();
    readers.join_all().await;
}

#[tokio::test]
async fn a_number_beyond_the_log_or_far_behind_it_is_a_gap_and_the_end() {
    let server = Server::start().await;
    let talk = Talk::open(&server).await;
    talk.say(&server, "Hello").await;
    for after in [2, 99, u64::MAX] {
        let mut stream = talk.stream(&server, after).await;
        stream.status().await;
        assert_eq!(stream.next().await, Some(Event::Gap));
        assert_eq!(stream.next().await, None);
    }
    server
        .set("INSERT INTO entries SELECT conversation, account, n, 'x' || n, at, party, person, name, what FROM entries,
             (WITH RECURSIVE c (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM c WHERE n < 1002) SELECT n FROM c)")
        .await;
    server.set("UPDATE conversations SET last_seq = 1002").await;
    let mut stream = talk.stream(&server, 1).await;
    stream.status().await;
    assert_eq!(stream.next().await, Some(Event::Gap));
    assert_eq!(stream.next().await, None);
    let mut stream = talk.stream(&server, 2).await;
    for seq in 3..=1002 {
        assert_eq!(stream.entry().await.seq, seq);
    }
    // As the gap asks: one page, and a stream from its last number.
    let page = talk.page(&server, "").await;
    let mut stream = talk.stream(&server, page.entries.last().unwrap().seq).await;
    assert_eq!(stream.status().await.last, 1002);
    talk.say(&server, "And on").await;
    assert_eq!(stream.entry().await.seq, 1003);
}

#[tokio::test]
async fn typing_delivered_and_read_reach_the_other_side() {
    let server = Server::start().await;
    let talk = Talk::begun(&server).await;
    talk.take(&server).await;
    talk.answer(&server, "Hello").await;
    let mut stream = talk.stream(&server, 3).await;
    let first = stream.status().await;
    let (other, own) = (first.other, first.own);
    assert_eq!(
        (other.read, own.read, own.delivered),
        (0, 1, 1),
        "who writes has seen it"
    );

    let say = async |signal: Signal| {
        chat::signal(&server.app, &talk.id, Party::Agent, signal)
            .await
            .unwrap();
    };
    let signal = Signal::default();
    say(Signal {
        typing: Some(true),
        ..signal
    })
    .await;
    assert!(stream.status().await.typing);
    say(Signal {
        delivered: Some(3),
        ..signal
    })
    .await;
    assert_eq!(
        stream.status().await.other,
        Seen {
            delivered: 3,
            read: 0
        }
    );
    say(Signal {
        read: Some(2),
        ..signal
    })
    .await;
    assert_eq!(
        stream.status().await.other,
        Seen {
            delivered: 3,
            read: 2
        }
    );
    // Backwards and beyond.
    say(Signal {
        delivered: Some(1),
        read: Some(1),
        ..signal
    })
    .await;
    say(Signal {
        read: Some(u64::MAX),
        ..signal
    })
    .await;
    assert_eq!(
        stream.status().await.other,
        Seen {
            delivered: 3,
            read: 3
        }
    );
    talk.answer(&server, "And more").await;
    assert_eq!(stream.entry().await.seq, 4);
    assert!(!stream.status().await.typing, "a message ends typing");

    let body = json!({ "typing": true, "delivered": 4, "read": 4 });
    let reply = server.send(talk.post(paths::CHAT_SIGNALS, &body)).await;
    assert_eq!((reply.status.as_u16(), reply.body.as_str()), (204, ""));
    assert_eq!(
        stream.status().await.own,
        Seen {
            delivered: 4,
            read: 4
        }
    );
    let theirs = chat::status(&server.app, &talk.id, Party::Agent)
        .await
        .unwrap();
    assert_eq!((theirs.typing, theirs.other.read), (true, 4));
}

#[tokio::test]
async fn typing_that_is_not_said_again_is_over_in_six_seconds() {
    let server = Server::start().await;
    let talk = Talk::begun(&server).await;
    talk.take(&server).await;
    let mut stream = talk.stream(&server, 2).await;
    stream.status().await;
    let typing = Signal {
        typing: Some(true),
        ..Signal::default()
    };
    chat::signal(&server.app, &talk.id, Party::Agent, typing)
        .await
        .unwrap();
    assert!(stream.status().await.typing);
    let begun = std::time::Instant::now();
    assert!(!stream.status().await.typing);
    assert!(begun.elapsed() > Duration::from_secs(5));
}

#[tokio::test]
async fn a_quiet_stream_shows_signs_of_life() {
    let server = Server::start().await;
    let talk = Talk::open(&server).await;
    let mut stream = talk.stream(&server, 0).await;
    stream.status().await;
    let begun = std::time::Instant::now();
    assert_eq!(stream.next().await, Some(Event::Beat));
    assert!(begun.elapsed() < Duration::from_secs(16));
}

#[tokio::test]
async fn a_stream_ends_when_the_server_stops() {
    let server = Server::start().await;
    let talk = Talk::open(&server).await;
    let mut stream = talk.stream(&server, 0).await;
    stream.status().await;
    server.app.stopping.send_replace(true);
    assert_eq!(stream.next().await, None);
    let mut stream = talk.stream(&server, 0).await;
    assert_eq!(stream.next().await, None);
}

#[tokio::test]
async fn who_stops_reading_costs_nothing_and_resumes() {
    let server = Server::start().await;
    let talk = Talk::begun(&server).await;
    let mut stream = talk.stream(&server, 1).await;
    stream.status().await;
    assert_eq!(server.app.bus.listeners(&talk.id), 1);
    for n in 0..100 {
        talk.say(&server, &format!("{n}")).await;
    }
    for seq in 2..=101 {
        assert_eq!(stream.entry().await.seq, seq);
    }
    drop(stream);
    assert_eq!(server.app.bus.listeners(&talk.id), 0);
}

#[tokio::test]
async fn last_event_id_must_be_a_number() {
    let server = Server::start().await;
    let talk = Talk::open(&server).await;
    for bad in ["x", "-1", "1.5", "99999999999999999999999"] {
        let ask = talk.get(paths::CHAT_STREAM).header("last-event-id", bad);
        server.send(ask).await.refused(400, "malformed");
    }
    let ask = Ask::get(paths::CHAT_STREAM);
    server.send(ask).await.refused(401, "token");
}

#[tokio::test]
async fn an_agent_reads_the_same_log_from_the_other_side() {
    let server = Server::start().await;
    let talk = Talk::begun(&server).await;
    talk.take(&server).await;
    let response = chat::stream(&server.app, &talk.id, Party::Agent, 0)
        .await
        .unwrap();
    let mut stream = crate::talk::Events::new(response.into_body());
    let status = stream.status().await;
    assert_eq!(
        status.phase,
        ChatPhase::Live {
            agent: "Eve".to_owned()
        }
    );
    assert_eq!((status.other.read, status.own.read), (1, 0));
    assert_eq!(stream.entry().await.by, Party::Customer);
    let joined = stream.entry().await;
    assert_eq!(
        (joined.by, joined.name.as_str(), joined.what),
        (Party::Agent, "Eve", What::Joined)
    );
    let message = Message {
        id: id(),
        content: Content::Text("Hello".to_owned()),
    };
    chat::post(&server.app, &talk.id, &eve(), message)
        .await
        .unwrap();
    let entry = stream.entry().await;
    assert_eq!((entry.seq, entry.name.as_str()), (3, "Eve"));
    chat::end(&server.app, &talk.id, &chat::Actor::agent(EVE, "Eve"))
        .await
        .unwrap();
    assert_eq!(stream.entry().await.what, What::Ended);
    assert_eq!(
        stream.status().await.phase,
        ChatPhase::Ended { by: Party::Agent }
    );
}
