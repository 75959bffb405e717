//! What sites sign their visitors' identities with.

use {
    super::{account_of, raise, settings},
    crate::{
        app::App,
        desk::session::Member,
        refusal::Refusal,
        secret,
        store::{accounts::Account, identity, revisions::Part},
    },
    contact_us_wire::admin::{IdentitySecret, MadeSecret, Settings},
};

/// Whether there is a secret, and since when.
pub async fn secret(app: &App, member: &Member) -> Result<Settings<IdentitySecret>, Refusal> {
    let account = account_of(app, member).await?;
    stand(app, &account).await
}

/// Makes another secret, on the revision that was seen, and tells it this once. The one before it stays good.
///
/// # Errors
/// 409 where somebody else has made one meanwhile.
pub async fn make(app: &App, member: &Member, seen: u32) -> Result<MadeSecret, Refusal> {
    let account = account_of(app, member).await?;
    let secret = secret::random();
    let mut tx = app.store.begin().await?;
    raise(app, &mut tx, member, Part::Identity, seen).await?;
    identity::rotate(&mut tx, &account.account, &secret, app.clock.now()).await?;
    tx.commit().await?;
    Ok(MadeSecret {
        secret,
        identity: stand(app, &account).await?,
    })
}

async fn stand(app: &App, account: &Account) -> Result<Settings<IdentitySecret>, Refusal> {
    let made = app.store.identity_secrets_made(&account.account).await?;
    let value = IdentitySecret {
        made: made.first().copied(),
        before: made.get(1).copied(),
    };
    settings(app, account, Part::Identity, value, vec![]).await
}
