//! Those who wait in front, so that a place in the queue can be seen to move: customers like any other, who ask for the
//! end of their chat as soon as they are answered. They are as many as the database says, so a restart adds none.

use {
    super::BUSY,
    crate::{
        app::App,
        chat::{self, Actor},
        clock::MINUTE,
        contact::{Asker, Key, callback, key::uuid_v7},
        facts::ClientFacts,
        page,
        place::Place,
        refusal::Refusal,
        workers::stopped,
    },
    contact_us_wire::{
        CallbackRequest, Slot,
        chat::{ChatRequest, Content, Message},
    },
    std::{sync::Arc, time::Duration},
    tokio::time::sleep,
};

/// Their names.
const NAMES: [&str; 3] = ["Ada (demo)", "Ben (demo)", "Cleo (demo)"];
/// What they write: the last word is one that the scripted agent knows.
const QUESTION: &str = "My line is slow. That was all, so you can end.";
/// How long they wait before they begin anew: the wait that customers are told comes of how long others waited.
const PATIENCE: i64 = 10 * MINUTE;
/// How often they are counted without having been heard of.
const IDLE: Duration = Duration::from_secs(30);

/// Whether a customer is one of them.
pub fn is_one(name: &str) -> bool {
    NAMES.contains(&name)
}

/// Keeps the queue busy, and the times for callbacks taken, until the server stops.
pub(super) async fn wait(app: Arc<App>) {
    let mut told = app.stopping.subscribe();
    loop {
        // Before they are counted, so that nothing falls between the two.
        let mut queue = app.bus.queue(BUSY);
        if gather(&app).await.is_err() || book(&app).await.is_err() {
            tracing::warn!("the sandbox is not as busy as it should be; it is tried again soon");
        }
        tokio::select! {
            () = queue.called() => {}
            () = sleep(IDLE) => {}
            () = stopped(&mut told) => return,
        }
    }
}

/// Has one of each name wait.
pub(super) async fn gather(app: &App) -> Result<(), Refusal> {
    let now = app.clock.now();
    let waiting = app.store.waiting_chats(BUSY).await?;
    let (late, there): (Vec<_>, Vec<_>) = waiting
        .iter()
        .filter(|one| is_one(&one.name))
        .partition(|one| one.waiting_since < now - PATIENCE);
    for one in late {
        chat::end(app, &one.id, &Actor::customer()).await?;
    }
    for one in &there {
        chat::gone::here(app, one).await?;
    }
    for name in NAMES {
        if !there.iter().any(|one| one.name == name) {
            come(app, name, now).await?;
        }
    }
    Ok(())
}

async fn come(app: &App, name: &str, now: i64) -> Result<(), Refusal> {
    let key = Key::fresh(now);
    let request = ChatRequest {
        id: key.as_str().to_owned(),
        name: name.to_owned(),
        topic: String::new(),
    };
    let (place, client) = (Place::of(BUSY), ClientFacts::default());
    chat::open(app, asker(&place, &client, &key), request).await?;
    let message = Message {
        id: uuid_v7(now),
        content: Content::Text(QUESTION.to_owned()),
    };
    chat::post(app, key.as_str(), &Actor::customer(), message).await?;
    Ok(())
}

/// Books every time for a callback that is free where all are to be taken.
pub(super) async fn book(app: &App) -> Result<(), Refusal> {
    let place = Place::of(super::CALLBACK_FULL);
    // The list shows some of them at a time.
    while let shown = page::slots(app, &place).await?.slots
        && !shown.is_empty()
    {
        take(app, &place, &shown).await?;
    }
    Ok(())
}

async fn take(app: &App, place: &Place, shown: &[Slot]) -> Result<(), Refusal> {
    for slot in shown {
        let key = Key::fresh(app.clock.now());
        let request = CallbackRequest {
            // One of those that Ofcom keeps free for drama.
            phone: "020 7946 0001".to_owned(),
            at: Some(slot.window.from.at),
        };
        let client = ClientFacts::default();
        callback::accept(app, asker(place, &client, &key), &request).await?;
    }
    Ok(())
}

/// Nobody in particular.
fn asker<'a>(place: &'a Place, client: &'a ClientFacts, key: &'a Key) -> Asker<'a> {
    Asker {
        place,
        client,
        visitor: None,
        key,
        within: None,
        identity: None,
        host: None,
    }
}
