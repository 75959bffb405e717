use {super::zone_place, crate::words::Catalogues};

#[test]
fn a_zone_is_called_by_its_place_in_the_letters_of_the_language() {
    let catalogues = Catalogues::read().unwrap();
    let said = |zone: &str, tag: &str| zone_place(zone, &catalogues.choose([tag]).words);
    for (zone, english, arabic) in [
        ("Europe/London", "London", "لندن"),
        ("America/New_York", "New York", "نيويورك"),
        (
            "America/Argentina/Buenos_Aires",
            "Buenos Aires",
            "Buenos Aires",
        ),
        ("UTC", "UTC", "UTC"),
    ] {
        assert_eq!(
            (said(zone, "en"), said(zone, "ar")),
            (english.into(), arabic.into())
        );
    }
}

/// Each is the place of a zone: a slip in a key would never be seen.
#[test]
fn each_place_of_the_catalogue_is_one_of_a_zone() {
    let catalogues = Catalogues::read().unwrap();
    let words = &catalogues.choose(["en"]).words;
    let zones: Vec<String> = jiff::tz::db()
        .available()
        .map(|name| name.to_string())
        .collect();
    for (key, place) in words.0.iter().filter(|(key, _)| key.starts_with("place.")) {
        let named = |zone: &&String| zone_place(zone, words) == *place;
        assert!(zones.iter().any(|zone| named(&zone)), "{key}");
        assert_eq!(key.trim_start_matches("place.").replace('-', " "), *place);
    }
}
