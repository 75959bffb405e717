use {super::*, proptest::prelude::*, std::collections::BTreeMap};

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    pairs.iter().map(owned).collect()
}

fn user(name: &str, label: &str, value: &str) -> Told {
    Told {
        name: name.to_owned(),
        label: label.to_owned(),
        value: value.to_owned(),
        shown: value.to_owned(),
    }
}

fn tell(set: &[String], sources: Sources<'_>) -> Vec<(String, String)> {
    labelled(&told(set, sources))
}

fn client() -> ClientFacts {
    ClientFacts {
        mobile: true,
        browser: Some("Firefox 153".to_owned()),
        system: Some("Android"),
        languages: vec!["en-GB".to_owned()],
        zone: Some("Europe/Berlin".to_owned()),
    }
}

#[test]
fn variables_without_a_value_are_left_out_and_the_order_is_the_sets() {
    let client = client();
    let sources = Sources {
        read_only: &[(UNIQUE_ID, "4711".to_owned()), (DTMF, String::new())],
        system: System::Now {
            interaction: "",
            element: "pay",
            client: &client,
        },
        user: &[
            user("fault", "What is wrong", "No light"),
            user("since", "Since when", ""),
        ],
    };
    let set = [
        "Language",
        "fault",
        "Page",
        "Interaction",
        DTMF,
        CALL_RETURN,
        "since",
        UNIQUE_ID,
        "Device",
        "Operating system",
        "Unknown",
        "Language",
    ];
    assert_eq!(named(&told(&names(&set), sources))[1].0, "fault");
    assert_eq!(
        tell(&names(&set), sources),
        pairs(&[
            ("Language", "en-GB"),
            ("What is wrong", "No light"),
            ("Page", "pay"),
            (UNIQUE_ID, "4711"),
            ("Device", "Mobile"),
            ("Operating system", "Android"),
        ])
    );
}

#[test]
fn no_user_variable_takes_the_place_of_what_the_server_knows() {
    let client = client();
    let sources = Sources {
        read_only: &[],
        system: System::Now {
            interaction: "",
            element: "",
            client: &client,
        },
        user: &[
            user(UNIQUE_ID, "Mine", "forged"),
            user("Device", "Mine", "forged"),
        ],
    };
    assert_eq!(
        tell(&names(&[UNIQUE_ID, "Device"]), sources),
        pairs(&[("Device", "Mobile")])
    );
}

#[test]
fn what_was_kept_of_an_instance_stands_for_the_device_that_is_gone() {
    let kept = pairs(&[("Browser", "Safari 27"), ("fault", "as it was")]);
    let sources = Sources {
        read_only: &[(SEARCH_ID, "case-7".to_owned())],
        system: System::Kept(&kept),
        user: &[user("fault", "What is wrong", "as it is")],
    };
    assert_eq!(
        tell(&names(&["Browser", "Device", SEARCH_ID, "fault"]), sources),
        pairs(&[
            ("Browser", "Safari 27"),
            (SEARCH_ID, "case-7"),
            ("What is wrong", "as it is")
        ])
    );
}

proptest! {
    #[test]
    fn only_names_of_the_set_are_told(set in prop::collection::vec("[a-c]", 0..5), known in prop::collection::vec("[a-d]", 0..5)) {
        let known: Vec<Told> = known.iter().map(|name| user(name, name, "1")).collect();
        let sources = Sources { read_only: &[], system: System::Kept(&[]), user: &known };
        let told = labelled(&told(&set, sources));
        prop_assert!(told.iter().all(|(name, _)| set.contains(name)));
        let once: std::collections::BTreeSet<_> = told.iter().collect();
        prop_assert_eq!(once.len(), told.len());
    }
}

#[test]
fn people_read_names_and_programs_ids() {
    let document = contact_us_interaction::EXAMPLES[0];
    let definition = contact_us_interaction::Definition::read(document).unwrap();
    let run = contact_us_interaction::Run::first(&definition, &BTreeMap::new());
    let words = crate::words::Catalogues::read().unwrap();
    let say = |language: &str| {
        let plain = |(name, value)| user(name, name, value);
        let mut told = [
            ("Interaction", "broadband-fault"),
            ("Page", "contact"),
            ("Language", "en-US"),
            ("Device", "Mobile"),
            ("Browser", "Firefox 153"),
        ]
        .map(plain);
        let words = &words.choose([language]).words;
        in_words(&mut told, Some(&run), language, words);
        (named(&told), told.map(|one| one.shown))
    };
    let (named, shown) = say("en");
    let title = "Something is wrong with my internet";
    let heading = definition
        .element("contact")
        .unwrap()
        .heading
        .get("en")
        .to_owned();
    assert_eq!(
        shown,
        [title, &heading, "English (US)", "Mobile", "Firefox 153"]
    );
    assert_eq!(named[2].1, "en-US");
    assert_eq!(named[0].1, "broadband-fault");
    let (_, shown) = say("ar");
    assert_eq!(shown[2], "الإنجليزية (US)");
    assert_eq!(shown[0], "مشكلة في خدمة الإنترنت");
}

#[test]
fn what_nothing_is_known_of_stays_as_it_is() {
    let words = crate::words::Catalogues::read().unwrap();
    let words = &words.choose(["en"]).words;
    let plain = |(name, value)| user(name, name, value);
    let values = [
        ("Interaction", "Claim"),
        ("Page", "Policy"),
        ("Language", "tlh"),
    ];
    let mut told = values.map(plain);
    // A user variable of an Interaction, which has a label.
    let own = user("Language", "Your language", "en");
    in_words(&mut told, None, "en", words);
    assert_eq!(told.map(|one| one.shown), ["Claim", "Policy", "tlh"]);
    let mut own = [own];
    in_words(&mut own, None, "en", words);
    assert_eq!(own[0].shown, "en");
}
