//! The catalogues of words are whole, in use, and the only place where human text stands.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod support;

use {
    contact_us_wire::{Words, words::fill},
    std::{
        collections::{BTreeMap, BTreeSet},
        fs,
    },
    support::{Literal, is_test, read, source_folders, sources, top},
};

/// The one script of ours that shows words.
const PANEL: &str = "public/embed-panel.js";

type Catalogue = BTreeMap<String, String>;

/// Keys that code puts together: the constant part, and what follows it.
const FAMILIES: [&str; 8] = [
    "weekday.",         // 0 to 6
    "month.",           // 1 to 12
    "option.",          // the name of an option
    "problem.",         // the kind of a problem
    "variable.",        // the name of a variable of the Contact Us set
    "callback.status.", // the state of a callback
    "chat.tick.",       // how far a message has come
    "place.",           // the place of a time zone
];
/// Attributes whose value a person reads or hears.
const ATTRIBUTES: [&str; 6] = [
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "title",
    "placeholder",
    "alt",
];

/// Forms of words that are said with a number, by language.
const FORMS: [(&str, &[&str]); 2] = [
    ("en", &["one", "other"]),
    ("ar", &["zero", "one", "two", "few", "many", "other"]),
];

/// The key that code asks for: without the form, where it is one of a family that has the form of all other numbers.
fn asked<'a>(key: &'a str, words: &Catalogue) -> &'a str {
    let is_form = |form: &str| FORMS.iter().any(|(_, forms)| forms.contains(&form));
    let is_family = |family: &str| words.contains_key(&[family, ".other"].concat());
    key.rsplit_once('.')
        .filter(|(family, form)| is_form(form) && is_family(family))
        .map_or(key, |(family, _)| family)
}

fn catalogues() -> BTreeMap<String, Catalogue> {
    let mut found = BTreeMap::new();
    for file in fs::read_dir(top().join("crates/wire/locales")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let words: Catalogue = serde_json::from_str(&text).unwrap();
        let written = text
            .lines()
            .filter(|line| line.trim_start().starts_with('"'))
            .count();
        assert_eq!(
            written,
            words.len(),
            "{name}: a key stands twice, or two on one line"
        );
        found.insert(name, words);
    }
    found
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    let parts = text.split('{').skip(1);
    parts
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

/// A key's first part with its dot, when the text is made like a key.
fn key_start(text: &str) -> Option<&str> {
    let part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    let end = text.find('.')? + 1;
    (text.chars().all(part) && !text.ends_with('.') && end > 1).then(|| &text[..end])
}

/// Keys that a source asks for which the catalogue lacks.
fn unknown(literals: &[Literal], words: &Catalogue) -> Vec<String> {
    let starts: BTreeSet<_> = words.keys().filter_map(|key| key_start(key)).collect();
    let is_asked = |literal: &&Literal| {
        let asks = literal.before.ends_with(".get(") || literal.before.ends_with(".with(");
        let constant = literal.text.starts_with("error.") || literal.text.starts_with("problem.");
        asks || constant
    };
    literals
        .iter()
        .filter(is_asked)
        .filter(|literal| key_start(&literal.text).is_some_and(|start| starts.contains(start)))
        .filter(|literal| !words.keys().any(|key| asked(key, words) == literal.text))
        .map(|literal| format!("line {}: {}", literal.line, literal.text))
        .collect()
}

/// Keys of the catalogue that no literal names, itself or as a family.
fn unused<'a>(words: &'a Catalogue, literals: &BTreeSet<String>) -> Vec<&'a String> {
    let families: Vec<_> = FAMILIES
        .iter()
        .filter(|family| {
            let made = [*family, "{"].concat();
            literals
                .iter()
                .any(|text| text == *family || text.starts_with(&made))
        })
        .collect();
    words
        .keys()
        .filter(|key| !literals.contains(asked(key, words)))
        .filter(|key| !families.iter().any(|family| key.starts_with(**family)))
        .collect()
}

fn is_human(text: &str) -> bool {
    let mut letters = text.split(|c: char| !c.is_alphabetic());
    letters.any(|part| part.chars().count() > 1)
}

/// Names of classes, ids, events: small letters with the marks that those hold.
fn is_name(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_:./# ".contains(c))
}

/// Human text written into a view, as sentences.
fn literal_text(path: &str, text: &str) -> Vec<String> {
    let literals = read(text).literals;
    // The name of an attribute is the literal before its value: `.attr("", `.
    let named = |index: usize| {
        let name = index.checked_sub(1).map(|before| &literals[before].text);
        name.is_some_and(|name| ATTRIBUTES.contains(&name.as_str()))
    };
    let said = |(index, literal): &(usize, &Literal)| {
        let before = literal.before.as_str();
        let put_in = [".child(", "Node::Text(", "line(\"\",", "span(\"\","];
        let built = put_in.iter().any(|call| before.ends_with(call));
        let built_attribute = before.ends_with(".attr(\"\",") && named(*index);
        let attribute = before.strip_suffix('=').is_some_and(|before| {
            let part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == ':';
            let name = before.rsplit(|c| !part(c)).next().unwrap_or("");
            ATTRIBUTES.contains(&name.rsplit(':').next().unwrap_or(""))
        });
        let after_tag = before.ends_with('>') && !before.ends_with("=>");
        let before_tag = literal.after == Some('<');
        // A block of its own in a view, or the value of a branch: names of classes pass.
        let block = before.ends_with('{') && literal.after == Some('}');
        built
            || built_attribute
            || attribute
            || after_tag
            || before_tag
            || (block && !is_name(&literal.text))
    };
    literals
        .iter()
        .enumerate()
        .filter(|(_, literal)| is_human(&literal.text))
        .filter(said)
        .map(|(_, literal)| format!("{path}:{}: \"{}\"", literal.line, literal.text))
        .collect()
}

fn shipped() -> Vec<(String, String)> {
    let folders = source_folders();
    let files = folders.iter().flat_map(|folder| sources(folder));
    files.filter(|(path, _)| !is_test(path)).collect()
}

#[test]
fn every_language_has_the_same_keys_and_placeholders() {
    let all = catalogues();
    let english = &all["en"];
    let families = |words: &Catalogue| -> BTreeSet<String> {
        words
            .keys()
            .map(|key| asked(key, words).to_owned())
            .collect()
    };
    for (tag, words) in &all {
        assert_eq!(families(words), families(english), "{tag} and en differ");
        // The form of another language would be said in the place of one that is missing.
        let missing: Vec<_> = english
            .keys()
            .filter(|key| !words.contains_key(*key))
            .collect();
        assert!(missing.is_empty(), "{tag} lacks {missing:?}");
        for (key, text) in words {
            assert!(!text.trim().is_empty(), "{tag}: {key} is empty");
            let family = asked(key, words);
            if family == key {
                assert_eq!(
                    placeholders(text),
                    placeholders(&english[key]),
                    "{tag}: {key}"
                );
                continue;
            }
            let other = [family, ".other"].concat();
            let (_, forms) = FORMS.iter().find(|(known, _)| known == tag).unwrap();
            assert!(
                forms
                    .iter()
                    .any(|form| key.ends_with(&[".", form].concat())),
                "{tag} has no such form: {key}"
            );
            let whole = placeholders(&english[&other]);
            // A form for one number need not name it.
            assert!(placeholders(text).is_subset(&whole), "{tag}: {key}");
            assert!(*key != other || placeholders(text) == whole, "{tag}: {key}");
        }
    }
}

#[test]
fn every_key_that_code_asks_for_is_there() {
    let english = &catalogues()["en"];
    let missing: Vec<_> = shipped()
        .iter()
        .flat_map(|(path, text)| {
            let found = unknown(&read(text).literals, english);
            found
                .into_iter()
                .map(move |problem| format!("{path} {problem}"))
        })
        .collect();
    assert!(
        missing.is_empty(),
        "not in the catalogue:\n{}",
        missing.join("\n")
    );
}

/// The launcher speaks before anything was fetched: its words are put in by the server's build script, too.
#[test]
fn the_loader_has_its_words_from_the_catalogue() {
    let loader = fs::read_to_string(top().join("public/embed.js")).unwrap();
    assert_eq!(loader.matches("'{{words}}'").count(), 1);
    let asked = loader.split("it['").skip(1);
    let keys: BTreeSet<_> = asked
        .filter_map(|rest| Some(rest.split_once("']")?.0))
        .collect();
    assert_eq!(keys, BTreeSet::from(["contact.title", "embed.offline"]));
}

/// The keys that the widget's panel reads: its words are put in by the server's build script.
fn panel_keys() -> BTreeSet<String> {
    let panel = fs::read_to_string(top().join(PANEL)).unwrap();
    let asked = panel.split("it['").skip(1);
    let keys = asked.filter_map(|rest| rest.split_once("']"));
    keys.map(|(key, _)| key.to_owned()).collect()
}

#[test]
fn the_panel_has_its_words_from_the_catalogue() {
    let english = &catalogues()["en"];
    let keys = panel_keys();
    assert!(keys.len() > 3, "{keys:?}");
    for key in &keys {
        assert!(english.contains_key(key), "not in the catalogue: {key}");
        let is_sent = key.starts_with("embed.") || key == "contact.title";
        assert!(is_sent, "the build script does not put in {key}");
    }
    let panel = fs::read_to_string(top().join(PANEL)).unwrap();
    assert_eq!(panel.matches("'{{words}}'").count(), 1);
    for shown in ["textContent = '", "ariaLabel = '", "title = '", "innerText"] {
        assert!(
            !panel.contains(shown),
            "belongs into the catalogue: {shown}"
        );
    }
}

#[test]
fn every_key_is_in_use() {
    let literals = shipped()
        .iter()
        .flat_map(|(_, text)| read(text).literals)
        .map(|literal| literal.text)
        .chain(panel_keys())
        .collect();
    let all = catalogues();
    let idle = unused(&all["en"], &literals);
    assert!(idle.is_empty(), "no code uses these keys: {idle:#?}");
}

#[test]
fn views_hold_no_human_text() {
    let views = ["src/views", "crates/console/src/views"];
    let files: Vec<_> = views.iter().flat_map(|folder| sources(folder)).collect();
    let found: Vec<_> = files
        .iter()
        .filter(|(path, _)| !is_test(path))
        .flat_map(|(path, text)| literal_text(path, text))
        .collect();
    assert!(
        found.is_empty(),
        "belongs into the catalogue of words:\n{}",
        found.join("\n")
    );
}

#[test]
fn human_text_in_a_view_is_found() {
    for bad in [
        r#"view! { <h1>"Contact Us"</h1> }"#,
        r#"view! { <p>{name} " is here" </p> }"#,
        r#"view! { <button aria-label="Close">{icon}</button> }"#,
        r#"view! { <input attr:title="Your number"/> }"#,
        r#"view! { <p>{if open { "Open now" } else { "" }}</p> }"#,
        r#"tag("h1").child("Contact Us".to_owned())"#,
        r#"line("cu-lead", "Contact Us".to_owned())"#,
        r#"tag("button").attr("aria-label", "Close")"#,
    ] {
        assert!(!literal_text("bad.rs", bad).is_empty(), "{bad}");
    }
    for good in [
        r#"view! { <h1 class="cu-title">{words.get("contact.title")}</h1> }"#,
        r#"view! { <p class=if open { "cu-card" } else { "cu-card cu-card--closed" }>"–"</p> }"#,
        r#"tag("p").attr("role", "status").child(session.get("contact.title"))"#,
        r#"line("cu-lead", session.get("contact.title"))"#,
        r#"match kind { Kind::Call => "call", Kind::Email => "email" }"#,
        r#"// <p>"a comment"</p>"#,
    ] {
        assert_eq!(
            literal_text("good.rs", good),
            Vec::<String>::new(),
            "{good}"
        );
    }
}

#[test]
fn a_key_that_is_missing_or_idle_is_found() {
    let words: Catalogue = ["call.copy", "error.phone.shape", "weekday.0"]
        .map(|key| (key.to_owned(), "text".to_owned()))
        .into();
    let source = r#"words.get("call.copi"); code("error.phone.shapes"); map.get("other.thing"); words.get("call.copy")"#;
    let found = unknown(&read(source).literals, &words);
    assert_eq!(found, ["line 1: call.copi", "line 1: error.phone.shapes"]);

    let literals = ["call.copy", "weekday.{}"].map(str::to_owned).into();
    assert_eq!(unused(&words, &literals), ["error.phone.shape"]);
}

/// The categories by the tables of CLDR, written out for these numbers.
fn by_the_tables(tag: &str, n: u64) -> &'static str {
    match (tag, n) {
        ("ar", 0) => "zero",
        ("en" | "ar", 1) => "one",
        ("ar", 2) => "two",
        ("ar", 3..=10 | 103..=110) => "few",
        ("ar", 11..=99 | 111..=120) => "many",
        ("en", _) | ("ar", 100..=102) => "other",
        _ => "no table",
    }
}

#[test]
fn each_number_is_said_in_the_form_that_its_language_has_for_it() {
    for (tag, words) in catalogues() {
        let words = Words(words);
        let families = words.0.keys().filter_map(|key| key.strip_suffix(".other"));
        let families: Vec<_> = families.collect();
        assert!(families.len() > 9, "{families:?}");
        for (family, n) in families
            .into_iter()
            .flat_map(|one| (0..=120).map(move |n| (one, n)))
        {
            let form = |category: &str| words.0.get(&[family, ".", category].concat());
            let text = form(by_the_tables(&tag, n)).or_else(|| form("other"));
            let (number, from) = (n.to_string(), "1");
            let values = [("n", number.as_str()), ("from", from)];
            let said = words.with(family, &values);
            assert_eq!(said, fill(text.unwrap(), &values), "{tag} {family} {n}");
            assert!(!said.contains('{'), "{said}");
        }
    }
}

#[test]
fn arabic_minutes_and_hours_are_said_as_people_say_them() {
    let words = Words(catalogues().remove("ar").unwrap());
    for (n, minutes, hours) in [
        ("1", "نتصل بك خلال دقيقة واحدة", "نرد خلال ساعة واحدة"),
        ("2", "نتصل بك خلال دقيقتين", "نرد خلال ساعتين"),
        ("4", "نتصل بك خلال 4 دقائق", "نرد خلال 4 ساعات"),
        ("11", "نتصل بك خلال 11 دقيقة", "نرد خلال 11 ساعة"),
        ("100", "نتصل بك خلال 100 دقيقة", "نرد خلال 100 ساعة"),
    ] {
        assert_eq!(words.with("line.callback.calls", &[("n", n)]), minutes);
        assert_eq!(words.with("line.email.hours", &[("n", n)]), hours);
    }
}

#[test]
fn one_hour_is_an_hour_in_english() {
    let words = Words(catalogues().remove("en").unwrap());
    let hours = |n| words.with("line.email.hours", &[("n", n)]);
    assert_eq!(hours("1"), "We reply within an hour");
    assert_eq!(hours("2"), "We reply within 2 hours");
}
