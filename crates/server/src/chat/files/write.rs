//! Bytes of files in their folder.

use {
    super::{broken, kind, too_large},
    crate::refusal::Refusal,
    axum::body::Body,
    base64::{Engine, engine::general_purpose::STANDARD_NO_PAD},
    contact_us_wire::{ProblemKind, chat::MAX_FILE},
    futures_util::StreamExt,
    sha2::{Digest, Sha256},
    std::{
        collections::HashSet,
        path::Path,
        time::{Duration, SystemTime},
    },
    tokio::{
        fs,
        io::{AsyncWriteExt, BufWriter},
    },
    uuid::Uuid,
};

/// What lies in the folder.
pub(super) struct Written {
    /// Its random name there.
    pub(super) name: String,
    pub(super) mime: &'static str,
    pub(super) size: u64,
    /// SHA-256.
    pub(super) hash: String,
}

/// Writes a body to a file of a random name, as far as it is not too large and is of a type that is taken; what is
/// refused leaves nothing.
pub(super) async fn write(folder: &Path, body: Body) -> Result<Written, Refusal> {
    make(folder).await.map_err(broken)?;
    let name = Uuid::new_v4().to_string();
    let written = fill(&folder.join(&name), body).await;
    match written {
        Ok((mime, size, hash)) => Ok(Written {
            name,
            mime,
            size,
            hash,
        }),
        Err(refusal) => {
            forget(folder, &name).await;
            Err(refusal)
        }
    }
}

async fn fill(path: &Path, body: Body) -> Result<(&'static str, u64, String), Refusal> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    options.mode(0o600);
    let file = options.open(path).await.map_err(broken)?;
    let (mut file, mut hash) = (BufWriter::new(file), Sha256::new());
    let (mut size, mut head, mut mime) = (0_usize, Vec::new(), None);
    let mut pieces = body.into_data_stream();
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(|_| Refusal::new(ProblemKind::Malformed))?;
        size += piece.len();
        if size > MAX_FILE {
            return Err(too_large());
        }
        if mime.is_none() {
            head.extend(
                piece
                    .iter()
                    .take(kind::LOOKED_AT - head.len().min(kind::LOOKED_AT)),
            );
            mime = kind::of(&head);
            if mime.is_none() && head.len() >= kind::LOOKED_AT {
                return Err(unknown());
            }
        }
        hash.update(&piece);
        file.write_all(&piece).await.map_err(broken)?;
    }
    let mime = mime.ok_or_else(unknown)?;
    file.flush().await.map_err(broken)?;
    // A file that was taken survives a power cut, as its row does.
    file.get_ref().sync_all().await.map_err(broken)?;
    Ok((mime, size as u64, STANDARD_NO_PAD.encode(hash.finalize())))
}

/// Removes a file, if it is there.
pub(super) async fn forget(folder: &Path, name: &str) {
    // What stays is removed with the forsaken ones.
    fs::remove_file(folder.join(name)).await.ok();
}

/// Removes files that are not known and older than `age`; tells how many.
pub(super) async fn forget_forsaken(
    folder: &Path,
    known: &HashSet<String>,
    age: Duration,
) -> usize {
    let Ok(mut listing) = fs::read_dir(folder).await else {
        return 0;
    };
    let mut removed = 0;
    while let Ok(Some(one)) = listing.next_entry().await {
        let name = one.file_name().to_string_lossy().into_owned();
        let written = one.metadata().await.and_then(|about| about.modified());
        let old = written.is_ok_and(|at| {
            SystemTime::now()
                .duration_since(at)
                .is_ok_and(|passed| passed > age)
        });
        if old && !known.contains(&name) {
            forget(folder, &name).await;
            removed += 1;
        }
    }
    removed
}

/// What customers send is nobody else's to look at.
async fn make(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    builder.mode(0o700);
    builder.recursive(true).create(folder).await
}

fn unknown() -> Refusal {
    Refusal {
        word: "problem.file-type",
        ..Refusal::new(ProblemKind::ContentType)
    }
}
