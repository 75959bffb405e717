use {super::*, contact_us_wire::console::Role};

fn person(id: &str) -> Person {
    Person {
        id: id.to_owned(),
        name: id.to_owned(),
        role: Role::Agent,
        available: true,
        limit: 3,
    }
}

fn after(mut phase: Phase, event: Event) -> Phase {
    phase.apply(event);
    phase
}

#[test]
fn the_desk_stays_when_the_session_is_over() {
    let phase = after(Phase::In(person("a")), Event::Nobody);
    assert_eq!(phase, Phase::Expired(person("a")));
    assert_eq!(phase.person(), Some(&person("a")));
    assert_eq!(after(phase.clone(), Event::Nobody), phase);
    assert_eq!(
        after(phase, Event::Found(person("a"))),
        Phase::In(person("a"))
    );
}

#[test]
fn nobody_at_the_start_is_asked_to_sign_in() {
    assert_eq!(after(Phase::Checking, Event::Nobody), Phase::Out);
    assert_eq!(after(Phase::Unreachable, Event::Nobody), Phase::Out);
}

#[test]
fn a_server_that_does_not_answer_signs_nobody_out() {
    let phase = Phase::In(person("a"));
    assert_eq!(after(phase.clone(), Event::NoAnswer), phase);
    assert_eq!(after(Phase::Checking, Event::NoAnswer), Phase::Unreachable);
}

#[test]
fn who_signs_out_is_out() {
    assert_eq!(after(Phase::In(person("a")), Event::Left), Phase::Out);
    assert_eq!(
        after(Phase::Expired(person("a")), Event::Left).person(),
        None
    );
}
