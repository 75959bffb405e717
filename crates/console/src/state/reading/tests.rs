use {
    super::*,
    contact_us_wire::{Problem, ProblemKind, history::InstanceState},
};

fn refused(status: u16, kind: ProblemKind) -> ApiError {
    ApiError::Refused(Box::new(Problem {
        type_: String::new(),
        kind,
        title: String::new(),
        status,
        detail: "Do this.".to_owned(),
        fields: vec![],
        retry_after: None,
    }))
}

fn history() -> History {
    History {
        reference: "CU-7F3K-29QD".to_owned(),
        instance: "1".to_owned(),
        interaction: String::new(),
        title: String::new(),
        version: 0,
        state: InstanceState::Finished,
        locale: String::new(),
        started: 0,
        variables: vec![],
        steps: vec![],
        openings: vec![],
    }
}

#[test]
fn each_answer_has_a_state_of_its_own() {
    let said = || "Do this.".to_owned();
    assert_eq!(
        Reading::of(Ok(history())),
        Some(Reading::Known(Box::new(history())))
    );
    let of = |error| Reading::of(Err(error));
    assert_eq!(
        of(refused(403, ProblemKind::Link)),
        Some(Reading::Denied(said()))
    );
    assert_eq!(
        of(refused(404, ProblemKind::NotFound)),
        Some(Reading::Missing(said()))
    );
    assert_eq!(
        of(refused(500, ProblemKind::Internal)),
        Some(Reading::Failed(Some(said())))
    );
    assert_eq!(of(ApiError::Unreachable), Some(Reading::Failed(None)));
    // Something on the way that is not the server.
    assert_eq!(of(ApiError::Status(403)), Some(Reading::Failed(None)));
}

#[test]
fn who_is_signed_out_signs_in_and_it_goes_on() {
    assert_eq!(Reading::of(Err(refused(401, ProblemKind::Token))), None);
}
