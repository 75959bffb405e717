//! Which instance a caller belongs to.

use crate::{
    app::App,
    call::{instance_by_call_return, instance_by_dnid, instance_by_dtmf},
    original::Fault,
    store::accounts::Account,
    variables::CALLER_ID,
};

/// The Interaction Unique Id of the latest instance that something of its caller leads to. The names are the original's
/// and case-sensitive.
pub(super) async fn instance(
    app: &App,
    account: &Account,
    attribute: &str,
    value: &str,
) -> Result<String, Fault> {
    let (store, name) = (&app.store, &account.account);
    let found = match attribute {
        "callReturn" => instance_by_call_return(app, account, value).await?,
        "clickToCall" => store.instance_by_variable(name, CALLER_ID, value).await?,
        "dnid" => instance_by_dnid(app, name, value).await?,
        "dtmf" => instance_by_dtmf(app, name, value).await?,
        "historySearchId" => store.instance_by_search_id(name, value).await?,
        _ => {
            let sentence = format!(
                "no Interaction is found by {attribute}: \
                use callReturn, clickToCall, dnid, dtmf or historySearchId, written like this"
            );
            return Err(Fault::not_found(sentence));
        }
    };
    found.ok_or_else(|| Fault::not_found(format!("no Interaction was found by this {attribute}")))
}
