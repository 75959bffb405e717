use {super::*, crate::words::Catalogues};

const KINDS: [ProblemKind; 17] = [
    ProblemKind::Fields,
    ProblemKind::TooLarge,
    ProblemKind::ContentType,
    ProblemKind::Origin,
    ProblemKind::Malformed,
    ProblemKind::Key,
    ProblemKind::KeyReused,
    ProblemKind::KeyExpired,
    ProblemKind::Token,
    ProblemKind::Identity,
    ProblemKind::Link,
    ProblemKind::NotFound,
    ProblemKind::Method,
    ProblemKind::Conflict,
    ProblemKind::Unavailable,
    ProblemKind::TooMany,
    ProblemKind::Internal,
];

#[test]
fn every_refusal_is_a_sentence_in_every_language() {
    let all = Catalogues::read().expect("they are JSON");
    for kind in KINDS {
        for language in all.languages() {
            let words = &all.choose([language.tag.as_str()]).words;
            let problem = Refusal {
                args: vec![("n", "3".into())],
                ..Refusal::new(kind)
            }
            .problem(words);
            assert!(
                !problem.detail.starts_with("problem.") && !problem.detail.contains('{'),
                "{kind:?}"
            );
            let named = serde_json::to_value(kind).expect("a text");
            assert_eq!(
                Some(problem.type_.as_str()),
                named.as_str().map(|n| format!("/problems/{n}")).as_deref()
            );
        }
    }
}
