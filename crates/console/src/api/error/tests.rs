use {super::*, contact_us_wire::ProblemKind};

fn problem(status: u16, retry_after: Option<u64>) -> ApiError {
    ApiError::Refused(Box::new(Problem {
        type_: String::new(),
        kind: ProblemKind::Conflict,
        title: String::new(),
        status,
        detail: "Do this.".to_owned(),
        fields: Vec::new(),
        retry_after,
    }))
}

#[test]
fn what_may_pass_is_tried_again() {
    for error in [
        ApiError::Unreachable,
        ApiError::Status(404),
        ApiError::Status(502),
        problem(500, None),
    ] {
        assert_eq!(Refusal::from(error), Refusal::Unreachable);
    }
    assert_eq!(Refusal::from(problem(429, Some(3))), Refusal::Later(3_000));
    assert_eq!(
        Refusal::from(ApiError::Status(429)),
        Refusal::Later(A_WHILE)
    );
    assert_eq!(Refusal::from(problem(503, Some(2))), Refusal::Later(2_000));
}

#[test]
fn what_will_never_be_taken_says_so() {
    assert_eq!(
        Refusal::from(problem(422, None)),
        Refusal::Never("Do this.".to_owned())
    );
    assert_eq!(Refusal::from(problem(409, None)), Refusal::Over);
}

#[test]
fn a_session_that_is_over_is_known_by_its_status_alone() {
    assert!(problem(401, None).is_signed_out());
    assert!(ApiError::Status(401).is_signed_out());
    assert!(!ApiError::Unreachable.is_signed_out());
    assert_eq!(Refusal::from(ApiError::Status(401)), Refusal::Token);
}
