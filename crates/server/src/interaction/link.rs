//! Links that begin an Interaction whose links are protected. The right stands in the fragment, so that it reaches no
//! log: `/interaction/{name}#link={right}`.

use {
    crate::{
        app::App,
        clock::HOUR,
        refusal::Refusal,
        store::{
            StoreError,
            links::{self, Link, Spent},
        },
        token::Purpose,
    },
    contact_us_interaction::Definition,
    contact_us_wire::ProblemKind,
    sqlx::SqliteConnection,
    uuid::Uuid,
};

/// The database knows how long a link is good, and may be told otherwise later.
const NEVER: i64 = i64::MAX;

/// How long an ended link is remembered: who opens it meanwhile hears that its time is over, and not that there is none.
pub const REMEMBERED: i64 = 30 * 24 * HOUR;

/// Why no link was made.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// There is nothing that it could begin.
    #[error(
        "no Interaction {0:?} is published. `contact-us-server interaction list` names those that are."
    )]
    Unknown(String),
    /// It would be good for nothing.
    #[error("a link of 0 hours or 0 uses begins nothing. Give at least 1 of each.")]
    Nothing,
    /// The database did not keep it.
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// Makes a link to an Interaction of the account. What is not said is as the definition says; what it does not say
/// either has no limit.
pub async fn make(
    app: &App,
    account: &str,
    name: &str,
    hours: Option<u32>,
    uses: Option<u32>,
) -> Result<String, LinkError> {
    if hours == Some(0) || uses == Some(0) {
        return Err(LinkError::Nothing);
    }
    let unknown = || LinkError::Unknown(name.to_owned());
    let published = app.store.newest_interaction(account, name).await?;
    let document = published.ok_or_else(unknown)?.document;
    let rule = Definition::read(&document).map_err(|_| unknown())?.link;
    let hours = hours.or_else(|| rule?.expires_hours);
    let uses = uses.or_else(|| rule?.uses);
    let now = app.clock.now();
    let expires = hours.map(|hours| now + i64::from(hours) * HOUR);
    let id = Uuid::new_v4().to_string();
    let link = Link {
        id: &id,
        account,
        interaction: name,
    };
    let mut tx = app.store.begin().await?;
    links::add(&mut tx, link, expires, uses, now).await?;
    tx.commit().await.map_err(StoreError::from)?;
    let signature = app.signer.sign(Purpose::Link, account, &id, NEVER);
    Ok(format!(
        "{}/interaction/{name}{}#link={id}.{signature}",
        app.settings.public_url,
        app.settings.query_of(account)
    ))
}

/// Uses a link once.
pub(super) async fn spend(
    app: &App,
    tx: &mut SqliteConnection,
    account: &str,
    name: &str,
    text: &str,
    now: i64,
) -> Result<(), Refusal> {
    let refused = |word| Err(Refusal::said(ProblemKind::Token, word));
    let signed = text
        .split_once('.')
        .filter(|(id, signature)| app.signer.opens(signature, Purpose::Link, account, id, now));
    let Some((id, _)) = signed else {
        return refused("problem.interaction.link");
    };
    let link = Link {
        id,
        account,
        interaction: name,
    };
    match links::spend(tx, link, now).await? {
        Spent::Good => Ok(()),
        Spent::Unknown => refused("problem.interaction.link"),
        Spent::Expired => refused("problem.interaction.link-expired"),
        Spent::UsedUp => refused("problem.interaction.link-used"),
    }
}
