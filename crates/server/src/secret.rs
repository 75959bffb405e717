//! The server's secret and other keys: made once, kept where only the server's user reads.

#[cfg(test)]
mod tests;

use {
    base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD},
    std::{
        fs::OpenOptions,
        io::{self, ErrorKind, Write},
        path::Path,
    },
};

/// Random bytes of a key: as many as the hash that signs with it gives out.
const LENGTH: usize = 32;
const FILE: &str = "secret";

/// A new random key as URL-safe text.
pub fn random() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; LENGTH]>())
}

/// The secret in the data folder; made at the first start, readable by its owner alone.
pub fn kept(data: &Path) -> io::Result<String> {
    let path = data.join(FILE);
    match std::fs::read_to_string(&path) {
        Ok(text) if !text.trim().is_empty() => Ok(text.trim().to_owned()),
        // An empty file is what a crash between making and writing leaves.
        Ok(_) => write(&path, OpenOptions::new().write(true)),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            write(&path, OpenOptions::new().write(true).create_new(true))
        }
        Err(error) => Err(error),
    }
}

fn write(path: &Path, options: &mut OpenOptions) -> io::Result<String> {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    let secret = random();
    let mut file = options.open(path)?;
    file.write_all(secret.as_bytes())?;
    file.sync_all()?;
    Ok(secret)
}
