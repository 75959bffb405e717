//! Whatever is defined and whatever is typed: nothing panics, nothing is lost, every way ends.

#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use {
    contact_us_interaction::{Definition, EXAMPLES, Input, Past, Run, Values},
    contact_us_wire::interaction::{Direction, ElementKind, ElementPage, FieldKind, InputField},
    proptest::prelude::*,
    serde_json::{Value, json},
};

const HOSTILE: [&str; 9] = [
    "</textarea><script>alert(1)</script>",
    "{{fullName}} {{{{x}}",
    "\u{202E}abc\u{2066}",
    "\u{0}\u{7}\r\n\r\nBcc: x@example.com",
    "' OR 1=1 --",
    "٣٫١٤",
    "\u{FEFF}\u{200D}",
    "9223372036854775808",
    "2026-02-30",
];

fn examples() -> Vec<Definition> {
    let read = |example: &&str| Definition::read(example).unwrap();
    EXAMPLES.iter().map(read).collect()
}

/// One value for a field, of several that fit.
fn fitting(field: &InputField, dice: u64) -> Vec<String> {
    let pick = |count: usize| usize::try_from(dice).unwrap_or(0) % count;
    let one = match field.kind {
        FieldKind::Choice => field.choices[pick(field.choices.len())].value.clone(),
        FieldKind::Choices => {
            let chosen = field.choices.iter().enumerate();
            let chosen = chosen
                .filter(|(index, _)| index == &pick(field.choices.len()) || dice >> index & 1 == 1);
            return chosen.map(|(_, choice)| choice.value.clone()).collect();
        }
        FieldKind::Email => "ada@example.com".to_owned(),
        FieldKind::Phone => "+44 20 7946 0018".to_owned(),
        FieldKind::Number => (dice % 1_000).to_string(),
        FieldKind::Date => format!("20{:02}-0{}-2{}", dice % 100, 1 + dice % 9, dice % 9),
        _ if !field.required => String::new(),
        _ if field.name == "visit" => "123456".to_owned(),
        _ => ["Ada", "12", "a\nb"][pick(3)].to_owned(),
    };
    vec![one]
}

fn filled(page: &ElementPage, dice: u64) -> Input {
    let field = |field: &InputField| (field.name.clone(), fitting(field, dice));
    page.fields.iter().map(field).collect()
}

/// What stands on a page.
fn standing(page: &ElementPage) -> Input {
    let field = |field: &InputField| (field.name.clone(), field.value.clone());
    page.fields.iter().map(field).collect()
}

fn junk(page: &ElementPage, dice: u64) -> Input {
    let text = HOSTILE[usize::try_from(dice).unwrap_or(0) % HOSTILE.len()];
    let mut input = filled(page, dice);
    for (index, values) in input.values_mut().enumerate() {
        if (dice >> index).is_multiple_of(4) {
            *values = vec![text.to_owned(), text.repeat(40)];
        }
    }
    input.insert(text.to_owned(), vec![text.to_owned()]);
    input
}

fn is_plain(page: &ElementPage) -> bool {
    let shown = page.text.iter().chain([&page.heading, &page.title]);
    shown
        .into_iter()
        .all(|text| !text.contains(['\u{202E}', '\u{0}', '\u{2066}']))
}

proptest! {
    #[test]
    fn fitting_answers_lead_to_an_end(example in 0..3_usize, dice in prop::collection::vec(any::<u64>(), 20)) {
        let definition = &examples()[example];
        let mut run = Run::first(definition, &Values::new());
        let mut progress = Some(0);
        for (step, dice) in (0..).zip(dice) {
            let page = run.page("ar", step);
            prop_assert!(page.progress >= progress && page.progress <= Some(100), "{:?}", page.progress);
            progress = page.progress;
            if !page.next {
                prop_assert!(matches!(page.kind, ElementKind::Finish | ElementKind::Contact));
                prop_assert_eq!(page.progress, Some(100));
                return Ok(());
            }
            let faults = run.next(&filled(&page, dice));
            prop_assert_eq!(faults, Ok(()), "{:?}", page);
        }
        prop_assert!(false, "no end after 20 pages");
    }

    #[test]
    fn back_and_next_restore_the_page(
        example in 0..3_usize, acts in prop::collection::vec((0..4_u8, any::<u64>()), 1..25),
    ) {
        let definition = &examples()[example];
        let mut run = Run::first(definition, &Values::new());
        let mut record = Vec::new();
        for (act, dice) in acts {
            let page = run.page("en", 0);
            let (direction, input) = match act {
                0 => (Direction::Back, junk(&page, dice)),
                1 => (Direction::Next, junk(&page, dice)),
                2 => (Direction::Contact, junk(&page, dice)),
                _ => (Direction::Next, filled(&page, dice)),
            };
            let past = Past { direction, input };
            run.apply(&past);
            record.push(past);
            let page = run.page("en", 0);
            prop_assert!(is_plain(&page), "{:?}", page);
            if page.back {
                let mut again = run.clone();
                again.back(&standing(&page));
                let before = again.page("en", 0);
                prop_assert_eq!(again.next(&standing(&before)), Ok(()));
                prop_assert_eq!(again.page("en", 0), page);
            }
        }
        prop_assert_eq!(Run::replay(definition, &record), run);
    }

    #[test]
    fn what_is_typed_stays_or_goes_on(example in 0..3_usize, dice in prop::collection::vec(any::<u64>(), 1..30)) {
        let definition = &examples()[example];
        let mut run = Run::first(definition, &Values::new());
        for dice in dice {
            let page = run.page("en", 0);
            let input = junk(&page, dice);
            let before = run.element().id.clone();
            match run.next(&input) {
                Ok(()) => prop_assert!(run.element().id != before || !page.next),
                Err(faults) => {
                    prop_assert_eq!(&run.element().id, &before);
                    prop_assert!(faults.iter().all(|fault| page.fields.iter().any(|field| field.name == fault.field)));
                    for field in run.page("en", 0).fields.iter().filter(|field| field.choices.is_empty()) {
                        prop_assert_eq!(field.value.first(), input[&field.name].first());
                    }
                }
            }
        }
    }

    #[test]
    fn no_text_makes_reading_panic(text in "\\PC{0,200}", json in arbitrary_json()) {
        let _ = Definition::read(&text);
        let _ = Definition::read(&json.to_string());
    }

    #[test]
    fn random_definitions_never_panic_and_those_that_are_right_run(
        document in random_definition(), acts in prop::collection::vec((0..3_u8, any::<u64>()), 0..20),
    ) {
        let Ok(definition) = Definition::read(&document.to_string()) else {
            return Ok(());
        };
        let mut run = Run::first(&definition, &Values::new());
        for (act, dice) in acts {
            let page = run.page("en", 0);
            prop_assert_eq!(&page.element, &run.element().id);
            match act {
                0 => run.back(&junk(&page, dice)),
                1 => drop(run.next(&junk(&page, dice))),
                _ => prop_assert_eq!(run.next(&filled(&page, dice)), Ok(())),
            }
        }
    }
}

fn arbitrary_json() -> impl Strategy<Value = Value> {
    let keys = "format|name|elements|id|kind|next|when|fields|choices|[a-z]{1,4}";
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[a-z{}]{0,9}".prop_map(Value::from),
        Just(json!(1)),
        Just(json!("question")),
    ];
    leaf.prop_recursive(6, 60, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(keys, inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// Elements that name each other at random, with an end behind them.
fn random_definition() -> impl Strategy<Value = Value> {
    let element = (0..4_u8, 0..7_usize, 0..7_usize, any::<bool>());
    prop::collection::vec(element, 1..6).prop_map(|elements| {
        let count = elements.len();
        let id = |index: usize| format!("e{}", index.min(count));
        let mut built: Vec<_> = elements
            .iter()
            .enumerate()
            .map(|(index, (kind, a, b, forward))| {
                // Mostly onwards, so that many of them are right.
                let first = if *forward { index + 1 } else { *a };
                let ways = json!([{"when": {"variable": "v", "equals": "a"}, "to": id(*b)}, {"to": id(first)}]);
                let mut element = json!({"id": id(index), "heading": "H {{v}}", "next": ways});
                let more = match kind {
                    0 => json!({"kind": "statement"}),
                    1 => json!({"kind": "contact", "options": ["chat"]}),
                    2 => json!({"kind": "form", "fields": [{"variable": "w", "kind": "text", "label": "W"}]}),
                    _ => json!({"kind": "question", "variable": "v", "required": false, "choices": [
                        {"value": "a", "label": "A"}, {"value": "b", "label": "B"}]}),
                };
                element.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
                element
            })
            .collect();
        built.push(json!({"id": id(count), "kind": "finish", "heading": "End"}));
        json!({"format": 1, "name": "r", "title": "R", "languages": ["en"], "start": "e0",
               "variables": [{"name": "v"}, {"name": "w"}], "elements": built})
    })
}

#[test]
fn many_random_definitions_are_right() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let right = (0..300).filter(|_| {
        let document = random_definition().new_tree(&mut runner).unwrap().current();
        Definition::read(&document.to_string()).is_ok()
    });
    let right = right.count();
    assert!(right > 30, "only {right} of 300");
}
