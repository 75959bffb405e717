//! Tells outside services what they are owed, until they answer.

use {
    super::Sender,
    crate::{
        app::App,
        mail::{
            Backoff, Class,
            backoff::{Next, millis},
        },
        store::{
            hooks::{self, Hook, HookKind},
            integrations,
        },
        workers::stopped,
    },
    std::{collections::HashSet, sync::Arc, time::Duration},
    tokio::{sync::watch, task::JoinSet},
};

/// How long a row is this worker's: longer than an attempt, so that it comes back only after a crash.
const LEASE: Duration = Duration::from_secs(30);
/// Subjects told of at once.
const PARALLEL: u32 = 16;
/// How often to look without having been called.
const IDLE: Duration = Duration::from_secs(5);
/// Waits between attempts at a desk: somebody is waiting for an answer, and a day later nobody is.
const CHAT: Backoff = Backoff {
    first: Duration::from_secs(1),
    cap: Duration::from_mins(5),
    jitter: 0.2,
    give_up: Duration::from_hours(24),
};
/// At the Integration Point for callbacks: a customer was promised a call. As long as a callback's link opens it.
const CALLBACK: Backoff = Backoff {
    give_up: Duration::from_hours(30 * 24),
    ..CHAT
};

/// Why an account's callbacks are told to nobody.
const NO_POINT: &str = "the account has no Integration Point for callbacks";

/// Tells until the server stops, then waits for what is under way.
pub async fn run(app: Arc<App>, mut shutdown: watch::Receiver<bool>) {
    let Some(sender) = Sender::new() else {
        tracing::error!("no webhook can be called: the set-up of TLS failed");
        return;
    };
    let (mut under_way, mut said) = (JoinSet::new(), HashSet::new());
    while !*shutdown.borrow() {
        let room = PARALLEL.saturating_sub(u32::try_from(under_way.len()).unwrap_or(PARALLEL));
        let now = app.clock.now();
        let mut wait = IDLE;
        match hooks::lease(&app.store, now, millis(LEASE), room).await {
            Ok(rows) => {
                if rows.is_empty() {
                    tell_stranded(&app, &mut said).await;
                }
                for row in rows {
                    under_way.spawn(attempt(Arc::clone(&app), sender.clone(), row));
                }
            }
            Err(error) => tracing::error!(%error, "the webhooks could not be read"),
        }
        if let Ok(Some(due)) = hooks::next_due(&app.store).await {
            let until = u64::try_from(due.saturating_sub(app.clock.now())).unwrap_or(0);
            wait = wait.min(Duration::from_millis(until.max(10)));
        }
        tokio::select! {
            () = app.hooks_owed.notified() => {}
            Some(_) = under_way.join_next() => {}
            () = tokio::time::sleep(wait) => {}
            () = stopped(&mut shutdown) => {}
        }
    }
    while under_way.join_next().await.is_some() {}
}

async fn attempt(app: Arc<App>, sender: Sender, hook: Hook) {
    let failure = send(&app, &sender, &hook).await.err();
    let now = app.clock.now();
    let settled = match &failure {
        None => hooks::Settled::Sent,
        Some(error) => {
            let next = patience(hook.kind()).next(
                Class::Transient,
                hook.attempts,
                hook.created_at,
                now,
                rand::random(),
            );
            tracing::warn!(
                account = hook.account,
                hook = hook.id,
                attempt = hook.attempts,
                reason = error,
                "a webhook was not taken"
            );
            match next {
                Next::At(at) => hooks::Settled::Retry { at, error },
                Next::Dead => hooks::Settled::Dead { error },
            }
        }
    };
    if let Err(error) = hooks::settle(&app.store, &hook, settled).await {
        tracing::error!(hook = hook.id, %error, "what came of a webhook was not written down");
    }
    app.hooks_owed.notify_one();
}

/// Says once of each account that its callbacks are told to nobody, and that they wait.
async fn tell_stranded(app: &App, said: &mut HashSet<String>) {
    let Ok(stranded) = hooks::stranded(&app.store).await else {
        return;
    };
    said.retain(|account| stranded.iter().any(|(one, _)| one == account));
    for (account, callbacks) in stranded {
        if said.insert(account.clone()) {
            tracing::warn!(
                account,
                callbacks,
                reason = NO_POINT,
                "callbacks wait until there is one again"
            );
        }
    }
}

fn patience(kind: HookKind) -> Backoff {
    match kind {
        HookKind::Chat => CHAT,
        HookKind::Callback => CALLBACK,
    }
}

/// Where something is told as the account is set now, and the secret to sign it with.
async fn target(app: &App, hook: &Hook) -> Result<(String, String), &'static str> {
    let unread = |_| "the database did not answer";
    match hook.kind() {
        HookKind::Chat => {
            let account = app.store.account(&hook.account).await.map_err(unread)?;
            let account = account.ok_or("the account is gone")?;
            Ok((
                account.chat_url.unwrap_or_default(),
                account.chat_secret.unwrap_or_default(),
            ))
        }
        HookKind::Callback => {
            let kind = integrations::CALLBACK;
            let point = app.store.integration_point(&hook.account, kind).await;
            let point = point.map_err(unread)?;
            let point = point.ok_or(NO_POINT)?;
            Ok((point.url, point.secret))
        }
    }
}

/// Sends one event. An error says why, without address or content.
async fn send(app: &App, sender: &Sender, hook: &Hook) -> Result<(), String> {
    let (url, secret) = target(app, hook).await?;
    let answer = sender.send((&url, &secret), &hook.payload, app.clock.now());
    let status = answer.await.map_err(|error| error.to_string())?;
    if status.is_success() {
        Ok(())
    } else {
        Err(format!("the service answered {}", status.as_u16()))
    }
}
