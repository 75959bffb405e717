//! A stretch of the log.

use {
    super::{find, gone, status},
    crate::{app::App, refusal::Refusal},
    contact_us_wire::chat::{EntryPage, MAX_PAGE, Party},
};

/// Which stretch of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// The last entries.
    Last,
    /// Those right before a number.
    Before(u64),
    /// Those right behind a number.
    After(u64),
}

/// At most `limit` entries (and never more than [`MAX_PAGE`]) of a stretch, with the status of the same moment.
pub async fn page(
    app: &App,
    conversation: &str,
    party: Party,
    stretch: Stretch,
    limit: u32,
) -> Result<EntryPage, Refusal> {
    let found = find(app, conversation).await?;
    if party == Party::Customer {
        gone::here(app, &found).await?;
    }
    let limit = limit.clamp(1, MAX_PAGE);
    // What came since the conversation was read is left for the next page, so that page and status agree.
    let last = found.last();
    let entries = match stretch {
        Stretch::After(after) => {
            let mut entries = app.store.entries_after(conversation, after, limit).await?;
            entries.retain(|entry| entry.seq <= last);
            entries
        }
        Stretch::Last => {
            let store = &app.store;
            store.entries_before(conversation, last + 1, limit).await?
        }
        Stretch::Before(before) => {
            let before = before.min(last + 1);
            app.store
                .entries_before(conversation, before, limit)
                .await?
        }
    };
    Ok(EntryPage {
        entries,
        status: status::of(app, &found, party).await?,
    })
}
