//! Takes the console's words out of the catalogues: those with its prefix, and the names of days, months, languages, options and variables.
//!
//! Writes `$OUT_DIR/{tag}.json` for each language under `crates/wire/locales`. What customers read stays out.

use std::{error::Error, fs, path::Path};

/// The keys that the console asks for begin with one of these.
const PREFIXES: [&str; 7] = [
    "console.",
    "language.name",
    "month.",
    "option.",
    "time.date.only",
    "variable.",
    "weekday.",
];

fn main() -> Result<(), Box<dyn Error>> {
    let locales = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("../wire/locales");
    let out = std::env::var("OUT_DIR")?;
    println!("cargo::rerun-if-changed={}", locales.display());
    println!("cargo::rerun-if-changed=build.rs");
    for entry in fs::read_dir(&locales)? {
        let path = entry?.path();
        let all: serde_json::Map<_, _> = serde_json::from_str(&fs::read_to_string(&path)?)?;
        let is_ours = |key: &str| PREFIXES.iter().any(|prefix| key.starts_with(prefix));
        let ours: serde_json::Map<_, _> = all.into_iter().filter(|(key, _)| is_ours(key)).collect();
        let name = path.file_name().ok_or("a catalogue without a name")?;
        fs::write(Path::new(&out).join(name), serde_json::to_string(&ours)?)?;
    }
    Ok(())
}
