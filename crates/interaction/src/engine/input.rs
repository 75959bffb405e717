//! The rules for what stands in a page's fields.

use {
    super::Input,
    crate::{Definition, Element, Field},
    contact_us_rules::{email, message, phone, text::digit},
    contact_us_wire::interaction::FieldKind,
};

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputFault {
    /// The field's name on the wire: its variable.
    pub field: String,
    /// The key of the sentence that says how to mend it: `error.interaction.missing`.
    pub code: &'static str,
    /// What is put into that sentence.
    pub args: Vec<(&'static str, String)>,
}

/// A key, and what is put in.
type Wrong = (&'static str, Vec<(&'static str, String)>);

/// The years that a day may lie in: nobody is older, and nothing is planned further ahead.
const YEARS: std::ops::RangeInclusive<u16> = 1900..=2199;

/// What is wrong with a page's input, in the order of its fields.
pub(super) fn faults(element: &Element, input: &Input) -> Vec<InputFault> {
    let fault = |field: &Field| {
        let (code, args) = check(field, typed(field, input)).err()?;
        let field = field.variable.clone();
        Some(InputFault { field, code, args })
    };
    element.fields.iter().filter_map(fault).collect()
}

/// What of an input belongs to a page's fields.
pub(super) fn of_page(element: &Element, input: &Input) -> Input {
    let kept = |field: &Field| {
        let most = field.choices.len().max(1);
        let values = typed(field, input).iter().take(most).cloned().collect();
        (field.variable.clone(), values)
    };
    element.fields.iter().map(kept).collect()
}

/// What was typed into a field.
pub(super) fn typed<'i>(field: &Field, input: &'i Input) -> &'i [String] {
    input.get(&field.variable).map_or(&[], Vec::as_slice)
}

/// What a link gives for a variable: none when it may not fill it, or when the value is none that a customer could
/// have chosen.
pub(super) fn given(definition: &Definition, name: &str, value: &str) -> Option<String> {
    definition.variable(name).filter(|found| found.from_link)?;
    let value = message::clean_line(value);
    let known = |field: &Field| !field.is_choice() || field.choice(&value).is_some();
    let fits =
        definition.fields_of(name).all(known) && value.chars().count() <= super::Run::LONGEST_GIVEN;
    (fits && !value.is_empty()).then_some(value)
}

/// The value that was typed into a field, cleaned; empty when nothing was, and nothing needs to be.
pub(super) fn check(field: &Field, typed: &[String]) -> Result<Vec<String>, Wrong> {
    if field.is_choice() {
        return chosen(field, typed);
    }
    let typed = typed.first().map_or("", String::as_str);
    let text = match field.kind {
        FieldKind::Long => message::clean(typed),
        _ => message::clean_line(typed),
    };
    match (contact_us_rules::text::is_blank(&text), field.required) {
        (true, true) => Err(bare("error.interaction.missing")),
        (true, false) => Ok(Vec::new()),
        (false, _) => Ok(vec![written(field, text)?]),
    }
}

/// The choices that were made, in the order in which they are offered.
fn chosen(field: &Field, typed: &[String]) -> Result<Vec<String>, Wrong> {
    let typed: Vec<_> = typed.iter().filter(|value| !value.is_empty()).collect();
    if typed.iter().any(|value| field.choice(value).is_none()) {
        return Err(bare("error.interaction.choice"));
    }
    let is_chosen = |(value, _): &&(String, _)| typed.contains(&value);
    let chosen = field.choices.iter().filter(is_chosen);
    let chosen: Vec<_> = chosen.map(|(value, _)| value.clone()).collect();
    match (field.kind, chosen.len(), field.required) {
        (FieldKind::Choice, 0, true) => Err(bare("error.interaction.choose")),
        (_, 0, true) => Err(bare("error.interaction.choose-some")),
        (FieldKind::Choice, 2.., _) => Err(bare("error.interaction.one")),
        _ => Ok(chosen),
    }
}

fn written(field: &Field, text: String) -> Result<String, Wrong> {
    match field.kind {
        FieldKind::Email => email::check(&text).map_err(|_| bare("error.interaction.email")),
        FieldKind::Phone => {
            let number = western(&text);
            let shaped = phone::check_shape(&number).map(|_| number);
            shaped.map_err(|_| bare("error.interaction.phone"))
        }
        FieldKind::Number => number(field, &western(&text)),
        FieldKind::Date => date(&western(&text)).ok_or_else(|| bare("error.interaction.date")),
        _ => match field.digits {
            Some(count) => digits(count, &western(&text)),
            None => short_enough(field, text),
        },
    }
}

fn short_enough(field: &Field, text: String) -> Result<String, Wrong> {
    match text.chars().count().saturating_sub(field.max_length) {
        0 => Ok(text),
        over => Err((
            "error.interaction.long",
            vec![
                ("most", field.max_length.to_string()),
                ("n", over.to_string()),
            ],
        )),
    }
}

/// Exactly so many digits. What people put between groups of them does not count.
fn digits(count: usize, text: &str) -> Result<String, Wrong> {
    let bare: String = text.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    if bare.len() == count && bare.bytes().all(|b| b.is_ascii_digit()) {
        Ok(bare)
    } else {
        Err(("error.interaction.digits", vec![("n", count.to_string())]))
    }
}

fn number(field: &Field, text: &str) -> Result<String, Wrong> {
    let text = text.replace('\u{2212}', "-"); // a minus sign that is one
    let number: i64 = text.parse().map_err(|_| bare("error.interaction.number"))?;
    match (field.min, field.max) {
        (Some(min), _) if number < min => {
            Err(("error.interaction.least", vec![("n", min.to_string())]))
        }
        (_, Some(max)) if number > max => {
            Err(("error.interaction.most", vec![("n", max.to_string())]))
        }
        _ => Ok(number.to_string()),
    }
}

/// A day that exists, as `2026-11-28`.
fn date(text: &str) -> Option<String> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let right =
        |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    if !(right(year, 4) && right(month, 2) && right(day, 2)) {
        return None;
    }
    let (y, m, d): (u16, u8, u8) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    (YEARS.contains(&y) && (1..=days(y, m)?).contains(&d)).then(|| text.to_owned())
}

/// The days of a month (proleptic Gregorian calendar).
fn days(year: u16, month: u8) -> Option<u8> {
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if leap { 29 } else { 28 }),
        _ => None,
    }
}

/// The text with the digits that Arabic and Persian keyboards write as 0 to 9.
fn western(text: &str) -> String {
    text.chars().map(|c| digit(c).unwrap_or(c)).collect()
}

fn bare(code: &'static str) -> Wrong {
    (code, Vec::new())
}
