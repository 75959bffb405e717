use super::*;

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
        "user remove Robin",
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
