use {
    super::{Phase, refusal, spends_key},
    crate::api::ApiError,
    contact_us_wire::{FieldProblem, Outcome, Problem, ProblemKind, Words},
};

fn field(name: &str, code: &str) -> FieldProblem {
    FieldProblem {
        field: name.to_owned(),
        code: code.to_owned(),
        detail: code.to_owned(),
    }
}

fn problem(kind: ProblemKind, fields: Vec<FieldProblem>) -> ApiError {
    ApiError::Refused(Box::new(Problem {
        type_: String::new(),
        kind,
        title: String::new(),
        status: 422,
        detail: "do this".to_owned(),
        fields,
        retry_after: Some(7),
    }))
}

#[test]
fn a_mended_field_loses_its_problem_and_the_last_one_frees_the_form() {
    let mut phase = Phase::Answered(Outcome::Rejected {
        fields: vec![field("email", "missing"), field("message", "missing")],
    });
    phase.recheck("email", Some(field("email", "shape")));
    assert_eq!(phase.problems()[0].code, "shape");
    phase.recheck("firstName", None);
    assert_eq!(phase.problems().len(), 2);
    phase.recheck("email", None);
    phase.recheck("message", None);
    assert_eq!(phase, Phase::Filling);
}

#[test]
fn each_failure_is_a_sentence() {
    let words: Words =
        serde_json::from_str(include_str!("../../../crates/wire/locales/en.json")).unwrap();
    for (error, start) in [
        (ApiError::Offline, "You seem to be offline"),
        (ApiError::Unreachable, "We could not reach"),
        (problem(ProblemKind::TooMany, vec![]), "do this"),
    ] {
        let Outcome::Refused { detail, .. } = refusal(error, &words) else {
            panic!("refused as a whole")
        };
        assert!(detail.starts_with(start), "{detail}");
    }
    let rejected = refusal(
        problem(ProblemKind::Fields, vec![field("email", "x")]),
        &words,
    );
    assert!(matches!(rejected, Outcome::Rejected { fields } if fields.len() == 1));
}

#[test]
fn only_a_spent_key_is_given_up() {
    assert!(spends_key(&problem(ProblemKind::KeyExpired, vec![])));
    assert!(spends_key(&problem(ProblemKind::KeyReused, vec![])));
    assert!(!spends_key(&problem(ProblemKind::TooMany, vec![])));
    assert!(!spends_key(&ApiError::Offline));
}
