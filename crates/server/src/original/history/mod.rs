//! Interaction history for agents' programs: which instance calls, what its customer saw, answered and is known by.
//!
//! Every read is written down in the instance's history. What is sensitive is masked in flows, and empty in variable sets.

mod flow;
mod find;
mod summary;

use {
    super::{Credentials, Fault},
    crate::{app::App, history::{self, Kept, Values}, refusal::Refusal, store::accounts::Account},
    axum::{
        Json, Router,
        extract::{Path, State},
        response::{IntoResponse, Response},
        routing::get,
    },
    serde::{Deserialize, Serialize},
    std::{collections::BTreeMap, sync::Arc},
};

/// Who is written down as the reader: no person has this id.
const READER: &str = "application";

/// The paths, below an account's.
pub(super) fn router() -> Router<Arc<App>> {
    let below = |path: &str| ["/interact/agent/version/{version}/account/{account}", path].concat();
    // An instance is named by its id, or by something that its caller is known by.
    let named = ["/interactiondata/{id}", "/interactiondata/{attribute}/{value}"];
    let mut router = Router::new()
        .route(&below("/uniqueId/{attribute}/{value}"), get(unique_id))
        .route(&below("/photo/{id}/{*path}"), get(photo));
    for named in named {
        let of = |tail: &str| [&below(named), tail].concat();
        router = router
            .route(&of("/fullFlow"), get(full_flow))
            .route(&of("/summary"), get(summary))
            .route(&of("/variableSet/{set}"), get(variable_set));
    }
    router
}

/// What a path says beside account and version.
#[derive(Deserialize)]
struct Named {
    #[serde(default)]
    id: String,
    #[serde(default)]
    attribute: String,
    #[serde(default)]
    value: String,
    #[serde(default)]
    set: String,
}

/// The Interaction Unique Id, as text.
async fn unique_id(
    State(app): State<Arc<App>>,
    Credentials { account }: Credentials,
    Path(named): Path<Named>,
) -> Result<String, Fault> {
    find::instance(&app, &account, &named.attribute, &named.value).await
}

/// Every step that was completed, with all its components, choices and input.
async fn full_flow(
    State(app): State<Arc<App>>,
    Credentials { account }: Credentials,
    Path(named): Path<Named>,
) -> Result<Response, Fault> {
    let kept = open(&app, account, &named).await?;
    let record = kept.record();
    let pages: Vec<_> = record.completed().map(flow::page).collect();
    Ok(Json(pages).into_response())
}

/// The steps that asked for something, with what was answered.
async fn summary(
    State(app): State<Arc<App>>,
    Credentials { account }: Credentials,
    Path(named): Path<Named>,
) -> Result<Response, Fault> {
    let kept = open(&app, account, &named).await?;
    let record = kept.record();
    let pages: Vec<_> = record.answered().map(summary::page).collect();
    Ok(Json(pages).into_response())
}

/// As the original wraps the variables of a set.
#[derive(Serialize)]
struct VariableSet {
    voice: Data,
}

#[derive(Serialize)]
struct Data {
    data: BTreeMap<String, String>,
}

/// Every variable of a set: those without a value, and sensitive ones, are empty.
async fn variable_set(
    State(app): State<Arc<App>>,
    Credentials { account }: Credentials,
    Path(named): Path<Named>,
) -> Result<Json<VariableSet>, Fault> {
    let set = app.store.variable_set(&account.account, &named.set).await?;
    if set.is_empty() {
        let sentence = format!("there is no variable set {}: name one of the account's", named.set);
        return Err(Fault::not_found(sentence));
    }
    let kept = open(&app, account, &named).await?;
    let mut data: BTreeMap<_, _> = set.iter().map(|name| (name.clone(), String::new())).collect();
    data.extend(kept.variables(&set, Values::Raw));
    Ok(Json(VariableSet { voice: Data { data } }))
}

/// Interactions take no pictures.
async fn photo(_: Credentials) -> Fault {
    Fault::not_found("this Interaction has no such image: no images are taken in Interactions")
}

/// The instance that a path names; that it was read is written down.
async fn open(app: &App, account: Account, named: &Named) -> Result<Kept, Fault> {
    let id = match named.attribute.as_str() {
        "" => named.id.clone(),
        attribute => find::instance(app, &account, attribute, &named.value).await?,
    };
    let row = app.store.instance(&account.account, &id).await?;
    let row = row.ok_or_else(|| Fault::not_found(format!("Audit message {id} was not found")))?;
    let name = account.account.clone();
    let kept = Kept::of(app, account, row).await.map_err(failed)?;
    history::note(app, &name, &id, READER).await.map_err(failed)?;
    Ok(kept)
}

/// What stands behind it is in the log already.
#[allow(clippy::needless_pass_by_value, reason = "it maps an error")]
fn failed(_: Refusal) -> Fault {
    Fault::internal()
}
