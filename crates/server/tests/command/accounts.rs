//! New accounts, and what they begin with.

use {crate::*, std::process::Stdio};

#[test]
fn an_account_is_made_and_set_up_while_the_server_runs() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let server = ServerProcess::start(folder, "", Stdio::null());
    let (said, _) = done(folder, "account add shop --organisation=Shop --region DE");
    assert!(
        said.contains("https://help.example/?account=shop"),
        "{said}"
    );
    let key = said
        .lines()
        .find_map(|line| line.strip_prefix("Application key, shown this once: "))
        .expect("its key");
    let empty = page(&server, "?account=shop");
    assert_eq!(empty["account"]["organisation"], "Shop");
    assert_eq!(empty["region"], "DE");
    assert!(kinds(&empty).is_empty(), "{empty}");
    assert_eq!(kinds(&page(&server, "")).len(), 4, "the demo's are its own");

    let (added, _) = done(folder, "user add --account shop --role administrator Ada");
    let password = added.trim().strip_prefix("Ada  ").unwrap();
    assert_eq!(sign_in(&server, "?account=shop", "Ada", password), 200);
    assert_eq!(sign_in(&server, "", "Ada", password), 401, "not the demo's");

    let (listed, _) = done(folder, "account list");
    let names = listed.lines().map(|line| line.split("  ").next().unwrap());
    assert_eq!(names.collect::<Vec<_>>(), ["demo", "shop"]);
    assert!(listed.contains("shop  Shop  since 20"), "{listed}");
    let nobody = done(folder, "embed origins shop").0;
    assert!(
        nobody.contains("No site may hold the widget yet"),
        "{nobody}"
    );

    // Its key opens the original's paths; another one ends it.
    let ask = |key: &str| {
        let path = "/VoiceProxy/version/2/account/shop/Interaction/call-1/Init";
        let headers = [("Tenant-Id", "shop"), ("Application-Key", key)];
        server.send(&post(path, &headers, "")).unwrap().status
    };
    assert_eq!(ask(key), 200);
    let other = done(folder, "account key shop").0;
    assert_eq!(ask(key), 401);
    assert_eq!(ask(other.trim()), 200);
}

#[test]
fn people_are_listed_and_taken_away_but_for_the_last_administrator() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let server = ServerProcess::start(folder, "", Stdio::null());
    done(folder, "account add shop");
    let of = |line: &str| done(folder, &format!("user {line} --account shop")).0;
    of("add --role administrator Ada");
    let password = of("add --role agent Robin");
    let password = password.trim().strip_prefix("Robin  ").unwrap();
    assert_eq!(sign_in(&server, "?account=shop", "Robin", password), 200);
    let listed = of("list");
    let lines: Vec<_> = listed.lines().collect();
    assert_eq!(lines.len(), 2, "{listed}");
    assert_eq!(lines[0], "Ada  administrator  never there");
    assert!(
        lines[1].starts_with("Robin  agent  last there 20"),
        "{listed}"
    );
    let last = refused(folder, "user remove Ada --account shop");
    assert!(last.contains("last administrator"), "{last}");
    assert_eq!(
        of("remove robin"),
        "robin cannot sign in to shop any more.\n"
    );
    assert_eq!(sign_in(&server, "?account=shop", "Robin", password), 401);
    assert_eq!(of("list"), "Ada  administrator  never there\n");
    let gone = refused(folder, "user remove Robin --account shop");
    assert!(gone.contains("nobody is called Robin"), "{gone}");
    assert!(
        !done(folder, "user list").0.contains("Ada"),
        "the demo's are its own"
    );
}

#[test]
fn with_a_contact_address_email_us_is_offered_from_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let server = ServerProcess::start(folder, "", Stdio::null());
    done(folder, "account add shop --contact-email help@shop.example");
    assert_eq!(kinds(&page(&server, "?account=shop")), ["email"]);
}

#[test]
fn what_is_wrong_with_a_new_account_is_said_and_none_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    drop(ServerProcess::start(folder, "", Stdio::null()));
    for (line, words) in [
        ("account add demo", "already"),
        ("account add shop/berlin", "letters, digits, - and _"),
        (
            "account add shop --contact-email nobody",
            "--contact-email: ",
        ),
        ("account add shop --zone Mars/Base", "--zone: "),
        ("account add shop --region XX", "--region: "),
        ("account add shop --locale tlh", "--locale: "),
    ] {
        let sentence = refused(folder, line);
        assert!(sentence.contains(words), "{line}: {sentence}");
    }
    assert_eq!(done(folder, "account list").0.lines().count(), 1);
}

#[test]
fn a_key_of_the_settings_is_changed_there() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    drop(ServerProcess::start(folder, "", Stdio::null()));
    let key_of = |account| {
        let mut command = program(folder);
        command.env("CONTACT_US_APPLICATION_KEY", "a-key-of-the-settings");
        command.args(["account", "key", account]).output().unwrap()
    };
    let refused = key_of("demo");
    assert!(!refused.status.success());
    assert!(text(&refused.stderr).contains("CONTACT_US_APPLICATION_KEY"));
    done(folder, "account add shop");
    assert!(key_of("shop").status.success());
}

#[test]
fn a_server_of_another_account_than_the_demo_begins_with_nothing_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let settings =
        "CONTACT_US_ACCOUNT = \"shop\"\nCONTACT_US_APPLICATION_KEY = \"0123456789abcdef\"";
    std::fs::write(folder.path().join("contact-us.toml"), settings).unwrap();
    for _ in 0..2 {
        let server = ServerProcess::start(folder.path(), "", Stdio::null());
        let page = page(&server, "");
        assert_eq!(page["account"]["organisation"], "shop");
        assert!(kinds(&page).is_empty(), "{page}");
        let headers = [
            ("Tenant-Id", "shop"),
            ("Application-Key", "0123456789abcdef"),
        ];
        let path = "/VoiceProxy/version/2/account/shop/Interaction/call-1/Init";
        assert_eq!(server.send(&post(path, &headers, "")).unwrap().status, 200);
    }
    assert_eq!(done(folder.path(), "interaction list").0.trim(), "");
}
