//! Who answers an account's chats.

mod builtin;
pub mod webhook;

use {
    crate::{
        app::App,
        store::{StoreError, accounts::Account, chats::Conversation},
    },
    builtin::BuiltIn,
    contact_us_wire::chat::Entry,
    sqlx::SqliteConnection,
    std::{fmt::Debug, pin::Pin},
    webhook::Webhook,
};

/// What a provider does within the transaction that changes a conversation.
pub type Doing<'a> = Pin<Box<dyn Future<Output = Result<(), StoreError>> + Send + 'a>>;

/// Answers chats. The log and the status of a conversation are kept here whoever answers; a provider brings what
/// customers write to its agents, and says whether any are there.
pub trait ChatProvider: Debug + Send + Sync {
    /// Its name in the account's row.
    fn name(&self) -> &'static str;

    /// Whether it can work with the account's settings. If it cannot, Chat is not offered.
    fn is_configured(&self, account: &Account) -> bool;

    /// Whether somebody is there to answer the account's chats, as far as can be told.
    fn is_attended(&self, app: &App, account: &str) -> bool;

    /// A conversation was opened.
    fn opened<'a>(
        &'a self,
        tx: &'a mut SqliteConnection,
        conversation: &'a Conversation,
    ) -> Doing<'a>;

    /// An entry was added to a conversation's log. `conversation` is how it stood before.
    fn added<'a>(
        &'a self,
        tx: &'a mut SqliteConnection,
        conversation: &'a Conversation,
        entry: &'a Entry,
    ) -> Doing<'a>;

    /// What was done by [`ChatProvider::opened`] and [`ChatProvider::added`] is committed.
    fn committed(&self, app: &App);
}

/// Every provider.
static PROVIDERS: [&dyn ChatProvider; 2] = [&BuiltIn, &Webhook];

/// The provider of a name; none has no name.
pub fn named(name: &str) -> Option<&'static dyn ChatProvider> {
    PROVIDERS.into_iter().find(|one| one.name() == name)
}

/// The provider of an account, if it has one that can work.
pub fn of(account: &Account) -> Option<&'static dyn ChatProvider> {
    named(&account.chat_provider).filter(|one| one.is_configured(account))
}
