use super::*;

#[test]
fn inline_blocks_are_found_and_linked_ones_are_not() {
    let html =
        r#"<style>a{}</style><script type="module">x()</script><script src="/y.js"></script>"#;
    assert_eq!(inline(html, "style", " src="), ["a{}"]);
    assert_eq!(inline(html, "script", " src="), ["x()"]);
}

#[test]
fn the_policy_names_each_block_by_its_hash() {
    // The hash of the empty string, from FIPS 180-4's examples.
    let policy = policy(&[""], &[]);
    assert!(
        policy.contains("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"),
        "{policy}"
    );
    assert!(!policy.contains("unsafe-inline"));
}
