//! The Integration Point for callbacks: told of each until it answers, in order, signed.

use {
    crate::{
        centre::{command, started},
        server::{ADA, Ask, NOW, Reply, Server, number, one},
    },
    axum::{
        Router,
        body::Bytes,
        extract::State,
        http::{HeaderMap, StatusCode},
        routing::post,
    },
    contact_us_server::{
        clock::{DAY, SECOND},
        contact::callback::{CallbackAct, CallbackEvent},
        hooks::{self, SIGNATURE, TIMESTAMP, is_signed},
        store::{Store, hooks as owed},
        variables::CALL_RETURN,
    },
    contact_us_wire::paths,
    serde_json::{Value, json},
    std::{
        sync::{
            Arc,
            atomic::{AtomicBool, AtomicU32, Ordering},
        },
        time::Duration,
    },
    tokio::{net::TcpListener, sync::mpsc, task::JoinHandle},
};

/// A service that makes calls: it fails so many times, and hangs as long as it is slow.
struct Service {
    secret: String,
    failures: AtomicU32,
    slow: AtomicBool,
    told: mpsc::UnboundedSender<CallbackEvent>,
}

async fn told(State(service): State<Arc<Service>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let text = |name: &str| headers[name].to_str().unwrap();
    let at = text(TIMESTAMP);
    let signed = is_signed(
        &service.secret,
        at,
        text(SIGNATURE),
        &body,
        at.parse().unwrap(),
    );
    assert!(signed, "every request is signed");
    assert!(!is_signed(
        "another secret of length",
        at,
        text(SIGNATURE),
        &body,
        at.parse().unwrap()
    ));
    if service.slow.load(Ordering::SeqCst) {
        std::future::pending::<()>().await;
    }
    let failing = service
        .failures
        .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| {
            left.checked_sub(1)
        });
    if failing.is_ok() {
        return StatusCode::INTERNAL_SERVER_ERROR;
    }
    service
        .told
        .send(serde_json::from_slice(&body).unwrap())
        .unwrap();
    StatusCode::NO_CONTENT
}

/// What is told to a service, and the hand of the server's clock.
struct Told {
    events: mpsc::UnboundedReceiver<CallbackEvent>,
    service: Arc<Service>,
    clock: JoinHandle<()>,
}

impl Drop for Told {
    fn drop(&mut self) {
        self.clock.abort();
    }
}

impl Told {
    async fn next(&mut self) -> CallbackEvent {
        tokio::time::timeout(Duration::from_mins(1), self.events.recv())
            .await
            .expect("it is told")
            .unwrap()
    }
}

/// Attaches a service to the demo account. It is told once `hooks::run` runs.
async fn attach(server: &Server, failures: u32) -> Told {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let line = format!("call callback-service http://{address}/callbacks");
    let said = command(server, &line).await.unwrap();
    let (sender, events) = mpsc::unbounded_channel();
    let service = Arc::new(Service {
        secret: said[0].rsplit(' ').next().unwrap().to_owned(),
        failures: AtomicU32::new(failures),
        slow: AtomicBool::new(false),
        told: sender,
    });
    let router = Router::new()
        .route("/callbacks", post(told))
        .with_state(Arc::clone(&service));
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    // The waits between attempts pass twenty times as fast.
    let clock = server.clock.clone();
    let clock = tokio::spawn(async move {
        for second in 1.. {
            tokio::time::sleep(Duration::from_millis(50)).await;
            clock.set(NOW + second * SECOND);
        }
    });
    Told {
        events,
        service,
        clock,
    }
}

fn run(server: &Server) -> JoinHandle<()> {
    let (app, stopping) = (Arc::clone(&server.app), server.app.stopping.subscribe());
    tokio::spawn(hooks::run(app, stopping))
}

async fn status(server: &Server, receipt: &Reply) -> Value {
    let ask = Ask::get(one(paths::CALLBACK_ONE, &receipt.reference())).token(&receipt.token());
    server.send(ask).await.json()
}

async fn acknowledged(server: &Server, receipt: &Reply) {
    for _ in 0..2_000 {
        if status(server, receipt).await["acknowledged"] == true {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("it was never acknowledged");
}

#[tokio::test]
async fn without_a_service_nothing_is_owed_and_nothing_claimed() {
    let server = started().await;
    let receipt = server.send(Ask::callback(&number(18))).await;
    assert_eq!(receipt.json()["status"]["acknowledged"], Value::Null);
    assert_eq!(server.count("hooks").await, 0);
}

#[tokio::test]
async fn what_the_page_says_of_who_is_to_be_called_is_told_as_unverified() {
    let server = started().await;
    let mut told = attach(&server, 0).await;
    // {"attributes":{"plan":"gold"}}
    let host = "%7B%22attributes%22%3A%7B%22plan%22%3A%22gold%22%7D%7D";
    for ask in [
        Ask::callback(&number(18)).header(paths::HOST, host),
        Ask::callback(&number(19)),
    ] {
        assert_eq!(server.send(ask).await.status, 201);
    }
    let worker = run(&server);
    let mut plans = [told.next().await, told.next().await].map(|event| {
        assert!(event.callback.verified.is_none());
        event.callback.unverified.map(|said| said.attributes)
    });
    worker.abort();
    plans.sort();
    assert_eq!(
        plans,
        [None, Some(vec![("plan".to_owned(), "gold".to_owned())])]
    );
}

#[tokio::test]
async fn a_callback_is_handed_over_moved_and_cancelled_in_order() {
    let server = started().await;
    let mut told = attach(&server, 0).await;
    let receipt = server.send(Ask::callback(&number(18)).visitor(ADA)).await;
    assert_eq!(receipt.json()["status"]["acknowledged"], false);
    let slot = server.slots().await[3];
    for (path, body) in [
        (paths::CALLBACK_MOVE, json!({ "at": slot })),
        (paths::CALLBACK_CANCEL, json!({})),
    ] {
        let ask = Ask::post(one(path, &receipt.reference()), &body).token(&receipt.token());
        let reply = server.send(ask).await;
        assert_eq!(reply.status, 200, "{}", reply.body);
        assert_eq!(reply.json()["acknowledged"], false);
    }
    let running = run(&server);
    let (asked, moved, cancelled) = (told.next().await, told.next().await, told.next().await);
    assert_eq!(
        [asked.act, moved.act, cancelled.act],
        [
            CallbackAct::Requested,
            CallbackAct::Moved,
            CallbackAct::Cancelled
        ]
    );
    assert_eq!(asked.callback.reference, receipt.reference());
    assert_eq!(asked.callback.phone, "+442079460018");
    assert_eq!((moved.callback.from, moved.callback.chosen), (slot, true));
    let found = server
        .app
        .store
        .instance_by_number("demo", "+442079460018")
        .await
        .unwrap();
    assert_eq!(found, Some(asked.callback.instance));
    acknowledged(&server, &receipt).await;
    running.abort();
}

#[tokio::test]
async fn a_service_that_is_slow_or_fails_is_told_again_and_nothing_overtakes() {
    let server = started().await;
    let mut told = attach(&server, 2).await;
    told.service.slow.store(true, Ordering::SeqCst);
    let running = run(&server);
    let receipt = server.send(Ask::callback(&number(18)).visitor(ADA)).await;
    let slot = server.slots().await[3];
    let path = one(paths::CALLBACK_MOVE, &receipt.reference());
    let ask = Ask::post(path, &json!({ "at": slot })).token(&receipt.token());
    assert_eq!(server.send(ask).await.status, 200);
    assert_eq!(status(&server, &receipt).await["acknowledged"], false);
    told.service.slow.store(false, Ordering::SeqCst);
    assert_eq!(told.next().await.act, CallbackAct::Requested);
    assert_eq!(told.next().await.act, CallbackAct::Moved);
    acknowledged(&server, &receipt).await;
    running.abort();
}

#[tokio::test]
async fn one_callback_does_not_wait_for_another() {
    let server = started().await;
    let mut told = attach(&server, 0).await;
    for last in 1..=5 {
        server.send(Ask::callback(&number(last))).await;
    }
    let running = run(&server);
    let mut phones = Vec::new();
    for _ in 1..=5 {
        phones.push(told.next().await.callback.phone);
    }
    phones.sort_unstable();
    assert_eq!(
        phones,
        [1, 2, 3, 4, 5].map(|last| format!("+44207946{last:04}"))
    );
    running.abort();
}

#[tokio::test]
async fn a_service_that_is_down_is_told_when_it_is_back() {
    let server = started().await;
    // Nobody listens where it was.
    command(
        &server,
        "call callback-service http://127.0.0.1:9/callbacks",
    )
    .await
    .unwrap();
    let receipt = server.send(Ask::callback(&number(18)).visitor(ADA)).await;
    let running = run(&server);
    let attempts = async || {
        sqlx::query_scalar::<_, i64>("SELECT attempts FROM hooks WHERE last_error IS NOT NULL")
            .fetch_optional(server.app.store.readers())
            .await
            .unwrap()
    };
    while attempts().await.is_none() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(status(&server, &receipt).await["acknowledged"], false);
    let mut told = attach(&server, 0).await;
    assert_eq!(told.next().await.callback.reference, receipt.reference());
    acknowledged(&server, &receipt).await;
    running.abort();
}

#[tokio::test]
async fn without_its_service_any_more_a_callback_is_ours_and_waits_for_the_next_one() {
    let server = started().await;
    command(&server, "call callback-service http://127.0.0.1:9/gone")
        .await
        .unwrap();
    let receipt = server.send(Ask::callback(&number(18)).visitor(ADA)).await;
    assert_eq!(status(&server, &receipt).await["acknowledged"], false);
    command(&server, "call callback-service none")
        .await
        .unwrap();
    let stands = status(&server, &receipt).await;
    assert_eq!(
        (&stands["state"], &stands["acknowledged"]),
        (&"open".into(), &Value::Null),
        "as every callback of an account without a service"
    );
    // It is not tried, however long that lasts.
    let leased = |at| owed::lease(&server.app.store, at, 1, 16);
    assert_eq!(leased(NOW + 7 * DAY).await.unwrap().len(), 0);
    assert_eq!(owed::next_due(&server.app.store).await.unwrap(), None);
    let stranded = owed::stranded(&server.app.store).await.unwrap();
    assert_eq!(stranded, [("demo".to_owned(), 1)]);
    // What happens to it meanwhile is kept, too.
    let path = one(paths::CALLBACK_CANCEL, &receipt.reference());
    let ask = Ask::post(path, &json!({})).token(&receipt.token());
    assert_eq!(server.send(ask).await.json()["acknowledged"], Value::Null);

    let mut told = attach(&server, 0).await;
    let running = run(&server);
    assert_eq!(told.next().await.act, CallbackAct::Requested);
    assert_eq!(told.next().await.act, CallbackAct::Cancelled);
    acknowledged(&server, &receipt).await;
    running.abort();
}

#[tokio::test]
async fn what_is_owed_survives_a_restart() {
    let server = started().await;
    let _told = attach(&server, 0).await;
    let receipt = server.send(Ask::callback(&number(18)).visitor(ADA)).await;
    let file = server.app.settings.database.clone();
    server.app.store.close().await;
    let store = Store::open(&file).await.unwrap();
    let owed = hooks_of(&store).await;
    assert_eq!(owed, [(receipt.reference(), "pending".to_owned())]);
    store.close().await;
}

async fn hooks_of(store: &Store) -> Vec<(String, String)> {
    sqlx::query_as("SELECT subject, state FROM hooks WHERE kind = 'callback'")
        .fetch_all(store.readers())
        .await
        .unwrap()
}

#[tokio::test]
async fn r13_the_number_is_a_variable_of_its_instance_and_finds_it() {
    let server = started().await;
    let typed = "+44 (20) 7946 0018";
    server
        .send(Ask::callback(&json!({ "phone": typed })).visitor(ADA))
        .await;
    let (instance, value): (String, String) =
        sqlx::query_as("SELECT instance, value FROM instance_variables WHERE name = ?")
            .bind(CALL_RETURN)
            .fetch_one(server.app.store.readers())
            .await
            .unwrap();
    assert_eq!(value, typed);
    let account = server.app.store.account("demo").await.unwrap().unwrap();
    let found = async |number: &str| {
        contact_us_server::call::instance_by_call_return(&server.app, &account, number)
            .await
            .unwrap()
    };
    for number in [
        typed,
        "+442079460018",
        "442079460018",
        "020 7946 0018",
        "02079460018",
    ] {
        assert_eq!(found(number).await.as_ref(), Some(&instance), "{number}");
    }
    for number in ["+442079460019", "", "x"] {
        assert_eq!(found(number).await, None, "{number}");
    }
}
