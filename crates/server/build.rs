//! Takes the built app and the built console into the server: every file of `dist/` and `dist-console/`, as it is and
//! compressed.
//!
//! Writes `$OUT_DIR/assets.rs`, to be taken in by `include!(concat!(env!("OUT_DIR"), "/assets.rs"))`:
//!
//! ```text
//! pub static FILES: &[File] = &[(path, raw, brotli, gzip), …];
//! pub static CONSOLE_FILES: &[File] = …;
//! ```
//!
//! The module that takes it in has the type `File` of such a row. `path` is relative to the folder, with `/` between its
//! parts and none in front: `index.html`, `contact-us-5e1f.js`. The rows are in the order of their paths. `brotli` and `gzip` are empty where compressing does not make the file smaller.
//! Without a folder its table is empty: the server compiles all the same, and says at start what it does not hold.
//!
//! The widget's loader and panel speak before any app has come, so their words are put into their scripts here, from the
//! catalogue. The loader, which every page of a host loads, goes out without its comments and indentation.

#![allow(
    clippy::unnecessary_debug_formatting,
    reason = "the paths are written as literals of Rust, quotes and escapes included"
)]

use std::{
    collections::BTreeMap,
    error::Error,
    fmt::Write as _,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

/// Folder, name of its table, and what it holds.
const FOLDERS: [(&str, &str, &str); 2] = [
    ("dist", "FILES", "app"),
    ("dist-console", "CONSOLE_FILES", "console"),
];

/// What stands for the words in a script that gets them.
const WORDS: &str = "'{{words}}'";
/// The scripts that get words, and which: the beginnings of their keys.
const LOADER: (&str, &[&str]) = ("embed.js", &["contact.title", "embed.offline"]);
const PANEL: (&str, &[&str]) = ("embed-panel.js", &["embed.", "contact.title"]);

/// The catalogue's keys and sentences by language.
type Catalogues = BTreeMap<String, BTreeMap<String, String>>;

fn main() -> Result<(), Box<dyn Error>> {
    let top = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("../..");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed=build.rs");
    // They are compiled in by a macro, which cannot say so.
    println!("cargo::rerun-if-changed=migrations");
    let words = words(&top.join("crates/wire/locales"))?;
    let mut tables = String::new();
    for (folder, name, about) in FOLDERS {
        tables += &table(&top.join(folder), &out, (name, about), &words)?;
    }
    fs::write(out.join("assets.rs"), tables)?;
    Ok(())
}

/// The words of every language.
fn words(locales: &Path) -> Result<Catalogues, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", locales.display());
    let mut all = BTreeMap::new();
    for file in fs::read_dir(locales)? {
        let path = file?.path();
        let words = serde_json::from_str(&fs::read_to_string(&path)?)?;
        let tag = path.file_stem().ok_or("a catalogue has no name")?;
        all.insert(tag.to_string_lossy().into_owned(), words);
    }
    Ok(all)
}

/// A script of the widget as it is served; none for any other file.
fn script(file: &Path, words: &Catalogues) -> Result<Option<Vec<u8>>, Box<dyn Error>> {
    let name = file.file_name().unwrap_or_default();
    let Some((_, keys)) = [LOADER, PANEL].into_iter().find(|(one, _)| name == *one) else {
        return Ok(None);
    };
    let mut words = words.clone();
    for words in words.values_mut() {
        words.retain(|key, _| keys.iter().any(|start| key.starts_with(start)));
    }
    let mut text = fs::read_to_string(file)?;
    if name == LOADER.0 {
        text = slim(&text);
    }
    text = text.replacen(WORDS, &serde_json::to_string(&words)?, 1);
    Ok(Some(text.into_bytes()))
}

/// Without indentation and comments. Its texts hold no `//` after a space.
fn slim(text: &str) -> String {
    let code = |line| {
        format!(" {line}")
            .split(" // ")
            .next()
            .map(|code| code.trim().to_owned())
    };
    let lines = text.lines().map(str::trim).filter_map(code);
    let lines = lines.filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// The table of a folder: its name, and what it is of.
fn table(
    dist: &Path,
    out: &Path,
    (name, about): (&str, &str),
    words: &Catalogues,
) -> Result<String, Box<dyn Error>> {
    // The folder is watched even while it is missing, so that its first coming is seen.
    println!("cargo::rerun-if-changed={}", dist.display());
    let mut files = Vec::new();
    if dist.is_dir() {
        collect(dist, &mut files)?;
    }
    files.sort();

    let mut table = format!(
        "/// Every file of the {about}: path, as it is, as brotli, as gzip; the last two empty where they would not be smaller.\n\
         pub static {name}: &[File] = &[\n",
    );
    for (number, file) in files.iter().enumerate() {
        println!("cargo::rerun-if-changed={}", file.display());
        let raw = match script(file, words)? {
            Some(script) => script,
            None => fs::read(file)?,
        };
        let path = file.strip_prefix(dist)?;
        let path: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        // A copy in OUT_DIR, so that a Trunk running meanwhile cannot take the file away under the compiler.
        let store = |kind: &str, bytes: &[u8]| -> Result<String, Box<dyn Error>> {
            let kept = out.join(format!("{about}-{number}.{kind}"));
            fs::write(&kept, bytes)?;
            // As a literal of Rust, whatever the folder is called.
            Ok(format!(
                "{:?}",
                kept.to_str().ok_or("OUT_DIR is not UTF-8")?
            ))
        };
        writeln!(
            table,
            "    ({:?}, include_bytes!({}), include_bytes!({}), include_bytes!({})),",
            path.join("/"),
            store("raw", &raw)?,
            store("br", &if_smaller(brotli(&raw)?, &raw))?,
            store("gz", &if_smaller(gzip(&raw)?, &raw))?,
        )?;
    }
    table.push_str("];\n");
    Ok(table)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

fn if_smaller(compressed: Vec<u8>, raw: &[u8]) -> Vec<u8> {
    if compressed.len() < raw.len() {
        compressed
    } else {
        Vec::new()
    }
}

/// Quality 11, window 2^24: the best that every browser reads.
fn brotli(raw: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut out = Vec::new();
    brotli::CompressorWriter::new(&mut out, 4096, 11, 24).write_all(raw)?;
    Ok(out)
}

fn gzip(raw: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(raw)?;
    Ok(writer.finish()?)
}
