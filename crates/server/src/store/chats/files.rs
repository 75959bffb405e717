//! Files of conversations. The bytes lie in a folder; here is what is known of them.

use {
    super::party_name,
    crate::store::{Store, StoreError},
    contact_us_wire::chat::{FileFace, Party},
    sqlx::{FromRow, SqliteConnection, SqliteExecutor},
    std::collections::HashSet,
};

/// A stored file.
#[derive(Clone, FromRow)]
pub struct StoredFile {
    file: String,
    party: String,
    name: String,
    mime: String,
    size: i64,
    /// SHA-256 of its content.
    pub hash: String,
    /// Its name in the folder.
    pub stored: String,
}

impl StoredFile {
    /// What is told of it.
    pub fn face(&self) -> FileFace {
        FileFace {
            id: self.file.clone(),
            name: self.name.clone(),
            mime: self.mime.clone(),
            size: super::from_db(self.size),
        }
    }

    /// Whether a side sent it.
    pub fn is_of(&self, party: Party) -> bool {
        self.party == party_name(party)
    }
}

/// A file to be stored.
pub struct NewFile<'a> {
    /// The conversation.
    pub conversation: &'a str,
    /// The account.
    pub account: &'a str,
    /// Who sent it.
    pub by: Party,
    /// What is told of it.
    pub face: &'a FileFace,
    /// SHA-256 of its content.
    pub hash: &'a str,
    /// Its name in the folder.
    pub stored: &'a str,
    /// When.
    pub now: i64,
}

/// Stores what is known of a file.
pub async fn add_file(tx: &mut SqliteConnection, new: &NewFile<'_>) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO chat_files (conversation, file, account, party, name, mime, size, hash, stored, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(new.conversation)
    .bind(&new.face.id)
    .bind(new.account)
    .bind(party_name(new.by))
    .bind(&new.face.name)
    .bind(&new.face.mime)
    .bind(super::to_db(new.face.size))
    .bind(new.hash)
    .bind(new.stored)
    .bind(new.now)
    .execute(tx)
    .await?;
    Ok(())
}

/// The file of an id.
pub async fn find_file(
    db: impl SqliteExecutor<'_>,
    conversation: &str,
    file: &str,
) -> Result<Option<StoredFile>, StoreError> {
    let found = sqlx::query_as(
        "SELECT file, party, name, mime, size, hash, stored FROM chat_files WHERE conversation = ? AND file = ?",
    )
    .bind(conversation)
    .bind(file)
    .fetch_optional(db)
    .await?;
    Ok(found)
}

impl Store {
    /// The names in the folder of every file that is known.
    pub async fn stored_files(&self) -> Result<HashSet<String>, StoreError> {
        let names: Vec<String> = sqlx::query_scalar("SELECT stored FROM chat_files")
            .fetch_all(self.readers())
            .await?;
        Ok(names.into_iter().collect())
    }
}
