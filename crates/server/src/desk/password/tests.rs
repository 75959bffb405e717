use super::*;

#[test]
fn a_password_is_long_random_and_easily_read() {
    let password = random();
    assert_eq!(password.len(), GROUPS * (GROUP + 1) - 1);
    assert_ne!(password, random());
    assert!(!password.contains(['i', 'l', 'o', 'u', 'O', 'I']));
}

#[tokio::test]
async fn only_the_password_that_was_made_fits() {
    let password = random();
    let kept = hash(&password).await.expect("it is hashed");
    assert!(kept.starts_with("$argon2id$") && !kept.contains(&password));
    assert!(fits(&password, Some(&kept)).await);
    assert!(fits(&format!(" {password}\n"), Some(&kept)).await);
    assert!(!fits(&random(), Some(&kept)).await);
    assert!(!fits(&password, None).await);
    assert!(!fits("", Some(&kept)).await);
    assert!(!fits(&"a".repeat(LONGEST + 1), Some(&kept)).await);
}
