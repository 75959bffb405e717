use {super::*, crate::domain::words};

#[test]
fn pictures_and_documents_up_to_the_limit_are_taken() {
    for mime in FILE_TYPES {
        assert_eq!(problem(mime, 1), None);
        assert_eq!(problem(mime, MAX_FILE as u64), None);
    }
}

#[test]
fn what_is_refused_is_refused_with_a_reason() {
    assert_eq!(problem("image/png", 0), Some("console.file.empty"));
    assert_eq!(problem("image/svg+xml", 10), Some("console.file.type"));
    assert_eq!(problem("", 10), Some("console.file.type"));
    assert_eq!(
        problem("image/png", MAX_FILE as u64 + 1),
        Some("console.file.large")
    );
}

#[test]
fn a_size_is_never_said_smaller_than_it_is() {
    let words = words::of("en");
    for (bytes, said) in [
        (1, "1 kB"),
        (1_001, "2 kB"),
        (999_000, "999 kB"),
        (999_001, "1.0 MB"),
        (3_400_001, "3.5 MB"),
    ] {
        assert_eq!(size(&words, bytes), said);
    }
}
