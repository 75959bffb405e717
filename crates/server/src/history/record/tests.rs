use {
    super::*,
    contact_us_interaction::{EXAMPLES, MASK},
};

fn definition() -> Definition {
    Definition::read(EXAMPLES[1]).expect("an example is right")
}

/// What stands in a field: its name, its values.
type Filled<'a> = (&'a str, &'a [&'a str]);
/// A move: which way, and what stood in the fields.
type Step<'a> = (&'a str, &'a [Filled<'a>]);

/// A second for each of the moves.
fn moves(all: &[Step<'_>]) -> Vec<Move> {
    let one = |(at, (way, input)): (i64, &Step<'_>)| {
        let values = |values: &[&str]| values.iter().map(|v| (*v).to_owned()).collect();
        let input = input
            .iter()
            .map(|(name, v)| ((*name).to_owned(), values(v)));
        let past = |direction| {
            Act::Past(Past {
                direction,
                input: input.collect(),
            })
        };
        let act = match *way {
            "start" => past(Direction::Start),
            "next" => past(Direction::Next),
            "back" => past(Direction::Back),
            "contact" => past(Direction::Contact),
            _ => Act::Hangup,
        };
        Move {
            at: at * 1_000,
            act,
        }
    };
    (0..).zip(all).map(one).collect()
}

fn shown(record: &Record) -> Vec<(&str, Option<Way>, bool)> {
    let of = |visit: &'_ Visit| (visit.left.map(|left| left.way), visit.back);
    let all = record.visits.iter();
    all.map(|visit| {
        let (way, back) = of(visit);
        (visit.page.element.as_str(), way, back)
    })
    .collect()
}

#[test]
fn each_page_is_told_from_when_it_was_shown_until_it_was_left() {
    let definition = definition();
    let record = Record::of(
        &definition,
        &moves(&[
            ("start", &[]),
            ("next", &[("happened", &["stolen"])]),
            ("next", &[]),
            ("back", &[("alongside", &["pin"])]),
        ]),
        "en",
    );
    assert_eq!(
        shown(&record),
        [
            ("happened", Some(Way::Next), false),
            ("safe", Some(Way::Next), false),
            ("alongside", Some(Way::Back), false),
            ("safe", None, true),
        ]
    );
    assert_eq!(
        (record.visits[1].at, record.visits[1].left.map(|l| l.at)),
        (1_000, Some(2_000))
    );
    // What was typed before Back is told, and does not count.
    assert_eq!(record.visits[2].given[0].chosen, ["pin"]);
    let answered: Vec<_> = record.answered().map(|v| v.page.element.as_str()).collect();
    assert_eq!(answered, ["happened"]);
}

#[test]
fn a_page_that_was_answered_twice_counts_with_its_last_answers_and_still_counts_while_it_is_shown_again()
 {
    let definition = definition();
    let mut all: Vec<Step<'_>> = vec![
        ("start", &[]),
        ("next", &[("happened", &["lost"])]),
        ("next", &[("alongside", &["cards"])]),
        ("back", &[]),
    ];
    let chosen = |all: &[Step<'_>]| {
        let record = Record::of(&definition, &moves(all), "en");
        let answers = record.answered().map(|v| v.given[0].chosen.join("+"));
        answers.collect::<Vec<_>>()
    };
    assert_eq!(chosen(&all), ["lost", "cards"]);
    all.push(("next", &[("alongside", &["identity"])]));
    assert_eq!(chosen(&all), ["lost", "identity"]);
}

#[test]
fn contact_us_leaves_the_page_where_it_is_and_tells_what_stood_there() {
    let definition = definition();
    let record = Record::of(
        &definition,
        &moves(&[("start", &[]), ("contact", &[("happened", &["misused"])])]),
        "ar",
    );
    assert_eq!(record.visits.len(), 1);
    assert_eq!(
        record.moments,
        [(0, Moment::Shown(0)), (1_000, Moment::Contact(0))]
    );
    assert_eq!(
        record.visits[0].given[0].answer.shown,
        ["البطاقة معي، لكن شخصًا آخر يستخدمها"]
    );
    assert_eq!(record.answered().count(), 0);
}

#[test]
fn what_is_sensitive_is_masked_and_a_hangup_ends_the_page() {
    let definition = definition();
    let record = Record::of(
        &definition,
        &moves(&[
            ("start", &[]),
            ("next", &[("happened", &["swallowed"])]),
            ("next", &[]),
            (
                "contact",
                &[
                    ("fullName", &["Ada"]),
                    ("birthday", &["1987-06-05"]),
                    ("cardEnd", &["8642"]),
                ],
            ),
            ("hangup", &[]),
        ]),
        "en",
    );
    let whose = record.visits.last().expect("a page");
    let shown: Vec<_> = whose
        .given
        .iter()
        .map(|given| given.answer.shown.join(""))
        .collect();
    assert_eq!(shown, ["Ada", MASK, MASK, ""]);
    assert_eq!(
        whose.left,
        Some(Left {
            at: 4_000,
            way: Way::Hangup
        })
    );
    assert!(!format!("{record:?}").contains("8642"));
    assert_eq!(record.moments.last(), Some(&(4_000, Moment::Hangup)));
}

#[test]
fn a_next_that_was_not_right_led_nowhere() {
    let definition = definition();
    let record = Record::of(
        &definition,
        &moves(&[("start", &[]), ("next", &[("happened", &["nonsense"])])]),
        "en",
    );
    assert_eq!(shown(&record), [("happened", None, false)]);
    assert!(record.visits[0].given[0].chosen.is_empty());
}
