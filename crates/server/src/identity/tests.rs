use {
    super::{Unverified, told, verify},
    base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD},
    hmac::{Hmac, KeyInit, Mac},
    proptest::prelude::*,
    serde_json::{Value, json},
    sha2::Sha256,
};

const NOW: i64 = 1_795_514_400_000;
const SECRET: &str = "a secret of the account's";

fn secrets() -> Vec<String> {
    vec!["a newer one".to_owned(), SECRET.to_owned()]
}

fn token(head: &Value, claims: &Value, secret: &str) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(head), part(claims));
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any length");
    mac.update(signed.as_bytes());
    let signature = URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes());
    format!("{signed}.{signature}")
}

fn head() -> Value {
    json!({ "alg": "HS256", "typ": "JWT" })
}

fn claims() -> Value {
    json!({ "sub": "customer-17", "aud": "demo", "exp": NOW / 1_000 + 600, "name": "Ada Lovelace",
            "email": "ada@example.com" })
}

/// The claims with one of them changed; `null` takes it away.
fn with(name: &str, value: Value) -> Value {
    let mut claims = claims();
    let members = claims.as_object_mut().expect("an object");
    if value.is_null() {
        members.remove(name);
    } else {
        members.insert(name.to_owned(), value);
    }
    claims
}

#[track_caller]
fn refused(token: &str, reason: Unverified) {
    assert_eq!(
        verify(token, &secrets(), "demo", NOW),
        Err(reason),
        "{token}"
    );
}

#[test]
fn who_is_named_and_signed_is_verified() {
    let identity = verify(&token(&head(), &claims(), SECRET), &secrets(), "demo", NOW);
    let identity = identity.expect("it is signed");
    assert_eq!(identity.subject, "customer-17");
    assert_eq!(identity.name, "Ada Lovelace");
    assert_eq!(identity.email, "ada@example.com");
    assert_eq!(identity.phone, "");
    assert_eq!(
        told(&identity).value,
        "Ada Lovelace · ada@example.com · customer-17"
    );
}

#[test]
fn both_secrets_are_good_while_one_follows_the_other() {
    for secret in secrets() {
        let token = token(&head(), &claims(), &secret);
        assert!(verify(&token, &secrets(), "demo", NOW).is_ok());
    }
    let late = token(&head(), &claims(), SECRET);
    let left = ["a newer one".to_owned()];
    assert_eq!(
        verify(&late, &left, "demo", NOW),
        Err(Unverified::Signature)
    );
    assert_eq!(verify(&late, &[], "demo", NOW), Err(Unverified::Signature));
}

#[test]
fn no_algorithm_is_no_signature() {
    for alg in ["none", "None", "NONE", ""] {
        let signed = token(&json!({ "alg": alg }), &claims(), SECRET);
        refused(&signed, Unverified::Algorithm);
        let (bare, _) = signed.rsplit_once('.').expect("three parts");
        refused(&format!("{bare}."), Unverified::Algorithm);
    }
}

#[test]
fn another_algorithm_is_refused() {
    for alg in ["HS384", "HS512", "RS256", "ES256", "hs256"] {
        refused(
            &token(&json!({ "alg": alg }), &claims(), SECRET),
            Unverified::Algorithm,
        );
    }
    let unknown = json!({ "alg": "HS256", "crit": ["b64"], "b64": false });
    refused(&token(&unknown, &claims(), SECRET), Unverified::Algorithm);
}

#[test]
fn another_secret_is_refused() {
    for secret in ["", "a secret of the account'", "another"] {
        refused(&token(&head(), &claims(), secret), Unverified::Signature);
    }
}

#[test]
fn a_token_for_another_account_is_refused() {
    for audience in [
        json!("acme"),
        json!(["acme"]),
        json!([]),
        json!(""),
        Value::Null,
    ] {
        let claims = with("aud", audience);
        refused(&token(&head(), &claims, SECRET), Unverified::Audience);
    }
    let several = with("aud", json!(["acme", "demo"]));
    let token = token(&head(), &several, SECRET);
    assert!(verify(&token, &secrets(), "demo", NOW).is_ok());
}

#[test]
fn an_expired_token_is_refused_to_the_millisecond() {
    let signed = token(&head(), &claims(), SECRET);
    let end = NOW + 600_000;
    assert!(verify(&signed, &secrets(), "demo", end - 1).is_ok());
    assert_eq!(
        verify(&signed, &secrets(), "demo", end),
        Err(Unverified::Time)
    );
    refused(
        &token(&head(), &with("exp", json!(0)), SECRET),
        Unverified::Time,
    );
    let early = with("nbf", json!(NOW / 1_000 + 120));
    refused(&token(&head(), &early, SECRET), Unverified::Time);
}

#[test]
fn a_token_is_good_for_a_day_at_most() {
    let after = |seconds: i64| {
        let claims = with("exp", json!(NOW / 1_000 + seconds));
        verify(&token(&head(), &claims, SECRET), &secrets(), "demo", NOW)
    };
    assert!(after(86_400).is_ok());
    assert_eq!(after(86_400 + 61), Err(Unverified::Life));
    assert_eq!(after(10_000_000_000), Err(Unverified::Life));
    let forever = with("exp", json!(1e300));
    refused(&token(&head(), &forever, SECRET), Unverified::Life);
    // In milliseconds by mistake.
    let claims = with("exp", json!(NOW + 600_000));
    refused(&token(&head(), &claims, SECRET), Unverified::Life);
}

#[test]
fn a_token_without_an_end_is_refused() {
    for end in [Value::Null, json!("tomorrow"), json!([1])] {
        let claims = with("exp", end);
        refused(&token(&head(), &claims, SECRET), Unverified::Malformed);
    }
}

#[test]
fn a_token_that_names_nobody_is_refused() {
    for subject in [json!(""), json!(" \u{7}"), Value::Null] {
        let claims = with("sub", subject);
        refused(&token(&head(), &claims, SECRET), Unverified::Subject);
    }
}

#[test]
fn what_is_no_token_is_refused() {
    let long = format!("{}.a.b", "a".repeat(5_000));
    for text in ["", ".", "..", "a.b", "a.b.c", "é.é.é", "{}.{}.", &long] {
        refused(text, Unverified::Malformed);
    }
    let signed = token(&head(), &claims(), SECRET);
    refused(&format!("{signed}="), Unverified::Malformed);
    refused(&format!("{signed}.{signed}"), Unverified::Malformed);
    refused(
        &token(&head(), &json!(["sub"]), SECRET),
        Unverified::Malformed,
    );
}

#[test]
fn what_is_signed_is_shown_on_one_short_line() {
    let name = "Ada\r\nBcc: all@example.com".to_owned() + &"x".repeat(500);
    let claims = with("name", json!(name));
    let identity = verify(&token(&head(), &claims, SECRET), &secrets(), "demo", NOW);
    let name = identity.expect("it is signed").name;
    assert!(!name.contains(['\r', '\n']) && name.chars().count() == 200);
}

proptest! {
    #[test]
    fn a_token_with_a_changed_byte_never_verifies(at in any::<prop::sample::Index>(), flip in 1_u8..128) {
        let signed = token(&head(), &claims(), SECRET);
        let mut bytes = signed.clone().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        let changed = String::from_utf8(bytes).expect("still ASCII");
        prop_assert!(verify(&changed, &secrets(), "demo", NOW).is_err(), "{}", changed);
    }

    #[test]
    fn no_text_panics(text in ".{0,200}") {
        prop_assert!(verify(&text, &secrets(), "demo", NOW).is_err());
    }
}
