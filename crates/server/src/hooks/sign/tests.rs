use super::*;

#[test]
fn a_signature_fits_its_body_secret_and_time_alone() {
    let signature = sign("a secret of some length", 1_000, b"{}");
    let fits =
        |secret: &str, at: &str, body: &[u8], now| is_signed(secret, at, &signature, body, now);
    let secret = "a secret of some length";
    assert!(fits(secret, "1000", b"{}", 1_000 + APART));
    assert!(fits(secret, "1000", b"{}", 1_000 - APART));
    assert!(!fits(secret, "1000", b"{}", 1_001 + APART));
    assert!(!fits(secret, "1001", b"{}", 1_000));
    assert!(!fits(secret, "x", b"{}", 1_000));
    assert!(!fits("another secret", "1000", b"{}", 1_000));
    assert!(!fits(secret, "1000", b"{ }", 1_000));
    for odd in ["", "00", &"+0".repeat(32), &"é".repeat(32), &signature[1..]] {
        assert!(!is_signed(secret, "1000", odd, b"{}", 1_000), "{odd}");
    }
}

#[test]
fn it_is_hmac_sha256_as_others_compute_it() {
    // By Python's hmac.new(secret, b"1795514400000.{\"a\":1}", "sha256").
    assert_eq!(
        sign("a secret of some length", 1_795_514_400_000, br#"{"a":1}"#),
        "43d978364ed15580c3846464dde3e7223e72b0542d93689740c717ae1645b2e2"
    );
}
