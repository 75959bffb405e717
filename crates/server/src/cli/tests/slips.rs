//! What is said of a line that is no command, and of help.

use super::line;

/// A newcomer's slips: what is wrong is named, with what is expected and the usage of that command alone.
#[test]
fn a_slip_is_named_with_what_is_expected_and_the_usage_of_that_command() {
    for (typed, named, usage) in [
        (
            "hours close chat --for 2x",
            "invalid value '2x' for '--for <TIME>': a time from 1s to 366d is expected",
            "hours close ",
        ),
        (
            "call wait abc",
            "invalid value 'abc' for '<MINUTES>': whole minutes from 1 to 600 are expected, or none",
            "call wait ",
        ),
        ("call wait 99999", "invalid value '99999'", "call wait "),
        ("call wait -1", "invalid value '-1'", "call wait "),
        (
            "user add --role boss Bob",
            "invalid value 'boss' for '--role <ROLE>'\n  [possible values: agent, administrator]",
            "user add ",
        ),
        ("user add Bob", "--role <ROLE>", "user add "),
        (
            "user add --role agent --force Bob",
            "unexpected argument '--force'",
            "user add ",
        ),
        (
            "call callback-service desk.example",
            "an address that begins with http:// or https:// is expected, or none",
            "call callback-service ",
        ),
        (
            "interaction link trip --uses 0",
            "a whole number from 1 on is expected",
            "interaction link ",
        ),
        (
            "call group a --element b",
            "--interaction <NAME>",
            "call group ",
        ),
        ("embed allow", "<ORIGIN>", "embed allow "),
        (
            "identity secret demo --account shop",
            "--account says nothing here",
            "identity secret ",
        ),
        (
            "usr add",
            "a similar subcommand exists: 'user'",
            "[OPTIONS] [COMMAND]",
        ),
    ] {
        let error = line(typed).expect_err(typed);
        assert_eq!(error.exit_code(), 2, "{typed}");
        let said = error.to_string();
        assert!(said.contains(named), "{typed}: {said}");
        let usage = format!("Usage: contact-us-server {usage}");
        assert!(said.contains(&usage), "{typed}: {said}");
        assert_eq!(said.matches("contact-us-server").count(), 1, "{said}");
    }
}

#[test]
fn what_belongs_to_a_group_is_told_where_only_the_group_is_named() {
    let said = line("hours").expect_err("which of them?");
    assert_eq!(said.exit_code(), 2);
    for below in ["hours list", "hours open", "hours close", "hours resume"] {
        assert!(said.to_string().contains(below), "{said}");
    }
}

#[test]
fn help_and_the_version_are_no_fault() {
    for (typed, words) in [
        ("--help", "Take requests; the same as no command at all"),
        ("help", "help COMMAND"),
        ("help hours close", "For how long, as 90s, 15m, 2h or 3d"),
        ("hours close --help", "For how long, as 90s, 15m, 2h or 3d"),
        (
            "help call",
            "contact-us-server call number add [OPTIONS] <PHONE> <DNID>",
        ),
        (
            "--version",
            concat!("contact-us-server ", env!("CARGO_PKG_VERSION")),
        ),
    ] {
        let said = line(typed).expect_err(typed);
        assert_eq!(said.exit_code(), 0, "{typed}");
        assert!(said.to_string().contains(words), "{typed}: {said}");
    }
}
