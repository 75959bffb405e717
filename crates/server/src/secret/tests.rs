use super::*;

#[test]
fn the_secret_is_made_once_and_is_nobody_elses() {
    let data = tempfile::tempdir().expect("a folder");
    let secret = kept(data.path()).expect("it is made");
    assert_eq!(kept(data.path()).expect("it is kept"), secret);
    assert!(secret.len() > LENGTH);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(data.path().join(FILE))
            .expect("it is there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn a_crash_while_it_was_made_does_no_harm() {
    let data = tempfile::tempdir().expect("a folder");
    std::fs::write(data.path().join(FILE), "").expect("an empty file");
    assert!(!kept(data.path()).expect("it is made").is_empty());
}
