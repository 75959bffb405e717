//! The DNIS paths: the account's own numbers, and whose each is now.
//!
//! The original's documents have them without an account, which `Tenant-Id` names then; with one, as its other paths, they
//! are taken as well.

use {
    super::{Administrator, Body, Credentials, Fault},
    crate::{
        api::submission::object,
        app::App,
        call::pool::{self, Asked, NumberToAdd, PoolError},
        store::StoreError,
    },
    axum::{
        Router,
        extract::{Path, State},
        http::StatusCode,
        routing::{get, post},
    },
    serde::Deserialize,
    std::{collections::HashMap, sync::Arc},
};

const BASES: [&str; 2] = [
    "/interact/version/{version}",
    "/interact/version/{version}/account/{account}",
];

pub(super) fn router() -> Router<Arc<App>> {
    BASES.into_iter().fold(Router::new(), |router, base| {
        let at = |tail: &str| [base, tail].concat();
        router
            .route(&at("/dnis"), post(create))
            .route(&at("/dnis/allocate/new"), post(allocate))
            .route(&at("/dnis/allocate/get/{phone}"), get(retrieve))
            .route(&at("/dnis/allocate/free/{phone}"), post(free))
    })
}

/// A number to be added.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Create {
    phone_number: String,
    dn_id: String,
    #[serde(default)]
    group_name: Option<String>,
    enabled: bool,
}

/// Adds a number; answers its id.
async fn create(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Body(bytes): Body,
) -> Result<String, Fault> {
    let asked: Create = object(&bytes).ok_or_else(|| {
        Fault::malformed(
            r#"the body cannot be read: send {"phoneNumber": "…", "dnId": "…", "groupName": "…", "enabled": true}"#,
        )
    })?;
    let new = NumberToAdd {
        phone: asked.phone_number,
        dnid: asked.dn_id,
        group: asked.group_name.unwrap_or_default(),
        enabled: asked.enabled,
    };
    pool::add(
        &app,
        &administrator.account,
        &new,
        &administrator.person.name,
    )
    .await
    .map_err(|error| match error {
        PoolError::Wrong(sentence) => Fault::malformed(sentence),
        PoolError::Taken => Fault::Said(
            StatusCode::CONFLICT,
            format!(
                "Cannot create Phone '{}'. A phone with that number or dnId already exists",
                new.phone
            ),
        ),
        PoolError::Store(error) => error.into(),
    })
}

/// A number to be given to an instance.
#[derive(Deserialize)]
struct Allocate {
    #[serde(default)]
    group: Option<String>,
    id: String,
}

/// Gives an instance a number; answers the number.
async fn allocate(
    State(app): State<Arc<App>>,
    credentials: Credentials,
    Body(bytes): Body,
) -> Result<String, Fault> {
    let asked: Allocate = object(&bytes).ok_or_else(|| {
        Fault::malformed(r#"the body cannot be read: send {"group": "…", "id": "…"}"#)
    })?;
    let (group, account) = (
        asked.group.unwrap_or_default(),
        &credentials.account.account,
    );
    match pool::allocate(&app, account, group.trim(), &asked.id).await? {
        Asked::Given(number) => Ok(number.phone),
        Asked::NoneFree => Err(Fault::Said(
            StatusCode::FORBIDDEN,
            "Currently there are no available phone numbers".to_owned(),
        )),
        Asked::NoInstance => Err(Fault::not_found(format!(
            "Audit message {} was not found",
            asked.id
        ))),
    }
}

/// The Interaction Unique Id that a number is given to now; nothing if it is given to none.
async fn retrieve(
    State(app): State<Arc<App>>,
    credentials: Credentials,
    Path(path): Path<HashMap<String, String>>,
) -> Result<String, Fault> {
    let (phone, now) = (phone(&path), app.clock.now());
    let found = pool::retrieve(&app, &credentials.account.account, phone).await?;
    let number = found.ok_or_else(|| unknown(phone))?;
    Ok(number.holder(now).unwrap_or_default().to_owned())
}

/// Takes a number back, whether it is given to somebody or not.
async fn free(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Path(path): Path<HashMap<String, String>>,
) -> Result<(), Fault> {
    let phone = phone(&path);
    let found: Result<bool, StoreError> =
        pool::free(&app, &administrator.account.account, phone).await;
    if found? { Ok(()) } else { Err(unknown(phone)) }
}

fn phone(path: &HashMap<String, String>) -> &str {
    path.get("phone").map_or("", String::as_str)
}

fn unknown(phone: &str) -> Fault {
    Fault::not_found(format!("Phone number {phone} was not found"))
}
