//! One function for each call of the Voice Proxy.

use {
    super::Called,
    crate::{
        api::submission::object,
        app::App,
        original::{Body, Fault},
        store::voice,
        voice::MOST_VARIABLES,
    },
    axum::{
        extract::State,
        http::{HeaderMap, HeaderName, StatusCode, header},
        response::{IntoResponse, Response},
    },
    serde::Deserialize,
    serde_json::{Map, Value},
    std::sync::Arc,
};

type Answer = Result<Response, Fault>;

/// What is answered when there is nothing else to say.
const SUCCESS: &str = "Success";
/// Variables as a header, for an IVR that sends no bodies: a JSON object.
const VARIABLES: HeaderName = HeaderName::from_static("action-variables");
/// Says that an action was taken, but is larger than the documents want it.
const WARNING: HeaderName = HeaderName::from_static("contact-us-warning");

/// Begins the call's session anew.
pub(super) async fn init(State(app): State<Arc<App>>, called: Called) -> Answer {
    let mut tx = app.store.begin().await?;
    voice::begin(&mut tx, called.session(), app.clock.now()).await?;
    tx.commit().await?;
    Ok(SUCCESS.into_response())
}

/// Writes the value of a key, both in the path.
pub(super) async fn put_path(State(app): State<Arc<App>>, called: Called) -> Answer {
    let part = |name| called.part(name).unwrap_or_default();
    put(&app, &called, part("key"), part("value")).await
}

/// What is written where it does not fit into a path.
#[derive(Deserialize)]
struct Mapping {
    #[serde(default)]
    key: String,
    value: String,
}

/// Writes the value of a key, the value in the body; the key there or in the path.
pub(super) async fn put_body(
    State(app): State<Arc<App>>,
    called: Called,
    Body(bytes): Body,
) -> Answer {
    let mapping = object::<Mapping>(&bytes);
    let understood = mapping
        .as_ref()
        .map(|mapping| (called.part("key").unwrap_or(&mapping.key), &mapping.value))
        .filter(|(key, _)| !key.is_empty());
    let Some((key, value)) = understood else {
        return Err(Fault::malformed(
            "the body has to be a JSON object: {\"key\": \"onCall\", \"value\": \"true\"}, both of them texts",
        ));
    };
    put(&app, &called, key, value).await
}

/// 201 for a new key, 200 with the value before for one that was there.
async fn put(app: &App, called: &Called, key: &str, value: &str) -> Answer {
    let mut tx = called.enter(app).await?;
    let before = voice::put_mapping(&mut tx, called.session(), key, value).await?;
    tx.commit().await?;
    Ok(match before {
        None => StatusCode::CREATED.into_response(),
        Some(before) => before.into_response(),
    })
}

/// The value of a key; nothing where it has none.
pub(super) async fn get_mapping(State(app): State<Arc<App>>, called: Called) -> Answer {
    let key = called.part("key").unwrap_or_default();
    let mut tx = called.enter(&app).await?;
    let value = voice::mapping(&mut tx, called.session(), key).await?;
    tx.commit().await?;
    Ok(value.unwrap_or_default().into_response())
}

/// Queues an action.
pub(super) async fn add_action(
    State(app): State<Arc<App>>,
    called: Called,
    headers: HeaderMap,
    Body(bytes): Body,
) -> Answer {
    let (action, variables) = action(&called, &headers, &bytes).ok_or_else(|| {
        Fault::malformed(
            "the action's variables have to be a JSON object, as the body or in the header Action-Variables; \
             an action that is not named in the path is {\"action\": \"Prompt\", \"variables\": {}}",
        )
    })?;
    let mut tx = called.enter(&app).await?;
    let written = Value::Object(variables.clone()).to_string();
    voice::add_action(
        &mut tx,
        called.session(),
        &action,
        &written,
        app.clock.now(),
    )
    .await?;
    tx.commit().await?;
    let mut response = SUCCESS.into_response();
    if variables.len() > MOST_VARIABLES {
        tracing::warn!(
            variables = variables.len(),
            "an action has more than 20 variables; it was taken all the same"
        );
        let warning = header::HeaderValue::from_static(
            "the action was taken, but has more than 20 variables: an IVR may not read them all",
        );
        response.headers_mut().insert(WARNING, warning);
    }
    Ok(response)
}

/// An action with its name in the body.
#[derive(Deserialize)]
struct Action {
    action: String,
    #[serde(default)]
    variables: Map<String, Value>,
}

/// Name and variables of an action, from the path, the body and the header.
fn action(
    called: &Called,
    headers: &HeaderMap,
    bytes: &[u8],
) -> Option<(String, Map<String, Value>)> {
    let Some(name) = called.part("action") else {
        let action = object::<Action>(bytes)?;
        return (!action.action.is_empty()).then_some((action.action, action.variables));
    };
    let bytes = match headers.get(VARIABLES) {
        Some(variables) if bytes.is_empty() => variables.as_bytes(),
        _ => bytes,
    };
    let variables = if bytes.is_empty() {
        Map::new()
    } else {
        serde_json::from_slice(bytes).ok()?
    };
    Some((name.to_owned(), variables))
}

/// Hands out the next action: once, and in the order in which they came. Nothing where there is none.
pub(super) async fn get_action(State(app): State<Arc<App>>, called: Called) -> Answer {
    let mut tx = called.enter(&app).await?;
    let next = voice::next_action(&mut tx, called.session(), app.clock.now()).await?;
    tx.commit().await?;
    let Some((action, variables)) = next else {
        return Ok(StatusCode::OK.into_response());
    };
    let name = Value::from(action);
    let json = format!("{{\"action\":{name},\"variables\":{variables}}}");
    Ok(([(header::CONTENT_TYPE, "application/json")], json).into_response())
}
