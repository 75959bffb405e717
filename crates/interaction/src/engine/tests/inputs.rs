//! What passes in a field.

use {
    crate::{Field, Text, engine::input::check},
    contact_us_wire::interaction::FieldKind,
};

fn field(kind: FieldKind) -> Field {
    let choice = |value: &str| (value.to_owned(), Text::Plain(value.to_uppercase()));
    Field {
        variable: "it".to_owned(),
        label: Text::Plain("It".to_owned()),
        help: None,
        kind,
        required: true,
        sensitive: false,
        autocomplete: String::new(),
        choices: match kind {
            FieldKind::Choice | FieldKind::Choices => vec![choice("a"), choice("b")],
            _ => Vec::new(),
        },
        max_length: 10,
        digits: None,
        min: None,
        max: None,
    }
}

/// What is stored, or the last part of the fault's key with what is put in.
fn judge(field: &Field, typed: &str) -> Result<String, String> {
    let typed: Vec<_> = typed.split('|').map(str::to_owned).collect();
    match check(field, &typed) {
        Ok(values) => Ok(values.join("|")),
        Err((code, args)) => {
            let args = args
                .iter()
                .flat_map(|(name, value)| [" ", name, "=", value]);
            let args: String = args.collect();
            Err(code.trim_start_matches("error.interaction.").to_owned() + &args)
        }
    }
}

fn holds(field: &Field, cases: &[(&str, Result<&str, &str>)]) {
    for (typed, right) in cases {
        let right = right.map(str::to_owned).map_err(str::to_owned);
        assert_eq!(judge(field, typed), right, "{:?} {typed:?}", field.kind);
    }
}

#[test]
fn nothing_is_missed_where_it_is_required_alone() {
    for kind in [
        FieldKind::Text,
        FieldKind::Long,
        FieldKind::Email,
        FieldKind::Phone,
        FieldKind::Number,
        FieldKind::Date,
    ] {
        let mut field = field(kind);
        for nothing in ["", "  \n", "\u{200B}\u{2060}"] {
            assert_eq!(judge(&field, nothing), Err("missing".to_owned()));
        }
        field.required = false;
        assert_eq!(judge(&field, " "), Ok(String::new()));
        assert_eq!(check(&field, &[]), Ok(vec![]));
    }
}

#[test]
fn choices_are_those_that_are_offered_in_their_order() {
    holds(
        &field(FieldKind::Choice),
        &[
            ("a", Ok("a")),
            ("c", Err("choice")),
            ("A", Err("choice")),
            ("", Err("choose")),
            ("a|b", Err("one")),
            ("a|a", Ok("a")),
        ],
    );
    let mut several = field(FieldKind::Choices);
    holds(
        &several,
        &[
            ("b|a", Ok("a|b")),
            ("b|b", Ok("b")),
            ("a|c", Err("choice")),
            ("", Err("choose-some")),
        ],
    );
    several.required = false;
    holds(&several, &[("", Ok(""))]);
}

#[test]
fn text_is_one_clean_line_and_not_too_long() {
    holds(
        &field(FieldKind::Text),
        &[
            ("  Ada \n Lovelace", Err("long most=10 n=2")),
            (" Ada\tL\u{202E}. ", Ok("Ada L.")),
            ("مرحبًا", Ok("مرحبًا")),
        ],
    );
    holds(
        &field(FieldKind::Long),
        &[
            ("one\r\ntwo", Ok("one\ntwo")),
            ("12345678901", Err("long most=10 n=1")),
        ],
    );
}

#[test]
fn digits_are_counted_whatever_keyboard_they_come_from() {
    let mut card = field(FieldKind::Text);
    card.digits = Some(4);
    holds(
        &card,
        &[
            ("0042", Ok("0042")),
            (" 00 42 ", Ok("0042")),
            ("٠٠٤٢", Ok("0042")),
            ("۰۰۴۲", Ok("0042")),
            ("42", Err("digits n=4")),
            ("00421", Err("digits n=4")),
            ("abcd", Err("digits n=4")),
            ("é12", Err("digits n=4")),
        ],
    );
}

#[test]
fn numbers_are_whole_and_within_their_limits() {
    let mut number = field(FieldKind::Number);
    number.min = Some(-5);
    number.max = Some(1_000);
    holds(
        &number,
        &[
            ("42", Ok("42")),
            ("+007", Ok("7")),
            ("\u{2212}5", Ok("-5")),
            ("١٢", Ok("12")),
            ("-6", Err("least n=-5")),
            ("1001", Err("most n=1000")),
            ("1.5", Err("number")),
            ("1,000", Err("number")),
            ("99999999999999999999", Err("number")),
            ("twelve", Err("number")),
        ],
    );
}

#[test]
fn days_exist() {
    holds(
        &field(FieldKind::Date),
        &[
            ("2026-11-28", Ok("2026-11-28")),
            ("2024-02-29", Ok("2024-02-29")),
            ("2000-02-29", Ok("2000-02-29")),
            ("٢٠٢٦-١١-٢٨", Ok("2026-11-28")),
            ("1900-02-29", Err("date")),
            ("2025-02-29", Err("date")),
            ("2026-04-31", Err("date")),
            ("2026-13-01", Err("date")),
            ("2026-00-10", Err("date")),
            ("2026-01-00", Err("date")),
            ("0196-01-01", Err("date")),
            ("20026-01-01", Err("date")),
            ("2026-1-1", Err("date")),
            ("+026-01-01", Err("date")),
            ("28.11.2026", Err("date")),
            ("2026-11-28-", Err("date")),
        ],
    );
}

#[test]
fn addresses_and_numbers_are_those_of_the_forms() {
    holds(
        &field(FieldKind::Email),
        &[
            ("ada@example.com", Ok("ada@example.com")),
            ("ada@", Err("email")),
        ],
    );
    holds(
        &field(FieldKind::Phone),
        &[
            ("+44 20 7946 0018", Ok("+44 20 7946 0018")),
            ("٠٢٠٧٩٤٦٠٠١٨", Ok("02079460018")),
            ("12", Err("phone")),
        ],
    );
}
