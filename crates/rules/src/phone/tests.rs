use {super::*, proptest::prelude::*};

#[test]
fn people_may_type_as_they_like() {
    for (typed, read) in [
        ("020 7946 0018", "02079460018"),
        (" +44 (20) 7946-0018 ", "+442079460018"),
        ("0044 20 7946 0018", "+442079460018"),
        ("01632/960.123", "01632960123"),
        (
            "\u{202D}+44\u{A0}1632\u{2011}960123\u{202C}",
            "+441632960123",
        ),
        ("(+44) 1632 960123", "+441632960123"),
        ("٠٢٠٧٩٤٦٠٠١٨", "02079460018"),
        ("+۴۴ ۲۰ ۷۹۴۶ ۰۰۱۸", "+442079460018"),
    ] {
        assert_eq!(check_shape(typed).as_deref(), Ok(read), "{typed:?}");
    }
}

#[test]
fn nothing_is_told_from_something_wrong() {
    assert_eq!(check_shape(" \u{A0}\u{200B}"), Err("error.phone.missing"));
    for typed in [
        "123456",
        "+",
        "1234567890123456",
        "+44 20 7946 0018 ext 3",
        "call me",
        "020 7946 OO18",
        "*31#02079460018",
        "020;7946;0018",
        "44+2079460018",
        "++442079460018",
        "-.-",
    ] {
        assert_eq!(check_shape(typed), Err("error.phone.shape"), "{typed:?}");
    }
}

proptest! {
    #[test]
    fn digits_of_arabic_and_persian_are_read_as_digits(
        digits in "[1-9][0-9]{6,14}", zeros in proptest::collection::vec(proptest::sample::select(&['0', '٠', '۰'][..]), 15)
    ) {
        let typed: String = digits.chars().zip(&zeros)
            .filter_map(|(d, zero)| char::from_u32(u32::from(*zero) + d.to_digit(10)?))
            .collect();
        prop_assert_eq!(check_shape(&typed), Ok(digits));
    }

    #[test]
    fn seven_to_fifteen_digits_are_taken_however_they_are_spaced(
        digits in "[1-9][0-9]{6,14}", plus in any::<bool>(), gaps in proptest::collection::vec("[ ()./-]{0,2}", 15)
    ) {
        let lead = if plus { "+" } else { "" };
        let typed: String = digits.chars().zip(&gaps).flat_map(|(d, gap)| [gap.clone(), d.to_string()]).collect();
        prop_assert_eq!(check_shape(&[lead, &typed].concat()), Ok([lead, &digits].concat()));
    }

    #[test]
    fn what_is_taken_is_digits_and_is_taken_again(typed in "\\PC{0,20}|[+0-9 ()]{0,20}") {
        if let Ok(number) = check_shape(&typed) {
            let digits = number.strip_prefix('+').unwrap_or(&number);
            prop_assert!((FEWEST..=MOST).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()));
            if !digits.starts_with("00") {
                prop_assert_eq!(check_shape(&number), Ok(number));
            }
        }
    }
}
