//! Which account a command is about.

use super::{line, read};

#[test]
fn every_command_takes_the_account_that_it_is_about() {
    for typed in [
        "user add --role agent Robin",
        "user password Robin",
        "demo-agent",
        "interaction publish a.json",
        "interaction list",
        "interaction link trip",
        "hours list",
        "hours resume Around the clock",
        "call method dtmf",
        "embed origins",
        "embed allow https://shop.example.com",
        "identity secret",
    ] {
        let command = read(typed).expect(typed);
        let plain = line(typed).expect(typed);
        assert_eq!((plain.account, &plain.command), (None, &command));
        let (first, rest) = typed.split_once(' ').unwrap_or((typed, ""));
        for typed in [
            format!("{typed} --account shop"),
            format!("--account=shop {typed}"),
            format!("{first} --account shop {rest}"),
        ] {
            let said = line(&typed).expect(&typed);
            assert_eq!(said.account.as_deref(), Some("shop"), "{typed}");
            assert_eq!(said.command, command, "{typed}");
        }
    }
    // Said twice, not at all, or to whom it says nothing.
    for wrong in [
        "--account shop embed origins demo",
        "--account shop identity secret demo",
        "--account shop account add shop",
        "--account shop account list",
        "--account shop serve",
        "--account shop --account shop hours list",
        "hours list --account",
        "hours list --account=",
        "user add --role agent Robin --account --once",
    ] {
        assert!(line(wrong).is_err(), "{wrong}");
    }
}
