//! Why customers do not get an option: said where it can be mended.

use {
    crate::{app::App, page::offer::missing, refusal::Refusal, store::accounts::Account},
    contact_us_wire::{Words, admin::Note},
};

/// What customers do not get, in the order of the page.
pub(super) async fn of(app: &App, account: &Account, words: &Words) -> Result<Vec<Note>, Refusal> {
    let mut set = app.store.options(&account.account).await?;
    set.sort_by_key(|setting| setting.kind);
    let mut notes = Vec::new();
    for setting in &set {
        if let Some(key) = missing(app, setting, account).await? {
            notes.push(Note {
                option: setting.kind,
                sentence: words.get(key).to_owned(),
            });
        }
    }
    Ok(notes)
}
