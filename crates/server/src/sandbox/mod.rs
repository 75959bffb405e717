//! Accounts in which integrators can see every state without an agent, chosen by their names. Each is an account like any
//! other, in a state that accounts come into: closed, busy, without a free number, with a mail server that is down. What is
//! taken there is kept as everywhere. Those that refuse what is sent do so here, and nothing else looks at these names.

pub(crate) mod crowd;
mod mail_server;
mod seed;
mod service;
#[cfg(test)]
mod tests;
mod voice;

pub use seed::seed;

use {
    crate::{
        app::App,
        clock::{Clock, SECOND},
        demo::{self, Pace},
        refusal::Refusal,
    },
    axum::{body::Body, response::Response},
    contact_us_wire::ProblemKind,
    futures_util::StreamExt as _,
    std::{error::Error, net::SocketAddr, sync::Arc, time::Duration},
    tokio::{task::JoinSet, time::sleep},
};

/// Open; the scripted agent answers, and a scripted Voice IVR has calls to transfer.
pub const OPEN: &str = "sandbox";
/// Others wait in front; the place goes down, and then the scripted agent answers.
pub const BUSY: &str = "sandbox-busy";
/// Open, and nobody is in its console.
pub const NOBODY: &str = "sandbox-nobody";
/// The server is away for a while, again and again.
pub const AWAY: &str = "sandbox-away";
/// Closed, and nothing is taken.
pub const CLOSED: &str = "sandbox-closed";
/// Closed, and what can be answered later is taken.
pub const DEFERRED: &str = "sandbox-deferred";
/// Closed by an exception, which gives its reason.
pub const EXCEPTION: &str = "sandbox-exception";
/// Call gives a number of one's own, for two minutes.
pub const NUMBER: &str = "sandbox-number";
/// Call has no number of one's own left: it gives a code.
pub const CODE: &str = "sandbox-code";
/// Callbacks are taken over at once by the service that makes them.
pub const CALLBACK: &str = "sandbox-callback";
/// The service that makes callbacks does not answer.
pub const CALLBACK_KEPT: &str = "sandbox-callback-kept";
/// Every time for a callback is taken.
pub const CALLBACK_FULL: &str = "sandbox-callback-full";
/// The mail server is down.
pub const MAIL_DOWN: &str = "sandbox-mail-down";
/// The mail server refuses for good.
pub const MAIL_REFUSED: &str = "sandbox-mail-refused";
/// What is sent is refused: the option is not offered any more.
pub const REFUSED: &str = "sandbox-refused";
/// What is sent is refused: too much at once.
pub const TOO_MANY: &str = "sandbox-too-many";
/// What is sent fails.
pub const FAILING: &str = "sandbox-failing";

/// Every one of them.
pub const ACCOUNTS: [&str; 17] = [
    OPEN,
    BUSY,
    NOBODY,
    AWAY,
    CLOSED,
    DEFERRED,
    EXCEPTION,
    NUMBER,
    CODE,
    CALLBACK,
    CALLBACK_KEPT,
    CALLBACK_FULL,
    MAIL_DOWN,
    MAIL_REFUSED,
    REFUSED,
    TOO_MANY,
    FAILING,
];
/// Those whose chats the scripted agent answers.
const ANSWERED: [&str; 3] = [OPEN, BUSY, AWAY];

/// Seconds after which it makes sense to try again, by the word of the account that refuses as too many.
const AGAIN: u64 = 20;
/// How long the server that is away again and again is there and away, in milliseconds.
const ROUND: i64 = 45 * SECOND;
const GONE: i64 = 15 * SECOND;
/// Nothing listens here.
const NOWHERE: &str = "127.0.0.1:1";

/// Refuses what is sent in an account that is there for that.
///
/// # Errors
/// 409, 429 or 500, as the account's name says.
pub fn check(account: &str, now: i64) -> Result<(), Refusal> {
    match account {
        REFUSED => Err(Refusal::new(ProblemKind::Unavailable)),
        TOO_MANY => Err(Refusal::too_many(AGAIN)),
        FAILING => Err(Refusal::new(ProblemKind::Internal)),
        _ if away_in(account, now) == Some(0) => Err(Refusal::new(ProblemKind::Internal)),
        _ => Ok(()),
    }
}

/// Cuts an answer that goes on when the server of its account is away the next time.
pub fn cut(account: &str, now: i64, answer: Response) -> Response {
    let Some(until) = away_in(account, now) else {
        return answer;
    };
    let wait = Duration::from_millis(until);
    answer.map(|body| Body::from_stream(body.into_data_stream().take_until(Box::pin(sleep(wait)))))
}

/// Milliseconds until the server of an account is away; zero while it is. None: it never is.
fn away_in(account: &str, now: i64) -> Option<u64> {
    let at = now.rem_euclid(ROUND);
    let until = (ROUND - GONE - at).max(0).unsigned_abs();
    (account == AWAY).then_some(until)
}

/// Makes the accounts where they are missing, and all that answers in them. Whoever lets go of the set stops it.
///
/// # Errors
/// A sentence: the database does not answer, or no port of the loopback is free.
pub async fn open(
    app: &Arc<App>,
    server: SocketAddr,
    pace: Pace,
) -> Result<JoinSet<()>, Box<dyn Error>> {
    seed(app).await?;
    let mut work = JoinSet::new();
    mails(app, &mut work).await?;
    work.spawn(service::open(app).await?);
    work.spawn(crowd::wait(Arc::clone(app)));
    work.spawn(voice::answer(Arc::clone(app)));
    for account in ANSWERED {
        let password = demo::credentials(&app.store, &Clock::system(), account).await?;
        let in_turn = (account == BUSY).then_some(pace.alone * 2);
        let pace = Pace { in_turn, ..pace };
        work.spawn(async move { demo::run(server, account, &password, pace).await });
    }
    Ok(work)
}

/// Sends the mails of two accounts to mail servers that do not take them.
async fn mails(app: &App, work: &mut JoinSet<()>) -> Result<(), Box<dyn Error>> {
    let (refusing, serve) = mail_server::open().await?;
    work.spawn(serve);
    let transport = &app.transport;
    transport.give(MAIL_DOWN, &["smtp://", NOWHERE].concat())?;
    transport.give(MAIL_REFUSED, &format!("smtp://{refusing}"))?;
    Ok(())
}
