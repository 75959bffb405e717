//! A definition becomes the newest version of its Interaction.

use {
    crate::{
        app::App,
        clock::DAY,
        store::{
            StoreError,
            accounts::{self, Element},
            chats, interactions,
        },
    },
    contact_us_interaction::{Definition, Fault},
};

/// How long ago an instance of an older version may have moved and still be expected to go on.
const GOES_ON: i64 = DAY;

/// What holds once a document was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// The Interaction.
    pub name: String,
    /// Its newest version.
    pub version: u32,
    /// Whether that is another one than before.
    pub is_new: bool,
}

/// Why nothing was published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The definition is wrong.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Faults(Vec<Fault>),
    /// The database did not keep it.
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// Publishes a document. New instances run it from now on; those that run keep theirs.
///
/// What a page offers (options, schedule, queue) counts for all versions as the newest one says. Of a page that the
/// newest one does not have any more it stays as it was while an instance of an older version has moved within a day,
/// and goes with the first publishing after that.
///
/// # Errors
/// All faults of the document at once.
pub async fn publish(
    app: &App,
    account: &str,
    document: &str,
) -> Result<Publication, PublishError> {
    let definition = Definition::read(document).map_err(PublishError::Faults)?;
    schedules(app, account, &definition).await?;
    let (name, now) = (definition.name.as_str(), app.clock.now());
    let mut tx = app.store.begin().await?;
    let (version, is_new) = interactions::publish(&mut tx, account, name, document, now).await?;
    let since = now - GOES_ON;
    if !interactions::is_run_otherwise(&mut tx, account, name, version, since).await? {
        interactions::forget_elements(&mut tx, account, name).await?;
    }
    for element in &definition.elements {
        let page = Element {
            interaction: name.to_owned(),
            element: element.id.clone(),
            options: element.offer.options.clone(),
            schedule: element.offer.schedule.clone(),
        };
        accounts::put_element(&mut tx, account, &page).await?;
        // A page without a queue of its own must not keep the one of the version before.
        chats::drop_queue(&mut tx, account, name, &element.id).await?;
        if let Some(queue) = &element.offer.queue {
            chats::put_queue(&mut tx, account, name, &element.id, queue).await?;
        }
    }
    tx.commit().await.map_err(StoreError::from)?;
    if is_new {
        tracing::info!(%account, interaction = name, version, "Interaction published");
    }
    Ok(Publication {
        name: definition.name,
        version,
        is_new,
    })
}

/// Whether the account has the schedules that the pages keep to.
async fn schedules(app: &App, account: &str, definition: &Definition) -> Result<(), PublishError> {
    let mut faults = Vec::new();
    for element in &definition.elements {
        let Some(name) = &element.offer.schedule else {
            continue;
        };
        if app.store.schedule(account, name).await?.is_none() {
            faults.push(Fault {
                element: element.id.clone(),
                field: "schedule".to_owned(),
                problem: format!(
                    "The account has no After Hours schedule {name:?}. Name one that it has, or leave the field out."
                ),
            });
        }
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(PublishError::Faults(faults))
    }
}
