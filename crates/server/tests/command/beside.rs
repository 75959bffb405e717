//! Which database a command is about, and a start that is none.

use {
    crate::*,
    std::{net::TcpListener, process::Stdio},
};

#[test]
fn where_no_server_has_been_a_command_says_so_and_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for line in [
        "account list",
        "account add shop",
        "account key demo",
        "user password Robin",
        "user remove Robin",
        "user list",
        "demo-agent",
        "interaction list",
        "interaction link trip",
        "hours list",
        "call method dtmf",
        "call number list",
        "embed allow https://shop.example.com",
        "identity secret",
    ] {
        let sentence = refused(folder, line);
        let database = folder.join("data/contact-us.db");
        let missing = format!("there is no database at {}.", database.display());
        assert!(sentence.contains(&missing), "{line}: {sentence}");
        assert!(sentence.contains("CONTACT_US_DATA"), "{line}: {sentence}");
    }
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 0);
}

#[test]
fn people_may_come_before_the_server_where_the_folder_is_named_and_nowhere_else() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let line = ["user", "add", "--role", "agent", "Robin"];
    let elsewhere = program(folder)
        .env_remove("CONTACT_US_DATA")
        .args(line)
        .output()
        .unwrap();
    assert!(text(&elsewhere.stderr).contains("there is no database at "));
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 0);
    let (said, told) = done(folder, &line.join(" "));
    let password = said.split_whitespace().last().unwrap().to_owned();
    assert!(told.contains("data/contact-us.db"), "{told}");
    let server = ServerProcess::start(folder, "", Stdio::null());
    assert_eq!(sign_in(&server, "", "Robin", &password), 200);
}

#[test]
fn what_is_changed_is_said_with_its_account_and_database() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let _server = ServerProcess::start(folder, "", Stdio::null());
    let database = folder.join("data/contact-us.db");
    let changed = |account| format!("Changed: account {account} in {}\n", database.display());
    done(folder, "account add shop");
    for (line, account) in [
        ("account add other", "other"),
        ("account key other", "other"),
        ("user add --role agent Robin", "demo"),
        ("user add --role agent Robin --account shop", "shop"),
        ("user password Robin --account shop", "shop"),
        ("user remove Robin --account shop", "shop"),
        ("interaction link lost-bank-card", "demo"),
        ("call wait 5 --account shop", "shop"),
        ("embed allow shop https://shop.example.com", "shop"),
        (
            "embed allow https://shop.example.com --account other",
            "other",
        ),
        ("embed deny shop https://shop.example.com", "shop"),
        ("identity secret shop", "shop"),
        ("identity secret", "demo"),
    ] {
        assert_eq!(done(folder, line).1, changed(account), "{line}");
    }
    for line in [
        "account list",
        "user list",
        "interaction list",
        "hours list",
        "call number list",
        "embed origins",
        "user add --once --role agent Robin",
    ] {
        assert_eq!(done(folder, line).1, "", "{line}");
    }
    for line in [
        "user add --role agent Robin --account nobody",
        "call method dtmf --account nobody",
        "hours list --account nobody",
        "embed origins nobody",
        "account key nobody",
    ] {
        let sentence = refused(folder, line);
        assert!(sentence.contains("no account \"nobody\""), "{sentence}");
        assert!(sentence.contains("account list"), "{sentence}");
    }
}

#[test]
fn a_link_names_the_account_that_it_is_about() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    drop(ServerProcess::start(folder, "", Stdio::null()));
    done(folder, "account add shop");
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../interaction/interactions/lost-bank-card.json"
    );
    let published = done(
        folder,
        &format!("interaction publish {file} --account shop"),
    )
    .0;
    let page = "https://help.example/interaction/lost-bank-card";
    assert!(
        published.ends_with(&format!("{page}?account=shop\n")),
        "{published}"
    );
    let link = done(folder, "interaction link lost-bank-card --account shop").0;
    assert!(
        link.starts_with(&format!("{page}?account=shop#link=")),
        "{link}"
    );
    let link = done(folder, "interaction link lost-bank-card").0;
    assert!(link.starts_with(&format!("{page}#link=")), "{link}");
}

#[test]
fn a_port_that_is_taken_is_one_sentence_and_nothing_is_begun() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let output = program(folder.path())
        .args(["serve", "--demo-agent"])
        .env("CONTACT_US_LISTEN", &address)
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(output.stdout.is_empty(), "it is not where it says");
    let sentence = text(&output.stderr);
    assert_eq!(sentence.lines().count(), 1, "{sentence}");
    for words in [
        address.as_str(),
        "another program listens",
        "CONTACT_US_LISTEN",
    ] {
        assert!(sentence.contains(words), "{sentence}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
