mod people;
mod slips;
mod whose;

use {
    super::{calls::Matched, embed::Site, hours::Except, *},
    crate::{account::NewAccount, store::calls::Method},
};

fn line(typed: &str) -> Result<Line, Error> {
    let words: Vec<String> = typed.split_whitespace().map(str::to_owned).collect();
    Line::read(&words)
}

fn read(typed: &str) -> Option<Command> {
    line(typed).ok().map(|line| line.command)
}

fn words(text: &str) -> Vec<String> {
    text.split(' ').map(str::to_owned).collect()
}

#[test]
fn the_commands_hold_together() {
    Typed::command().debug_assert();
}

#[test]
fn nothing_typed_is_serve() {
    assert_eq!(read(""), Some(Command::Serve { demo_agent: false }));
    assert_eq!(read("serve"), read(""));
    assert_eq!(
        read("serve --demo-agent"),
        Some(Command::Serve { demo_agent: true })
    );
    assert_eq!(read("demo-agent"), Some(Command::DemoAgent));
}

#[test]
fn interactions_are_checked_published_listed_and_linked_to() {
    let work = |work| Some(Command::Interaction(work));
    let link = |hours, uses| {
        let name = "trip".to_owned();
        work(Work::Link { name, hours, uses })
    };
    assert_eq!(
        read("interaction check a.json"),
        work(Work::Check {
            file: "a.json".into()
        })
    );
    assert_eq!(
        read("interaction publish a.json"),
        work(Work::Publish {
            file: "a.json".into()
        })
    );
    assert_eq!(read("interaction list"), work(Work::List));
    assert_eq!(read("interaction link trip"), link(None, None));
    assert_eq!(
        read("interaction link --hours 6 trip --uses=10"),
        link(Some(6), Some(10))
    );
}

#[test]
fn anything_else_is_not_guessed() {
    for line in [
        "start",
        "serve now",
        "user",
        "user add",
        "user add Robin",
        "user add --role agent",
        "user add --role king Robin",
        "user add --role",
        "user add --role agent --force Robin",
        "user password",
        "user password --all",
        "user remove",
        "user remove --all",
        "user list Robin",
        "demo-agent now",
        "interaction",
        "interaction check",
        "interaction list all",
        "interaction link",
        "interaction link a b",
        "interaction link a --hours",
        "interaction link a --hours soon",
        "interaction link a --uses -1",
        "interaction link a --days 2",
    ] {
        assert_eq!(read(line), None, "{line}");
    }
}

#[test]
fn hours_are_excepted_for_a_time_and_with_a_reason() {
    let except = |open, of: &str, time, reason: &str| {
        let of = words(of);
        let reason = reason.into();
        let except = Except { of, time, reason };
        Some(Command::Hours(if open {
            Hours::Open(except)
        } else {
            Hours::Close(except)
        }))
    };
    assert_eq!(
        read("hours close Around the clock --for 2h --reason=Storm"),
        except(false, "Around the clock", 7_200_000, "Storm")
    );
    assert_eq!(
        read("hours open --for=90s Around the clock"),
        except(true, "Around the clock", 90_000, "")
    );
    assert_eq!(
        read("hours close chat --for 2h"),
        except(false, "chat", 7_200_000, "")
    );
    for wrong in [
        "hours",
        "hours close --for 2h",
        "hours close Around the clock",
        "hours close Around the clock --for 0s",
        "hours close Around the clock --for 400d",
        "hours close Around the clock --for é",
        "hours close Around the clock --for",
        "hours resume",
        "hours list all",
    ] {
        assert_eq!(read(wrong), None, "{wrong}");
    }
}

#[test]
fn sites_are_let_hold_the_widget() {
    let site = |account: Option<&str>, origin: &str| Site {
        account: account.map(str::to_owned),
        origin: origin.to_owned(),
    };
    let embed = |embed| Some(Command::Embed(embed));
    let account = Some("demo".to_owned());
    assert_eq!(
        read("embed origins"),
        embed(Embed::Origins { account: None })
    );
    assert_eq!(
        read("embed origins demo"),
        embed(Embed::Origins { account })
    );
    assert_eq!(
        read("embed allow https://shop.example.com"),
        embed(Embed::Allow(site(None, "https://shop.example.com")))
    );
    assert_eq!(
        read("embed allow demo https://shop.example.com"),
        embed(Embed::Allow(site(Some("demo"), "https://shop.example.com")))
    );
    assert_eq!(
        read("embed deny demo self"),
        embed(Embed::Deny(site(Some("demo"), "self")))
    );
    for wrong in [
        "embed",
        "embed origins demo acme",
        "embed allow",
        "embed allow https://shop.example.com https://a.example https://b.example",
        "embed deny --all demo",
        "embed open demo self",
    ] {
        assert_eq!(read(wrong), None, "{wrong}");
    }
}

#[test]
fn identity_secrets_are_made() {
    for line in ["identity secret", "identity secret demo"] {
        assert!(matches!(read(line), Some(Command::Identity(_))), "{line}");
    }
    for wrong in ["identity", "identity secret a b", "identity secret --all"] {
        assert_eq!(read(wrong), None, "{wrong}");
    }
}

#[test]
fn accounts_are_told_made_and_given_keys() {
    let accounts = |accounts| Some(Command::Accounts(accounts));
    assert_eq!(read("account list"), accounts(Accounts::List));
    assert_eq!(
        read("account key shop"),
        accounts(Accounts::Key {
            name: "shop".into()
        })
    );
    let new = NewAccount {
        name: "shop".into(),
        organisation: "Shop".into(),
        contact_email: "help@shop.example".into(),
        region: "DE".into(),
        ..NewAccount::default()
    };
    assert_eq!(
        read("account add --organisation Shop shop --contact-email=help@shop.example --region DE"),
        accounts(Accounts::Add(new))
    );
    for wrong in [
        "account",
        "account add",
        "account add a b",
        "account add a --organisation",
        "account add a --key x",
        "account key",
        "account key --all",
        "account list all",
        "account remove shop",
    ] {
        assert_eq!(read(wrong), None, "{wrong}");
    }
}

#[test]
fn calls_are_set_up() {
    let matched = |method, time, set| {
        Some(Command::Calls(Calls::Method(Matched {
            method,
            time,
            free_on_retrieve: set,
            group_only: set,
        })))
    };
    assert_eq!(
        read("call method dtmf"),
        matched(Method::Dtmf, 900_000, false)
    );
    assert_eq!(
        read("call method dnis --for 5m --free-on-retrieve --group-only"),
        matched(Method::Dnis, 300_000, true)
    );
    assert_eq!(
        read("call wait 12"),
        Some(Command::Calls(Calls::Wait {
            minutes: Some(12),
            time: 1_800_000
        }))
    );
    assert!(read("call number add +442079460001 0001 --group claims --disabled").is_some());
    assert!(read("call wait none").is_some() && read("call wait 12 --for 1h").is_some());
    for wrong in [
        "call wait",
        "call wait 0",
        "call wait 601",
        "call wait -1",
        "call wait 5 6",
        "call wait 5 --for 0s",
    ] {
        assert!(read(wrong).is_none(), "{wrong}");
    }
    assert!(read("call callback-service none").is_some());
    for wrong in [
        "call",
        "call method",
        "call method fax",
        "call method dtmf now",
        "call number add +442079460001",
        "call number enable",
        "call group a b",
        "call group a --element b",
    ] {
        assert_eq!(read(wrong), None, "{wrong}");
    }
}
