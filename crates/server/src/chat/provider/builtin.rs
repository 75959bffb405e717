//! The agents of the console.

use {
    super::{ChatProvider, Doing},
    crate::{
        app::App,
        store::{accounts::Account, chats::Conversation},
    },
    contact_us_wire::chat::Entry,
    sqlx::SqliteConnection,
};

/// Chats are answered in the console, which reads them where they are kept: nothing has to be brought to it.
#[derive(Debug)]
pub(super) struct BuiltIn;

impl ChatProvider for BuiltIn {
    fn name(&self) -> &'static str {
        "builtin"
    }

    fn is_configured(&self, _: &Account) -> bool {
        true
    }

    fn is_attended(&self, app: &App, account: &str) -> bool {
        app.attendance.is_attended(account)
    }

    fn opened<'a>(&'a self, _: &'a mut SqliteConnection, _: &'a Conversation) -> Doing<'a> {
        Box::pin(async { Ok(()) })
    }

    fn added<'a>(
        &'a self,
        _: &'a mut SqliteConnection,
        _: &'a Conversation,
        _: &'a Entry,
    ) -> Doing<'a> {
        Box::pin(async { Ok(()) })
    }

    fn committed(&self, _: &App) {}
}
