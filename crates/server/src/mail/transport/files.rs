//! Mails as `.eml` files, for a server without SMTP.

use {
    crate::mail::{Class, Failure, compose::is_plain_id},
    lettre::Message,
    std::{
        fs::{File, OpenOptions, create_dir_all, rename},
        io::{self, Write},
        path::{Path, PathBuf},
    },
};

/// A folder of mails.
#[derive(Clone, Debug)]
pub struct Files {
    folder: PathBuf,
}

impl Files {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Writes `{id}.eml`, whole or not at all. A repeat overwrites the same file.
    pub(super) async fn write(&self, id: &str, message: &Message) -> Result<(), Failure> {
        if !is_plain_id(id) {
            return Err(Failure::new(Class::Permanent, "the id is no file name"));
        }
        let (folder, name) = (self.folder.clone(), format!("{id}.eml"));
        let bytes = message.formatted();
        match tokio::task::spawn_blocking(move || write_whole(&folder, &name, &bytes)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(Failure::new(Class::Transient, error.to_string())),
            Err(_) => Err(Failure::new(Class::Crashed, "the file was not written")),
        }
    }
}

/// Temporary file, fsync, rename, fsync of the folder: after a power cut the file is there, or is not.
fn write_whole(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    create_dir_all(folder)?;
    let temporary = folder.join([name, ".tmp"].concat());
    let mut file =
        private(OpenOptions::new().write(true).create(true).truncate(true)).open(&temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    rename(&temporary, folder.join(name))?;
    sync_folder(folder)
}

/// Readable by the server's user alone: a mail is about a person.
#[cfg(unix)]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600)
}

#[cfg(not(unix))]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Elsewhere a folder cannot be opened as a file, and the system orders renames itself.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
