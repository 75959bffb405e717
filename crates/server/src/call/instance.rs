//! Whose call it is.

use crate::{app::App, contact::Asker, refusal::Refusal};

/// Outside an Interaction, the instance that a customer got when they pressed Call here before, as long as a number or
/// code of it is theirs.
pub(super) async fn known(
    app: &App,
    asker: &Asker<'_>,
    account: &str,
    now: i64,
) -> Result<Option<String>, Refusal> {
    let (Some(visitor), None) = (asker.visitor, asker.within) else {
        return Ok(None);
    };
    let place = (
        asker.place.interaction.as_str(),
        asker.place.element.as_str(),
    );
    Ok(app
        .store
        .calling_instance(account, visitor, place, now)
        .await?)
}
