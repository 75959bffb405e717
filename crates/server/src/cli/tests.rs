use {super::*, crate::account::NewAccount};

fn read(line: &str) -> Option<Command> {
    let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
    Command::read(&words)
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
fn people_are_added_with_their_role_and_whole_name() {
    let robin = |once| {
        Some(Command::AddUser {
            role: Role::Agent,
            name: "Robin Hood".into(),
            once,
        })
    };
    assert_eq!(read("user add --role agent Robin Hood"), robin(false));
    assert_eq!(read("user add Robin Hood --once --role=agent"), robin(true));
    assert!(matches!(
        read("user add --role administrator Ada"),
        Some(Command::AddUser {
            role: Role::Administrator,
            ..
        })
    ));
    assert_eq!(
        read("user password Ada"),
        Some(Command::NewPassword { name: "Ada".into() })
    );
    assert_eq!(read("user list"), Some(Command::ListUsers));
    assert_eq!(
        read("user remove Ada"),
        Some(Command::RemoveUser { name: "Ada".into() })
    );
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
        work(Work::Check("a.json".into()))
    );
    assert_eq!(
        read("interaction publish a.json"),
        work(Work::Publish("a.json".into()))
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
        Some(Command::Hours(Hours::Except {
            open,
            of: of.into(),
            time,
            reason: reason.into(),
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
    for line in [
        "embed origins",
        "embed origins demo",
        "embed allow https://shop.example.com",
        "embed allow demo https://shop.example.com",
        "embed deny demo self",
    ] {
        assert!(matches!(read(line), Some(Command::Embed(_))), "{line}");
    }
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
        accounts(Accounts::Key("shop".into()))
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
fn every_command_takes_the_account_that_it_is_about() {
    let line = |typed: &str| {
        let words: Vec<String> = typed.split_whitespace().map(str::to_owned).collect();
        Line::read(&words)
    };
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
        assert_eq!(line(wrong), None, "{wrong}");
    }
}

#[test]
fn calls_are_set_up() {
    let settings = |line| match read(line) {
        Some(Command::Calls(Calls::Method(settings))) => settings,
        other => panic!("{other:?}"),
    };
    let standard = settings("call method dtmf");
    assert_eq!((standard.shown_for, standard.any_group), (900_000, true));
    let other = settings("call method dnis --for 5m --free-on-retrieve --group-only");
    assert_eq!(
        (other.shown_for, other.any_group, other.free_on_retrieve),
        (300_000, false, true)
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
