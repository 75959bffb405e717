use super::*;

fn read(words: &[&str], key: &str) -> Option<Args> {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    Args::read(&words, key)
}

#[test]
fn everything_but_the_key_has_a_default() {
    let args = read(&["--key", "k"], "").unwrap();
    assert_eq!(
        (args.server.as_str(), args.account.as_str()),
        ("http://127.0.0.1:8080", "demo")
    );
    assert!(args.external_id.starts_with("SIM-"));
    assert_ne!(
        args.external_id,
        read(&["--key", "k"], "").unwrap().external_id
    );
    assert_eq!(read(&[], "from-outside").unwrap().key, "from-outside");
    assert_eq!(read(&[], ""), None);
}

#[test]
fn what_is_typed_counts() {
    let typed = [
        "--server=https://x.example/",
        "--account",
        "a",
        "--key",
        "k",
        "--external-id",
        "+44/1",
    ];
    let args = read(&typed, "other").unwrap();
    let expected = Args {
        server: "https://x.example".to_owned(),
        account: "a".to_owned(),
        key: "k".to_owned(),
        external_id: "+44/1".to_owned(),
    };
    assert_eq!(args, expected);
    for wrong in [
        &["--key"][..],
        &["--loud", "x"],
        &["x"],
        &["--key", "k", "--server", "ftp://x"],
    ] {
        assert_eq!(read(wrong, ""), None, "{wrong:?}");
    }
}
