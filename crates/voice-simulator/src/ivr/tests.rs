use {super::*, serde_json::json};

fn action(name: &str, variables: Value) -> Action {
    serde_json::from_value(json!({ "action": name, "variables": variables })).unwrap()
}

#[test]
fn each_action_is_carried_out_and_said() {
    let mut ivr = Ivr::new();
    let play = ivr.act(&action("Prompt", json!({ "Prompt": "welcome.wav" })));
    assert_eq!(play, ("plays: welcome.wav".to_owned(), Then::Nothing));
    let step = ivr.act(&action("Step", json!({ "Element": "Policy" })));
    assert_eq!(step, ("the caller is at: Policy".to_owned(), Then::Nothing));
    let transfer = ivr.act(&action("Transfer", json!({ "a": "b" })));
    assert_eq!(
        transfer,
        (
            "transfers the call, with {\"a\":\"b\"}".to_owned(),
            Then::Connect
        )
    );
    assert!(ivr.on_call(), "until it is connected");
    ivr.connected();
    assert!(!ivr.on_call() && !ivr.asks());
    let (odd, then) = ivr.act(&action("Dance", json!({})));
    assert!(odd.contains("Dance") && then == Then::Nothing);
}

#[test]
fn who_holds_asks_for_nothing_until_told_again() {
    let mut ivr = Ivr::new();
    assert!(ivr.asks());
    ivr.told("hold").unwrap();
    assert!(!ivr.asks() && ivr.on_call());
    ivr.told(" hold\n").unwrap();
    assert!(ivr.asks());
}

#[test]
fn who_dies_takes_one_more_action_and_does_nothing_with_it() {
    let mut ivr = Ivr::new();
    ivr.told("die").unwrap();
    assert!(ivr.asks());
    let (said, then) = ivr.act(&action("Transfer", json!({})));
    assert_eq!(
        (said.as_str(), then),
        ("died with Transfer in hand", Then::Nothing)
    );
    assert!(!ivr.asks() && ivr.on_call());
    assert_eq!(ivr.told("again").unwrap().1, Then::Begin);
    assert!(ivr.asks());
}

#[test]
fn who_drops_is_off_the_phone_and_odd_words_do_nothing() {
    let mut ivr = Ivr::new();
    assert_eq!(ivr.told("dance"), None);
    assert_eq!(ivr.told("drop").unwrap().1, Then::HangUp);
    assert!(!ivr.on_call() && !ivr.asks());
    assert_eq!(ivr.told("quit").unwrap().1, Then::Quit);
}
