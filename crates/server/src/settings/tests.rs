use {
    super::*,
    std::{fs, path::Path},
};

fn read(environment: &[(&str, &str)], file: &str) -> Result<Settings, String> {
    let lookup = |name: &str| {
        environment
            .iter()
            .find(|(n, _)| *n == name)
            .map(|(_, value)| (*value).to_owned())
    };
    Settings::read(lookup, file).map_err(|error| error.to_string())
}

#[test]
fn nothing_set_is_a_server_for_this_machine() {
    let settings = read(&[], "").expect("the defaults hold");
    assert_eq!(settings.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(settings.public_url, "http://127.0.0.1:8080");
    assert_eq!(settings.database, PathBuf::from("data/contact-us.db"));
    assert_eq!(settings.account, "demo");
    assert!(settings.smtp_url.is_none() && settings.secret.is_none());
}

#[test]
fn the_environment_wins_over_the_file_and_the_file_over_the_default() {
    let file = "CONTACT_US_ACCOUNT = \"file\"\nCONTACT_US_DATA = \"/var/lib/cu\"";
    let settings = read(&[("CONTACT_US_ACCOUNT", "environment")], file).expect("both are fine");
    assert_eq!(settings.account, "environment");
    assert_eq!(
        settings.database,
        PathBuf::from("/var/lib/cu/contact-us.db")
    );
}

#[test]
fn links_of_a_server_on_every_network_can_be_followed_here() {
    let settings = read(&[("CONTACT_US_LISTEN", "0.0.0.0:9000")], "").expect("it is fine");
    assert_eq!(settings.public_url, "http://127.0.0.1:9000");
    let settings = read(
        &[("CONTACT_US_PUBLIC_URL", "https://help.example.com/")],
        "",
    )
    .expect("it is fine");
    assert_eq!(settings.public_url, "https://help.example.com");
}

#[test]
fn a_wrong_value_is_one_sentence_with_name_value_and_what_is_expected() {
    for (name, value, words) in [
        (
            "CONTACT_US_LISTEN",
            "localhost",
            "an IP address with a port",
        ),
        (
            "CONTACT_US_PUBLIC_URL",
            "help.example.com",
            "http:// or https://",
        ),
        (
            "CONTACT_US_PUBLIC_URL",
            "https://x.example/help",
            "nothing after it",
        ),
        (
            "CONTACT_US_PUBLIC_URL",
            "https://x.example/#a",
            "nothing after it",
        ),
        ("CONTACT_US_DATABASE_URL", "mysql://x", "sqlite: and a file"),
        ("CONTACT_US_ACCOUNT", "no spaces", "letters, digits"),
    ] {
        let sentence = read(&[(name, value)], "").expect_err(value);
        assert!(
            sentence.starts_with(&format!("{name} is \"{value}\", but ")),
            "{sentence}"
        );
        assert!(
            sentence.contains(words) && sentence.ends_with('.'),
            "{sentence}"
        );
        assert!(!sentence.contains('\n'));
    }
}

#[test]
fn what_is_secret_is_refused_without_being_shown() {
    for (name, value) in [
        ("CONTACT_US_SECRET", "canary-short"),
        ("CONTACT_US_APPLICATION_KEY", "canary"),
        ("CONTACT_US_SMTP_URL", "http://user:canary@mail.example"),
        ("CONTACT_US_DATABASE_URL", "postgres://user:canary@db/x"),
        ("CONTACT_US_NATS_URL", "nats://user:canary@bus"),
    ] {
        let sentence = read(&[(name, value)], "").expect_err(value);
        assert!(
            sentence.starts_with(name) && !sentence.contains("canary"),
            "{sentence}"
        );
    }
    let sentence = read(&[], "CONTACT_US_SECRET = canary").expect_err("it is not TOML");
    assert!(!sentence.contains("canary"), "{sentence}");
}

#[test]
fn a_misspelt_key_or_a_number_in_the_file_is_told() {
    let sentence = read(&[], "CONTACT_US_LISTN = \"x\"").expect_err("no such setting");
    assert!(sentence.contains("CONTACT_US_LISTN"), "{sentence}");
    let sentence = read(&[], "CONTACT_US_LISTEN = 8080").expect_err("not a text");
    assert!(
        sentence.contains("not a text in quotation marks"),
        "{sentence}"
    );
}

#[test]
fn a_misspelt_variable_is_named_with_the_setting_that_is_nearest() {
    let names = |names: &[&str]| unknown(names.iter().map(|name| (*name).to_owned()));
    assert_eq!(
        names(&["PATH", "CONTACT_US_LISTN", "CONTACT_US_DATA", "CONTACT_US_SMTPURL"]),
        Some(
            "CONTACT_US_LISTN (is CONTACT_US_LISTEN meant?), CONTACT_US_SMTPURL (is CONTACT_US_SMTP_URL meant?)"
                .to_owned()
        )
    );
    assert_eq!(names(&NAMES), None);
    assert_eq!(names(&["CONTACT_US_PLAIN_WASM", "CONTACT", "HOME"]), None);
}

/// What make and the tests set for themselves is not taken for a slip.
#[test]
fn every_name_that_make_and_the_tests_use_is_known() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for place in ["Makefile", ".make", "tests/e2e", "tests/e2e/support"] {
        for name in names_in(&top.join(place)) {
            assert_eq!(unknown([name].into_iter()), None, "{place}");
        }
    }
}

/// The names in a file, or in the files of a folder.
fn names_in(path: &Path) -> Vec<String> {
    if path.is_dir() {
        let files = fs::read_dir(path).expect("it is there");
        let files = files.map(|file| file.expect("it is there").path());
        return files
            .filter(|file| file.is_file())
            .flat_map(|file| names_in(&file))
            .collect();
    }
    // Pictures hold no names.
    let text = fs::read_to_string(path).unwrap_or_default();
    let is_part = |c: char| c.is_ascii_uppercase() || c == '_';
    let parts = text.split(|c: char| !is_part(c));
    let names =
        parts.filter(|part| part.len() > "CONTACT_US_".len() && part.starts_with("CONTACT_US_"));
    names.map(str::to_owned).collect()
}

#[test]
fn nothing_secret_is_in_the_debug_output() {
    let settings = read(&[("CONTACT_US_SECRET", &"canary".repeat(10))], "").expect("it is fine");
    assert!(!format!("{settings:?}").contains("canary"));
}
