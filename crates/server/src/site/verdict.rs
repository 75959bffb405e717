//! Whether a page may hold an account's widget. A frame that stays empty cannot say why, so the panel asks before.

use {
    super::{Site, answer::Visit, headers::Shared},
    crate::refusal::Refusal,
    axum::{
        extract::State,
        http::{HeaderMap, Uri, header},
        response::{IntoResponse, Response},
    },
    contact_us::domain::embed::allows,
};

/// The address of the module. A script, since a host's policy that lets the panel be loaded lets this be, too.
pub const PATH: &str = "/embed-allowed.js";

/// Our own pages name no origin when they ask.
const OWN: &str = "self";

/// A module whose default export says why not: `account`, there is none of this name; `origin`, it does not allow the page
/// that asks; nothing, where it does.
pub async fn verdict(State(site): State<Site>, uri: Uri, headers: HeaderMap) -> Response {
    let visit = Visit::of(&site, &uri, &headers);
    let origin = headers.get(header::ORIGIN);
    let origin = origin.map_or(OWN, |origin| origin.to_str().unwrap_or_default());
    let why = match why_not(&site, &visit.place.account, origin).await {
        Ok(why) => why,
        Err(refusal) => return site.broken(&refusal, &visit),
    };
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::VARY, "origin"),
    ];
    let mut response = (headers, format!("export default \"{why}\";")).into_response();
    response.extensions_mut().insert(Shared);
    response
}

async fn why_not(site: &Site, account: &str, origin: &str) -> Result<&'static str, Refusal> {
    let store = &site.app.store;
    if store.account(account).await?.is_none() {
        return Ok("account");
    }
    let list = store.embed_origins(account).await?.join(" ");
    Ok(if allows(&list, OWN, origin) {
        ""
    } else {
        "origin"
    })
}
