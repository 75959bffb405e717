use super::*;

fn said(steps: &[Step]) -> Vec<&str> {
    steps
        .iter()
        .filter_map(|step| match step {
            Step::Say(text) => Some(text.as_str()),
            _ => None,
        })
        .collect()
}

#[test]
fn every_word_that_help_lists_does_something_of_its_own() {
    let steps = answer("help");
    let help = said(&steps)[0];
    for (word, about) in WORDS {
        assert!(help.contains(&format!("\n{word}: {about}")));
        assert!(!said(&answer(word))[0].starts_with("I have read"), "{word}");
    }
}

#[test]
fn a_word_counts_wherever_it_stands_and_not_inside_another() {
    assert_eq!(answer("Please LEAVE!").last(), Some(&Step::Leave));
    assert_eq!(answer("(end)").last(), Some(&Step::End));
    assert_eq!(answer("picture").last(), Some(&Step::Picture));
    assert!(said(&answer("weekend"))[0].starts_with("I have read: weekend"));
}

#[test]
fn every_message_can_be_sent() {
    let all = WORDS.iter().flat_map(|(word, _)| answer(word));
    for step in all
        .chain(answer(&"é".repeat(5_000)))
        .chain(greeting("", "Robin"))
    {
        if let Step::Say(text) = step {
            let length = text.chars().count();
            assert!((1..=LONGEST).contains(&length), "{length}");
        }
    }
    let steps = answer("long");
    assert_eq!(said(&steps)[0].chars().count(), LONGEST);
    assert_eq!(said(&answer("many")).len(), 50);
}

#[test]
fn the_customer_is_greeted_by_name_if_they_have_one() {
    assert!(said(&greeting("Ada", "Robin"))[0].starts_with("Hello Ada, I am Robin."));
    assert!(said(&greeting("", "Robin"))[0].starts_with("Hello, I am Robin."));
}
