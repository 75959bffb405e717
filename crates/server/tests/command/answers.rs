//! What a command says: in a line that holds now, and nothing of the program's own.

use {
    crate::*,
    std::{fs, process::Stdio},
};

#[test]
fn every_change_says_in_one_line_what_holds_now() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    drop(ServerProcess::start(folder, "", Stdio::null()));
    for (line, said) in [
        (
            "call method dtmf",
            "Calls of demo are matched by a code, which is one customer's for 15m.\n",
        ),
        (
            "call number add +442079460001 0001 --group claims",
            "+442079460001 (0001) is given to customers of demo from now on, in the group claims.\n",
        ),
        (
            "call number disable 0001",
            "+442079460001 (0001) is given to no customer of demo from now on.\n",
        ),
        (
            "call group claims --interaction trip",
            "Every page of trip gives numbers of the group claims.\n",
        ),
        (
            "call wait none",
            "Nothing is said of how long calls of demo wait.\n",
        ),
        (
            "call callback-service none",
            "Callbacks of demo are handed over to nobody.\n",
        ),
    ] {
        let (answer, told) = done(folder, line);
        assert_eq!(answer, said, "{line}");
        assert_eq!(told.lines().count(), 1, "where it was changed: {told}");
    }
    let (wait, _) = done(folder, "call wait 12 --for 1h");
    assert!(
        wait.starts_with("Calls of demo wait about 12 min: customers read it until 20"),
        "{wait}"
    );
    let (hours, _) = done(folder, "hours close call --for 2h --reason Storm.");
    assert!(
        hours.starts_with("call: closed until 20") && hours.ends_with(": Storm.\n"),
        "{hours}"
    );
    assert_eq!(hours.lines().count(), 1, "{hours}");
}

#[test]
fn a_group_with_no_number_in_it_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    drop(ServerProcess::start(folder, "", Stdio::null()));
    let sentence = refused(folder, "call group nope");
    assert!(
        sentence.contains("no number of demo is in a group \"nope\""),
        "{sentence}"
    );
    let sentence = refused(folder, "call number add 12 1");
    assert!(
        sentence.contains("\"12\" is no phone number: give the whole of it"),
        "{sentence}"
    );
    assert_eq!(done(folder, "call number list").0, "");
}

#[test]
fn a_definition_that_is_published_already_is_said_to_be_unchanged() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    drop(ServerProcess::start(folder, "", Stdio::null()));
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../interaction/interactions/appointment.json"
    );
    let page = "https://help.example/interaction/appointment\n";
    let published = done(folder, &format!("interaction publish {file}"));
    let unchanged = format!("appointment version 1 is unchanged: {page}");
    assert_eq!(published, (unchanged, String::new()));
    let text = fs::read_to_string(file).unwrap();
    let changed = folder.join("changed.json");
    fs::write(&changed, text + "\n").unwrap();
    let line = format!("interaction publish {}", changed.display());
    assert_eq!(
        done(folder, &line).0,
        format!("appointment version 2: {page}")
    );
}

#[test]
fn a_slip_ends_with_2_and_help_with_0() {
    let folder = tempfile::tempdir().unwrap();
    let slip = run(folder.path(), "user add --role boss Bob");
    assert_eq!(slip.status.code(), Some(2));
    assert!(slip.stdout.is_empty());
    let told = text(&slip.stderr);
    assert!(
        told.contains("'boss'") && told.contains("administrator"),
        "{told}"
    );
    assert!(told.lines().count() < 10, "{told}");
    for line in ["help", "--help", "-h", "help user add", "--version"] {
        assert!(!done(folder.path(), line).0.is_empty(), "{line}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
