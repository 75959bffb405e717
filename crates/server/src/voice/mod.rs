//! The pages' side of the Voice Proxy: whether the call is open, what the customer does, its transfer to an agent.
//!
//! The IVR's side is `original::voice_proxy`. Both stand on the same sessions.

mod standing;

pub use standing::UNANSWERED;

use {
    crate::{
        app::App,
        refusal::Refusal,
        store::{
            StoreError,
            voice::{self as store, Session},
        },
    },
    contact_us_wire::{Transfer, Voice},
    serde_json::{Map, Value},
    sqlx::SqliteConnection,
    std::time::Duration,
    tokio::time::timeout,
};

/// The most variables that an action should have (the original's documents).
pub const MOST_VARIABLES: usize = 20;
/// The variable with the Interaction Unique Id.
pub const UNIQUE_ID: &str = "Interaction Unique Id";
/// The variable with the name of the element that the customer is on.
pub const ELEMENT: &str = "Element";
/// The variable with what is to be played.
const PROMPT: &str = "Prompt";
/// How long the flag may take before the call counts as ended.
const PATIENCE: Duration = Duration::from_secs(2);

/// Where a customer has come to.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    /// The Interaction Unique Id.
    pub unique_id: &'a str,
    /// Name of the element that is shown.
    pub element: &'a str,
    /// What the IVR is to play there: the name of a prompt or its words.
    pub prompt: Option<&'a str>,
}

/// Whether the call of an external session id is open. What cannot be known counts as ended, and is logged.
pub async fn is_on_call(app: &App, account: &str, external_id: &str) -> bool {
    look(app, account, external_id).await.on_call
}

/// How a call and its transfer stand. What cannot be known counts as ended, and is logged.
pub async fn look(app: &App, account: &str, external_id: &str) -> Voice {
    if external_id.is_empty() {
        return Voice::default();
    }
    let session = Session {
        account,
        external_id,
    };
    let now = app.clock.now();
    match timeout(PATIENCE, app.store.call(session, now)).await {
        Ok(Ok(call)) => standing::of(call.as_ref(), now),
        Ok(Err(error)) => {
            tracing::error!(%error, "onCall could not be read: the call counts as ended");
            Voice::default()
        }
        Err(_) => {
            tracing::error!("onCall was not read within 2 s: the call counts as ended");
            Voice::default()
        }
    }
}

/// Tells the IVR where the customer has come to: a `Step`, and a `Prompt` where there is something to play. Without a
/// session there is nobody to tell.
pub async fn step(
    tx: &mut SqliteConnection,
    account: &str,
    external_id: &str,
    step: Step<'_>,
    now: i64,
) -> Result<(), StoreError> {
    let session = Session {
        account,
        external_id,
    };
    if external_id.is_empty() || !store::touch(tx, session, now).await? {
        return Ok(());
    }
    let mut variables = vec![(UNIQUE_ID, step.unique_id), (ELEMENT, step.element)];
    store::add_action(tx, session, "Step", &object(&variables), now).await?;
    if let Some(prompt) = step.prompt {
        variables.push((PROMPT, prompt));
        store::add_action(tx, session, "Prompt", &object(&variables), now).await?;
    }
    Ok(())
}

/// Whether a transfer may be asked for: the call is open, and none is under way.
///
/// # Errors
/// 409 where the call is not open.
pub async fn before_transfer(
    tx: &mut SqliteConnection,
    session: Session<'_>,
    now: i64,
) -> Result<Voice, Refusal> {
    let call = store::call(tx, session, now).await?;
    let voice = standing::of(call.as_ref(), now);
    if voice.on_call {
        Ok(voice)
    } else {
        Err(Refusal {
            word: "problem.call-over",
            ..Refusal::new(contact_us_wire::ProblemKind::Unavailable)
        })
    }
}

/// Queues exactly one `Transfer` for the IVR; of the variables the first 20. One that was asked for before and not taken
/// up yet is withdrawn.
pub async fn transfer(
    tx: &mut SqliteConnection,
    session: Session<'_>,
    variables: &[(&str, &str)],
    now: i64,
) -> Result<Voice, StoreError> {
    let kept = &variables[..variables.len().min(MOST_VARIABLES)];
    if kept.len() < variables.len() {
        tracing::warn!(
            variables = variables.len(),
            "a transfer carries 20 variables: those behind them were left out"
        );
    }
    store::touch(tx, session, now).await?;
    store::add_transfer(tx, session, &object(kept), now).await?;
    Ok(Voice {
        on_call: true,
        transfer: Transfer::Asked,
    })
}

/// Variables as an action holds them.
fn object(variables: &[(&str, &str)]) -> String {
    let pairs = variables
        .iter()
        .map(|(name, value)| ((*name).to_owned(), Value::from(*value)));
    Value::Object(pairs.collect::<Map<_, _>>()).to_string()
}
