//! A scripted Voice IVR with a call in each state that Transfer comes into. On a phone the page has them by
//! `externalId`: `answers`, `silent`, `drops`.

use {
    super::OPEN,
    crate::{
        app::App,
        clock::{MINUTE, SECOND},
        store::{
            StoreError,
            voice::{self, ON_CALL, Session},
        },
        workers::stopped,
    },
    std::{sync::Arc, time::Duration},
    tokio::time::interval,
};

/// How often an IVR asks what there is to do.
const EVERY: Duration = Duration::from_secs(3);
/// How long it takes to connect an agent, and from the end of a call to the next.
const CONNECTS: i64 = 9 * SECOND;
const RESTS: i64 = 15 * SECOND;
/// How long the call that drops is open and over.
const TURN: i64 = 20 * SECOND;
/// How long the call lasts whose IVR is silent.
const LASTS: i64 = 2 * MINUTE;

/// How a call goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// It connects an agent.
    Answers,
    /// Its IVR never asks for anything.
    Silent,
    /// It ends and is there again.
    Drops,
}

/// A call.
#[derive(Debug)]
pub(super) struct Call {
    id: &'static str,
    manner: Manner,
    open: bool,
    /// When that is to change, UTC milliseconds; none: it stays.
    turns: Option<i64>,
}

/// The calls as they begin.
pub(super) fn calls() -> [Call; 3] {
    let call = |id, manner| Call {
        id,
        manner,
        open: false,
        turns: Some(0),
    };
    [
        call("answers", Manner::Answers),
        call("silent", Manner::Silent),
        call("drops", Manner::Drops),
    ]
}

/// Keeps the calls going until the server stops.
pub(super) async fn answer(app: Arc<App>) {
    let mut told = app.stopping.subscribe();
    let (mut tick, mut calls) = (interval(EVERY), calls());
    loop {
        tokio::select! {
            _ = tick.tick() => {}
            () = stopped(&mut told) => return,
        }
        for call in &mut calls {
            if call.go_on(&app).await.is_err() {
                tracing::warn!("the sandbox's calls did not go on; it is tried again soon");
            }
        }
    }
}

impl Call {
    /// What the IVR does now.
    pub(super) async fn go_on(&mut self, app: &App) -> Result<(), StoreError> {
        let now = app.clock.now();
        let session = Session {
            account: OPEN,
            external_id: self.id,
        };
        let turns = self.turns.is_some_and(|at| at <= now);
        if !turns && self.manner != Manner::Answers {
            return Ok(());
        }
        let mut tx = app.store.begin().await?;
        if turns {
            if !self.open {
                voice::begin(&mut tx, session, now).await?;
            }
            self.open = !self.open;
            let value = if self.open { "true" } else { "false" };
            voice::put_mapping(&mut tx, session, ON_CALL, value).await?;
            self.turns = match (self.manner, self.open) {
                (Manner::Drops, _) => Some(now + TURN),
                (_, false) => Some(now + RESTS),
                // One who comes later finds nothing of the one before.
                (Manner::Silent, true) => Some(now + LASTS),
                (Manner::Answers, true) => None,
            };
        }
        voice::touch(&mut tx, session, now).await?;
        if self.manner == Manner::Answers && self.open {
            let action = voice::next_action(&mut tx, session, now).await?;
            if action.is_some_and(|(name, _)| name == "Transfer") {
                self.turns = Some(now + CONNECTS);
            }
        }
        tx.commit().await?;
        Ok(())
    }
}
