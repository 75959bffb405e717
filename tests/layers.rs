//! The one-way rule of `ARCHITECTURE.md`, kept by a test: an import never points back up.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod support;

use support::{is_test, read, source_folders, sources};

/// The layers, lowest first. A layer may name itself and those below it.
const LAYERS: [&str; 4] = ["api", "domain", "state", "views"];
/// The corners of the browser: at the side of the layers, for these alone, and names none of them.
const MAY_USE_BROWSER: [&str; 3] = ["api", "state", "views"];
/// Crates that only some places may name.
const FENCED: [(&str, &[&str]); 3] = [
    ("gloo_net", &["api"]),
    ("web_sys", &["api", "browser", "views"]),
    ("js_sys", &["api", "browser", "views"]),
];
/// Where the app is started: the root of everything, which may name all.
const ROOTS: [&str; 3] = ["lib", "main", "start"];
/// Where something may be kept for as long as the page lives.
const MAY_FORGET: [&str; 2] = ["src/main.rs", "src/start.rs"];
/// The two front ends, each with the same layers.
const FRONT_ENDS: [&str; 2] = ["", "crates/console/"];
const MOST_LINES: usize = 300;

/// The folder or file directly under `src/` that a path lies in: `views` for `src/views/app.rs`.
fn layer(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap_or("");
    inside.split(['/', '.']).next().unwrap_or("")
}

/// Modules of this crate that code names by `crate::`, in groups, too.
fn named(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (place, start) in code.match_indices("crate::") {
        let rest = &code[place + start.len()..];
        if let Some(group) = rest.strip_prefix('{') {
            names.extend(first_names(group));
        } else {
            names.push(word(rest));
        }
    }
    names
}

/// The first word of each item of a `use` group, up to its closing brace.
fn first_names(group: &str) -> Vec<String> {
    let (mut depth, mut item, mut names) = (0_i32, String::new(), Vec::new());
    for letter in group.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(word(&std::mem::take(&mut item))),
            _ if depth == 0 => item.push(letter),
            _ => {}
        }
        if depth < 0 {
            break;
        }
    }
    names.push(word(&item));
    names
}

fn word(text: &str) -> String {
    let is_part = |c: &char| c.is_alphanumeric() || *c == '_';
    text.trim_start().chars().take_while(is_part).collect()
}

fn names_crate(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(place, _)| {
        let before = code[..place].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

/// What is wrong with one file of a front end's `src/`, as sentences.
fn problems(path: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let code = read(text).code;
    if code.contains(".forget()") && !MAY_FORGET.contains(&path) {
        found.push(format!(
            "{path} calls .forget(): what is opened must close itself"
        ));
    }
    let own = layer(path);
    if ROOTS.contains(&own) {
        return found;
    }
    let rank = LAYERS.iter().position(|name| *name == own);
    for name in named(&code) {
        let above = LAYERS.iter().position(|layer| *layer == name);
        let upwards = match (rank, above) {
            (Some(rank), Some(above)) => above > rank,
            (None, Some(_)) => own == "browser",
            _ => name == "browser" && own != "browser" && !MAY_USE_BROWSER.contains(&own),
        };
        if upwards {
            found.push(format!(
                "{path} names crate::{name}, which {own} must not know"
            ));
        }
    }
    for (name, places) in FENCED {
        if names_crate(&code, name) && !places.contains(&own) {
            found.push(format!(
                "{path} names {name}; only {} may",
                places.join(", ")
            ));
        }
    }
    found
}

#[test]
fn imports_point_one_way() {
    let mut found = Vec::new();
    for front_end in FRONT_ENDS {
        for (path, text) in sources(&[front_end, "src"].concat()) {
            let inside = path.strip_prefix(front_end).unwrap();
            let wrong = problems(inside, &text).into_iter();
            found.extend(wrong.map(|problem| [front_end, &problem].concat()));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn files_stay_small() {
    let long: Vec<_> = source_folders()
        .iter()
        .flat_map(|folder| sources(folder))
        .filter(|(_, text)| text.lines().count() > MOST_LINES)
        .map(|(path, text)| format!("{path} has {} lines; split it", text.lines().count()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn an_import_that_points_up_is_found() {
    for (path, bad) in [
        ("src/state/form.rs", "use crate::views::app::App;"),
        (
            "src/state/form.rs",
            "use crate::{domain::Email, views::{app, parts}};",
        ),
        (
            "src/state/form.rs",
            "fn f() -> crate::views::App { crate::views::App }",
        ),
        (
            "src/domain/email.rs",
            "use {serde::Serialize, crate::state::Form};",
        ),
        ("src/domain/email.rs", "use crate::browser::storage;"),
        ("src/browser/storage.rs", "use crate::state::Draft;"),
        ("src/api/mod.rs", "use crate::domain::Email;"),
        ("src/views/form.rs", "use gloo_net::http::Request;"),
        ("src/state/form.rs", "let now = js_sys::Date::now();"),
        ("src/views/form.rs", "closure.forget();"),
        ("src/start/moment.rs", "closure.forget();"),
    ] {
        assert!(!problems(path, bad).is_empty(), "{path}: {bad}");
    }
}

#[test]
fn what_is_allowed_is_let_through() {
    for (path, good) in [
        (
            "src/views/form.rs",
            "use crate::{api::Api, domain::Email, state::{self, form}};",
        ),
        (
            "src/views/form.rs",
            "use {crate::browser::focus, web_sys::Element};",
        ),
        (
            "src/state/form.rs",
            "// crate::views shows this\nlet text = \"crate::views\";",
        ),
        ("src/start.rs", "use crate::views::App; mount().forget();"),
        ("src/api/mod.rs", "use gloo_net::http::Request;"),
        (
            "src/domain/text.rs",
            "/* web_sys */ let my_web_sys = 1; let quote = '\"'; // gloo_net",
        ),
    ] {
        assert_eq!(problems(path, good), Vec::<String>::new(), "{path}: {good}");
    }
}

#[test]
fn the_rules_look_at_real_files() {
    for front_end in FRONT_ENDS {
        let files = sources(&[front_end, "src"].concat());
        let domain = [front_end, "src/domain/"].concat();
        assert!(files.iter().any(|(path, _)| path.starts_with(&domain)));
        assert!(files.iter().any(|(path, _)| !is_test(path)));
    }
}
