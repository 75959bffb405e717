//! Reads the project's own sources: files, code without comments and strings, string literals.

#![allow(dead_code, reason = "each test crate uses its part")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The project's top folder.
pub fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every `.rs` file under a folder of the project, as (path from the top, text), in order. A missing folder has none.
pub fn sources(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(&top().join(folder), &mut found);
    found.sort();
    found
}

/// The `src` folders of the app and of every crate.
pub fn source_folders() -> Vec<String> {
    let mut folders = vec!["src".to_owned()];
    for crate_ in fs::read_dir(top().join("crates")).unwrap() {
        let name = crate_.unwrap().file_name();
        folders.push(format!("crates/{}/src", name.to_string_lossy()));
    }
    folders.sort();
    folders
}

/// Whether a file holds nothing but tests.
pub fn is_test(path: &str) -> bool {
    path.ends_with("tests.rs") || path.contains("/tests/")
}

fn collect(folder: &Path, found: &mut Vec<(String, String)>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path.strip_prefix(top()).unwrap().to_string_lossy();
            found.push((name.replace('\\', "/"), fs::read_to_string(&path).unwrap()));
        }
    }
}

/// A string literal, and what stands around it.
#[derive(Debug, PartialEq, Eq)]
pub struct Literal {
    /// Its text as written, escapes untouched.
    pub text: String,
    /// The line it begins on, from 1.
    pub line: usize,
    /// The code before it on the same and the preceding lines, without the white space at its end.
    pub before: String,
    /// The next character of code after it that is no white space.
    pub after: Option<char>,
}

/// What a source is made of.
pub struct Source {
    /// The code: comments gone, strings emptied to `""`, line ends kept.
    pub code: String,
    /// The string literals, in order.
    pub literals: Vec<Literal>,
}

/// Takes a source apart. Knows comments, strings, raw strings and character literals.
pub fn read(text: &str) -> Source {
    let chars: Vec<char> = text.chars().collect();
    let at = |index: usize| chars.get(index).copied().unwrap_or('\0');
    let (mut code, mut literals, mut index) = (String::new(), Vec::new(), 0);
    let mut places = Vec::new();
    while index < chars.len() {
        let rest = &chars[index..];
        let length = if rest.starts_with(&['/', '/']) {
            rest.iter().position(|c| *c == '\n').unwrap_or(rest.len())
        } else if rest.starts_with(&['/', '*']) {
            block_comment(rest)
        } else if at(index) == '"' || raw_string(rest).is_some() {
            let hashes = raw_string(rest);
            let (open, length) = string(rest, hashes);
            let close = hashes.map_or(1, |hashes| hashes + 1);
            literals.push(Literal {
                text: rest[open..length - close].iter().collect(),
                line: chars[..index].iter().filter(|c| **c == '\n').count() + 1,
                before: code.trim_end().to_owned(),
                after: None,
            });
            code.push_str("\"\"");
            places.push(code.len());
            length
        } else if at(index) == '\'' && (at(index + 1) == '\\' || at(index + 2) == '\'') {
            code.push_str("' '");
            2 + usize::from(at(index + 1) == '\\')
                + rest[2 + usize::from(at(index + 1) == '\\')..]
                    .iter()
                    .position(|c| *c == '\'')
                    .map_or(0, |end| end + 1)
        } else {
            code.push(at(index));
            1
        };
        let swallowed = &chars[index..(index + length).min(chars.len())];
        if length > 1 {
            code.extend(swallowed.iter().filter(|c| **c == '\n'));
        }
        index += length;
    }
    for (literal, place) in literals.iter_mut().zip(places) {
        literal.after = code[place..].chars().find(|c| !c.is_whitespace());
    }
    Source { code, literals }
}

fn block_comment(rest: &[char]) -> usize {
    let (mut depth, mut index) = (0, 0);
    while index < rest.len() {
        if rest[index..].starts_with(&['/', '*']) {
            depth += 1;
            index += 2;
        } else if rest[index..].starts_with(&['*', '/']) {
            depth -= 1;
            index += 2;
            if depth == 0 {
                break;
            }
        } else {
            index += 1;
        }
    }
    index
}

/// The number of `#` of a raw string that begins here.
fn raw_string(rest: &[char]) -> Option<usize> {
    let after = rest.strip_prefix(&['r'])?;
    let hashes = after.iter().take_while(|c| **c == '#').count();
    (after.get(hashes) == Some(&'"')).then_some(hashes)
}

/// Where the text of the string that begins here starts, and the length of the whole.
fn string(rest: &[char], raw: Option<usize>) -> (usize, usize) {
    let open = raw.map_or(1, |hashes| hashes + 2);
    let mut index = open;
    while index < rest.len() {
        match (raw, rest[index]) {
            (None, '\\') => index += 1,
            (None, '"') => return (open, index + 1),
            (Some(hashes), '"')
                if rest[index + 1..]
                    .iter()
                    .take(hashes)
                    .filter(|c| **c == '#')
                    .count()
                    == hashes =>
            {
                return (open, index + 1 + hashes);
            }
            _ => {}
        }
        index += 1;
    }
    (open, rest.len())
}
