use {
    super::{Asked, Run},
    contact_us_wire::interaction::{
        Direction, ElementKind, ElementPage, FieldKind, InputField, Standing,
    },
    std::collections::BTreeMap,
};

fn standing(instance: &str, element: &str, step: u32) -> Standing {
    let field = InputField {
        name: "name".to_owned(),
        label: String::new(),
        help: String::new(),
        kind: FieldKind::Text,
        required: false,
        sensitive: false,
        autocomplete: String::new(),
        choices: Vec::new(),
        value: vec!["given".to_owned()],
    };
    Standing {
        instance: instance.to_owned(),
        page: ElementPage {
            interaction: "x".to_owned(),
            title: String::new(),
            element: element.to_owned(),
            kind: ElementKind::Form,
            step,
            progress: None,
            heading: String::new(),
            text: Vec::new(),
            fields: vec![field],
            back: step > 0,
            next: true,
            contact: true,
            notice: String::new(),
        },
    }
}

/// A run at its first page, served without an instance.
fn first() -> Run {
    let values = BTreeMap::from([("policy".to_owned(), "7".to_owned())]);
    let mut run = Run::new("x", values, "right".to_owned());
    run.stand(standing("", "one", 0));
    run
}

fn ask(run: &mut Run, direction: Direction, key: &str) -> Option<Asked> {
    run.ask(direction, || key.to_owned())
}

fn fill(run: &mut Run, text: &str) {
    run.input.insert("name".to_owned(), vec![text.to_owned()]);
}

#[test]
fn what_the_address_says_goes_with_the_first_navigation_and_no_other() {
    let mut run = first();
    let asked = ask(&mut run, Direction::Next, "k1").unwrap();
    assert_eq!(asked.navigation.values["policy"], "7");
    assert_eq!(asked.navigation.link, "right");
    assert_eq!(asked.navigation.input["name"], ["given"]);
    assert!(run.hears(asked.turn));
    run.stand(standing("i", "two", 1));
    let asked = ask(&mut run, Direction::Back, "k2").unwrap();
    assert!(asked.navigation.values.is_empty() && asked.navigation.link.is_empty());
    assert_eq!(asked.navigation.step, 1);
}

#[test]
fn a_second_press_while_the_first_is_on_its_way_does_nothing() {
    let mut run = first();
    let asked = ask(&mut run, Direction::Next, "k1").unwrap();
    assert!(run.is_busy());
    for direction in [Direction::Next, Direction::Back, Direction::Contact] {
        assert_eq!(ask(&mut run, direction, "k2"), None);
    }
    assert!(run.hears(asked.turn));
    assert!(!run.is_busy());
    assert_eq!(run.wanted(), None);
}

#[test]
fn what_is_pressed_during_the_beginning_comes_after_it() {
    let mut run = first();
    let start = ask(&mut run, Direction::Start, "k1").unwrap();
    assert!(start.navigation.input.is_empty());
    assert_eq!(ask(&mut run, Direction::Next, "k2"), None);
    assert!(run.hears(start.turn));
    assert_eq!(run.wanted(), Some(Direction::Next));
    assert_eq!(run.wanted(), None, "once");
}

#[test]
fn the_same_once_more_goes_under_the_same_key_and_anything_else_under_another() {
    let mut run = first();
    let key = |run: &mut Run, direction, fresh: &str| {
        let asked = ask(run, direction, fresh).unwrap();
        assert!(run.hears(asked.turn));
        asked.key
    };
    assert_eq!(key(&mut run, Direction::Next, "k1"), "k1");
    assert_eq!(key(&mut run, Direction::Next, "k2"), "k1");
    fill(&mut run, "changed");
    assert_eq!(key(&mut run, Direction::Next, "k3"), "k3");
    assert_eq!(key(&mut run, Direction::Contact, "k4"), "k4");
    assert_eq!(run.last(), Some(Direction::Contact));
    run.forget_key();
    assert_eq!(run.last(), None);
    assert_eq!(key(&mut run, Direction::Contact, "k5"), "k5");
}

#[test]
fn answers_that_come_too_late_are_not_heard() {
    let mut run = first();
    let look = run.look();
    let next = ask(&mut run, Direction::Next, "k1").unwrap();
    assert!(!run.hears(look));
    assert!(run.is_busy(), "the one that counts is still on its way");
    assert!(run.hears(next.turn));
}

#[test]
fn a_new_page_brings_its_values_and_the_same_one_keeps_what_was_typed() {
    let mut run = first();
    fill(&mut run, "typed");
    assert!(
        !run.stand(standing("i", "one", 1)),
        "Contact Us stays on its page"
    );
    assert_eq!(run.input["name"], ["typed"]);
    assert!(run.stand(standing("i", "two", 2)));
    assert_eq!(run.input["name"], ["given"]);
}

#[test]
fn a_run_that_is_forgotten_is_before_its_beginning_and_hears_no_old_answer() {
    let mut run = first();
    run.stand(standing("i", "two", 1));
    let asked = ask(&mut run, Direction::Next, "k1").unwrap();
    run.clear();
    assert!(!run.hears(asked.turn));
    assert_eq!((run.instance.as_str(), run.page.is_none()), ("", true));
    assert!(!run.is_busy() && run.input.is_empty());
    let asked = ask(&mut run, Direction::Start, "k2").unwrap();
    assert_eq!(asked.navigation.link, "right");
    assert_eq!(asked.navigation.values["policy"], "7");
}
