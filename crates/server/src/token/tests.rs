use {super::*, proptest::prelude::*};

const REFERENCE: &str = "CU-7F3K-29QD";

fn signer() -> Signer {
    Signer::new(b"a secret of some length").expect("any length is taken")
}

#[test]
fn a_token_opens_its_own_receipt_until_it_expires() {
    let token = signer().sign(Purpose::Callback, "demo", REFERENCE, 1_000);
    let opens =
        |purpose, account, reference, now| signer().opens(&token, purpose, account, reference, now);
    assert!(opens(Purpose::Callback, "demo", REFERENCE, 999));
    assert!(!opens(Purpose::Callback, "demo", REFERENCE, 1_000));
    assert!(!opens(Purpose::History, "demo", REFERENCE, 0));
    assert!(!opens(Purpose::Callback, "other", REFERENCE, 0));
    assert!(!opens(Purpose::Callback, "demo", "CU-7F3K-29QE", 0));
    let other = Signer::new(b"another secret").expect("any length is taken");
    assert!(!other.opens(&token, Purpose::Callback, "demo", REFERENCE, 0));
}

#[test]
fn only_of_our_own_token_is_said_that_its_time_is_over() {
    let token = signer().sign(Purpose::History, "demo", REFERENCE, 1_000);
    let check = |token: &str, reference, now| {
        signer().check(token, Purpose::History, "demo", reference, now)
    };
    assert_eq!(check(&token, REFERENCE, 999), Ok(()));
    assert_eq!(check(&token, REFERENCE, 1_000), Err(Unopened::Expired));
    assert_eq!(check(&token, "CU-7F3K-29QE", 1_000), Err(Unopened::Foreign));
    assert_eq!(check("", REFERENCE, 0), Err(Unopened::Foreign));
    assert_eq!(check(&token[..20], REFERENCE, 0), Err(Unopened::Foreign));
}

#[test]
fn a_token_goes_into_a_link_as_it_is() {
    let token = signer().sign(Purpose::History, "demo", REFERENCE, i64::MAX);
    assert!(
        token
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
    );
}

proptest! {
    #[test]
    fn no_other_text_opens_anything(text in "[A-Za-z0-9_-]{0,60}|\\PC{0,20}") {
        prop_assert!(!signer().opens(&text, Purpose::Callback, "demo", REFERENCE, 0));
    }

    #[test]
    fn a_changed_token_opens_nothing(place in 0usize..53, other in "[A-Za-z0-9_-]") {
        let token = signer().sign(Purpose::Callback, "demo", REFERENCE, 1_000);
        let changed: String = token.chars().enumerate()
            .map(|(i, c)| if i == place { other.clone() } else { c.to_string() })
            .collect();
        prop_assert_eq!(signer().opens(&changed, Purpose::Callback, "demo", REFERENCE, 0), changed == token);
    }
}
