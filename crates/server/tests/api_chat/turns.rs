//! Agents take, give back, hand over and end; those who wait hear how the queue moves.

use {
    crate::{
        server::{NOW, Server},
        talk::{EVE, NEVER_FULL, Talk, eve},
    },
    contact_us_server::{chat, clock::MINUTE},
    contact_us_wire::chat::{ChatPhase, Party, Wait, What},
    std::sync::Arc,
    tokio::task::JoinSet,
};

const ACCOUNT: &str = "demo";

fn waiting(place: u32) -> ChatPhase {
    ChatPhase::Waiting { place, wait: None }
}

fn live(name: &str) -> ChatPhase {
    ChatPhase::Live {
        agent: name.to_owned(),
    }
}

async fn phase(server: &Server, talk: &Talk) -> ChatPhase {
    let status = chat::status(&server.app, &talk.id, Party::Customer).await;
    status.unwrap().phase
}

fn attend(server: &Server, attended: bool) {
    server
        .app
        .attendance
        .set(&server.app.bus, ACCOUNT, attended);
}

#[tokio::test]
async fn of_many_agents_at_once_one_gets_the_chat() {
    let server = Arc::new(Server::start().await);
    let talk = Arc::new(Talk::begun(&server).await);
    let mut taking = JoinSet::new();
    for n in 0..20 {
        let (server, talk) = (Arc::clone(&server), Arc::clone(&talk));
        taking.spawn(async move {
            let person = format!("person-{n}");
            chat::assign(&server.app, &talk.id, &person, &person, NEVER_FULL).await
        });
    }
    let taken = taking.join_all().await;
    assert_eq!(taken.iter().filter(|one| one.is_ok()).count(), 1);
    assert!(
        taken
            .iter()
            .filter_map(|one| one.as_ref().err())
            .all(|refusal| refusal.status() == 409)
    );
    let page = talk.page(&server, "").await;
    assert_eq!(page.entries.len(), 2);
    assert_eq!(page.entries[1].what, What::Joined);
}

#[tokio::test]
async fn an_agent_gets_no_more_chats_than_they_may_have() {
    let server = Arc::new(Server::start().await);
    let mut taking = JoinSet::new();
    for _ in 0..10 {
        let talk = Talk::begun(&server).await;
        let server = Arc::clone(&server);
        taking.spawn(async move { chat::assign(&server.app, &talk.id, EVE, "Eve", 3).await });
    }
    let taken = taking.join_all().await;
    assert_eq!(taken.iter().filter(|one| one.is_ok()).count(), 3);
}

#[tokio::test]
async fn places_in_the_queue_move_up_and_are_told() {
    let server = Server::start().await;
    attend(&server, true);
    let mut talks = Vec::new();
    for n in 0..3 {
        server.clock.set(NOW + n * 1_000);
        talks.push(Talk::begun(&server).await);
    }
    for (talk, place) in talks.iter().zip(1..) {
        assert_eq!(phase(&server, talk).await, waiting(place));
    }
    let mut stream = talks[2].stream(&server, 1).await;
    assert_eq!(stream.status().await.phase, waiting(3));
    talks[0].take(&server).await;
    stream.until(|status| status.phase == waiting(2)).await;
    chat::end(&server.app, &talks[1].id, &chat::Actor::customer())
        .await
        .unwrap();
    stream.until(|status| status.phase == waiting(1)).await;

    // Given back, it stands where it stood: before those who came later.
    chat::release(&server.app, &talks[0].id, EVE).await.unwrap();
    stream.until(|status| status.phase == waiting(2)).await;
    assert_eq!(phase(&server, &talks[0]).await, waiting(1));
    let page = talks[0].page(&server, "").await;
    let whats: Vec<_> = page
        .entries
        .iter()
        .map(|entry| (&entry.what, entry.name.as_str()))
        .collect();
    assert_eq!(whats[1..], [(&What::Joined, "Eve"), (&What::Left, "Eve")]);
}

#[tokio::test]
async fn nobody_there_is_said_so_and_what_was_written_is_kept() {
    let server = Server::start().await;
    let talk = Talk::begun(&server).await;
    let mut stream = talk.stream(&server, 1).await;
    assert_eq!(
        stream.status().await.phase,
        ChatPhase::Unattended { opens: None }
    );
    attend(&server, true);
    assert_eq!(stream.status().await.phase, waiting(1));
    attend(&server, false);
    assert_eq!(
        stream.status().await.phase,
        ChatPhase::Unattended { opens: None }
    );
    talk.say(&server, "I write all the same").await;
    assert_eq!(stream.entry().await.seq, 2);

    // Closed since: it says when somebody is back.
    server
        .set("UPDATE conversations SET schedule = 'Office hours, closed now'")
        .await;
    let ChatPhase::Unattended { opens: Some(opens) } = phase(&server, &talk).await else {
        panic!("it is closed")
    };
    assert_eq!((opens.business.weekday, opens.business.hour), (1, 9));
}

#[tokio::test]
async fn a_chat_that_is_handed_over_never_waits() {
    let server = Server::start().await;
    let talk = Talk::begun(&server).await;
    talk.take(&server).await;
    let mut stream = talk.stream(&server, 2).await;
    assert_eq!(stream.status().await.phase, live("Eve"));
    chat::hand_over(&server.app, &talk.id, EVE, "person-bob", "Bob", NEVER_FULL)
        .await
        .unwrap();
    assert_eq!(stream.entry().await.what, What::Left);
    assert_eq!(stream.entry().await.what, What::Joined);
    assert_eq!(stream.status().await.phase, live("Bob"));
    let again = chat::hand_over(&server.app, &talk.id, EVE, "person-bob", "Bob", NEVER_FULL).await;
    assert_eq!(again.unwrap_err().status(), 409);
    let full = chat::hand_over(&server.app, &talk.id, "person-bob", EVE, "Eve", 0).await;
    assert_eq!(full.unwrap_err().status(), 409);
    assert_eq!(
        phase(&server, &talk).await,
        live("Bob"),
        "as if nothing had been asked"
    );
    assert_eq!(talk.page(&server, "").await.status.last, 4);
}

#[tokio::test]
async fn only_who_has_a_chat_gives_it_back_or_ends_it() {
    let server = Server::start().await;
    let talk = Talk::begun(&server).await;
    let mallory = chat::Actor::agent("person-mallory", "Mallory");
    assert_eq!(
        chat::release(&server.app, &talk.id, EVE)
            .await
            .unwrap_err()
            .status(),
        409
    );
    assert_eq!(
        chat::end(&server.app, &talk.id, &mallory)
            .await
            .unwrap_err()
            .status(),
        409
    );
    talk.take(&server).await;
    assert_eq!(
        chat::end(&server.app, &talk.id, &mallory)
            .await
            .unwrap_err()
            .status(),
        409
    );
    chat::end(&server.app, &talk.id, &eve()).await.unwrap();
    assert_eq!(
        phase(&server, &talk).await,
        ChatPhase::Ended { by: Party::Agent }
    );
    chat::end(&server.app, &talk.id, &chat::Actor::customer())
        .await
        .unwrap();
    assert_eq!(
        phase(&server, &talk).await,
        ChatPhase::Ended { by: Party::Agent }
    );
    let refused = chat::assign(&server.app, &talk.id, EVE, "Eve", NEVER_FULL).await;
    assert_eq!(refused.unwrap_err().status(), 409);
}

#[tokio::test]
async fn a_wait_is_told_once_five_chats_were_answered_lately() {
    let server = Server::start().await;
    attend(&server, true);
    for minutes in 1..=5 {
        server.clock.set(NOW);
        let talk = Talk::begun(&server).await;
        server.clock.set(NOW + minutes * MINUTE);
        talk.take(&server).await;
        let next = Talk::begun(&server).await;
        let ChatPhase::Waiting { wait, .. } = phase(&server, &next).await else {
            panic!("it waits")
        };
        assert_eq!(wait, (minutes == 5).then_some(Wait { from: 1, to: 5 }));
        chat::end(&server.app, &next.id, &chat::Actor::customer())
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn an_answer_is_owed_from_the_first_message_since_the_last_answer() {
    let server = Server::start().await;
    let talk = Talk::begun(&server).await;
    let owed = async || {
        let found = server.app.store.conversation(&talk.id).await.unwrap();
        found.unwrap().owed_since
    };
    server.clock.set(NOW + MINUTE);
    talk.say(&server, "Hello?").await;
    talk.take(&server).await;
    assert_eq!(owed().await, Some(NOW));
    talk.answer(&server, "Here").await;
    assert_eq!(owed().await, None);
    talk.say(&server, "Fine").await;
    assert_eq!(owed().await, Some(NOW + MINUTE));
    let waiting = server.app.store.waiting_chats(ACCOUNT).await.unwrap();
    assert!(waiting.is_empty());
    let mine = server.app.store.chats_of(ACCOUNT, EVE, 0).await.unwrap();
    assert_eq!(mine.len(), 1);
    let mut gists = server.app.store.gists(&mine).await.unwrap();
    let gist = gists.remove(&talk.id).unwrap();
    assert_eq!(gist.unread, 3);
    assert_eq!(gist.last, Some(What::Text("Fine".to_owned())));
}
