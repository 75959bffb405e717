use {super::*, proptest::prelude::*};

fn read(typed: &str, region: &str) -> Result<(String, String), &'static str> {
    parse(typed, region).map(|number| (number.e164, number.shown))
}

#[test]
fn the_drama_numbers_of_london_can_be_called() {
    assert_eq!(
        read("020 7946 0018", "GB"),
        Ok(("+442079460018".into(), "020 7946 0018".into()))
    );
}

#[test]
fn a_number_from_abroad_is_shown_with_its_country() {
    assert_eq!(
        read("+1 202-555-0173", "GB"),
        Ok(("+12025550173".into(), "+1 202-555-0173".into()))
    );
    assert_eq!(
        read("0044 20 7946 0018", "US").map(|n| n.0),
        Ok("+442079460018".into())
    );
    assert_eq!(
        shown("+447911123456", "GB"),
        "07911 123456",
        "Guernsey is dialled alike"
    );
    assert_eq!(shown("+442079460018", "GB"), "020 7946 0018");
    assert_eq!(shown("+442079460018", "US"), "+44 20 7946 0018");
}

#[test]
fn what_cannot_exist_and_what_costs_extra_are_told_apart() {
    assert_eq!(read("", "GB"), Err("error.phone.missing"));
    assert_eq!(read("12345", "GB"), Err("error.phone.shape"));
    // Ofcom keeps 01632 and 07700 900 for drama; the library knows that nobody has them.
    for typed in [
        "07700 900123",
        "01632 960123",
        "+999 1234567",
        "02000000",
        "+44 1234567",
        "1234567",
    ] {
        assert_eq!(read(typed, "GB"), Err("error.phone.impossible"), "{typed}");
    }
    assert_eq!(read("0909 879 0000", "GB"), Err("error.phone.premium"));
    assert_eq!(read("0871 234 5678", "GB"), Err("error.phone.premium"));
    assert_eq!(read("+1 900 555 0100", "GB"), Err("error.phone.premium"));
}

#[test]
fn a_region_is_one_of_the_list() {
    assert!(is_region("GB") && is_region("EG"));
    assert!(!is_region("UK") && !is_region("") && !is_region("gb "));
}

proptest! {
    #[test]
    fn nothing_taken_here_is_refused_in_the_browser(typed in "(\\+|00|0)?[0-9 ()./-]{5,18}|\\PC{0,20}") {
        if let Ok(number) = parse(&typed, "GB") {
            prop_assert!(check_shape(&typed).is_ok());
            prop_assert_eq!(check_shape(&number.e164), Ok(number.e164.clone()));
            prop_assert!(parse(&number.shown, "GB").as_ref() == Ok(&number));
        }
    }
}
