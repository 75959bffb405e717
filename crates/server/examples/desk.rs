//! A desk of another make, as small as it can be: it takes each chat and says back what the customer says, and prints the
//! callbacks that it has to make.
//!
//! ```text
//! sqlite3 data/contact-us.db "UPDATE accounts SET chat_provider = 'webhook',
//!     chat_url = 'http://127.0.0.1:8090/', chat_secret = 'a secret of your own' WHERE account = 'demo'"
//! cargo run -p contact-us-server --example desk -- 127.0.0.1:8090 http://127.0.0.1:8080 demo 'a secret of your own'
//! ```
//!
//! For callbacks, `contact-us-server call callback-service http://127.0.0.1:8090/` prints the secret that this is to be
//! started with.
//!
//! Any language will do: each way it is JSON with a time and an HMAC-SHA256 in two headers.

use {
    axum::{
        Router,
        body::Bytes,
        extract::State,
        http::{HeaderMap, Request, StatusCode},
        routing::post,
    },
    contact_us_server::{
        chat::provider::webhook::{
            DeskAct, DeskAgent, DeskRequest, HookEvent, SIGNATURE, TIMESTAMP, is_signed, sign,
        },
        clock::Clock,
        contact::callback::{CallbackEvent, CallbackToMake},
    },
    contact_us_wire::{
        chat::{Content, Message, What},
        paths,
    },
    http_body_util::Full,
    hyper_util::{
        client::legacy::{Client, connect::HttpConnector},
        rt::TokioExecutor,
    },
    std::{error::Error, sync::Arc},
    tokio::net::TcpListener,
};

struct Desk {
    server: String,
    account: String,
    secret: String,
    http: Client<HttpConnector, Full<Bytes>>,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [listen, server, account, secret] = arguments.as_slice() else {
        return Err("usage: desk LISTEN SERVER ACCOUNT SECRET".into());
    };
    let desk = Desk {
        server: server.clone(),
        account: account.clone(),
        secret: secret.clone(),
        http: Client::builder(TokioExecutor::new()).build_http(),
    };
    let router = Router::new()
        .route("/", post(told))
        .with_state(Arc::new(desk));
    axum::serve(TcpListener::bind(listen).await?, router).await?;
    Ok(())
}

/// Hears what happened. Any other answer than 2xx has the server tell it again.
async fn told(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let text = |name: &str| {
        let value = headers.get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default()
    };
    let now = Clock::system().now();
    if !is_signed(&desk.secret, text(TIMESTAMP), text(SIGNATURE), &body, now) {
        return StatusCode::UNAUTHORIZED;
    }
    if let Ok(event) = serde_json::from_slice::<CallbackEvent>(&body) {
        to_call(&event);
        return StatusCode::NO_CONTENT;
    }
    // An administrator tries whether we are here.
    let value = serde_json::from_slice::<serde_json::Value>(&body);
    if value.is_ok_and(|value| value["act"] == "test") {
        return StatusCode::NO_CONTENT;
    }
    let Ok(event) = serde_json::from_slice::<HookEvent>(&body) else {
        return StatusCode::BAD_REQUEST;
    };
    let act = match event.entry.map(|entry| entry.what) {
        None => DeskAct::Join,
        Some(What::Text(text)) => DeskAct::Message(Message {
            // Made of the event, so that one which is told twice is answered once.
            id: event.id,
            content: Content::Text(format!("You said: {text}")),
        }),
        Some(_) => return StatusCode::NO_CONTENT,
    };
    match desk.act(event.conversation.id, act).await {
        Ok(status) if status.is_server_error() => StatusCode::BAD_GATEWAY,
        Ok(_) => StatusCode::NO_CONTENT,
        Err(_) => StatusCode::BAD_GATEWAY,
    }
}

/// Where a real service puts the customer on its list of calls, moves them there, or takes them off.
fn to_call(event: &CallbackEvent) {
    let CallbackToMake {
        reference,
        phone,
        from,
        until,
        ..
    } = &event.callback;
    println!(
        "{:?} {reference}: {phone} from {from} to {until}",
        event.act
    );
}

impl Desk {
    /// Does something in a conversation.
    async fn act(&self, conversation: String, act: DeskAct) -> Result<StatusCode, Box<dyn Error>> {
        let agent = DeskAgent {
            id: "echo".to_owned(),
            name: "Echo".to_owned(),
        };
        let body = serde_json::to_vec(&DeskRequest {
            conversation,
            agent,
            act,
        })?;
        let now = Clock::system().now();
        let path = format!(
            "{}{}?account={}",
            self.server,
            paths::CHAT_DESK,
            self.account
        );
        let request = Request::post(path)
            .header("content-type", "application/json")
            .header(TIMESTAMP, now)
            .header(SIGNATURE, sign(&self.secret, now, &body))
            .body(Full::from(body))?;
        Ok(self.http.request(request).await?.status())
    }
}
