//! What the mail says, cleaned, in reading order; text and HTML only differ in dress.

use {
    crate::{
        host,
        mail::{MailJob, clean},
    },
    contact_us_wire::Words,
    jiff::{Timestamp, Zoned, tz::TimeZone},
};

/// Characters of a value that stands on one line.
const VALUE_LIMIT: usize = 500;
/// Characters of an address, which is no use when cut.
const ADDRESS_LIMIT: usize = 8_000;

/// A label and what it labels.
pub(super) struct Field {
    pub(super) label: String,
    pub(super) value: String,
}

/// The mail's contents. Nothing in here is escaped.
pub(super) struct Content<'a> {
    pub(super) locale: &'a str,
    pub(super) organisation: String,
    pub(super) intro: &'a str,
    /// Reference, names, number, address: those that were given.
    pub(super) details: Vec<Field>,
    pub(super) message: Field,
    /// The value is an address, or empty.
    pub(super) history: Field,
    /// The account's clock with its offset, in words.
    pub(super) time: Field,
    /// The same instant in ISO 8601.
    pub(super) time_iso: String,
    pub(super) variables_label: &'a str,
    /// The variables that have a value, in the set's order.
    pub(super) variables: Vec<Field>,
    pub(super) host_label: &'a str,
    /// What the page said that the customer was on.
    pub(super) host: Vec<Field>,
    /// How to answer, if it can be answered.
    pub(super) footer: Option<&'a str>,
}

impl<'a> Content<'a> {
    pub(super) fn of(job: &'a MailJob, words: &'a Words, answerable: bool) -> Self {
        let field = |key: &str, value: String| Field {
            label: words.get(key).to_owned(),
            value,
        };
        let details = [
            ("mail.reference", &job.reference),
            ("mail.first", &job.first_name),
            ("mail.last", &job.last_name),
            ("mail.phone", &job.phone),
            ("mail.email", &job.email),
        ];
        let (time, time_iso) = clock(job, words);
        Self {
            locale: &job.locale,
            organisation: clean::line(&job.organisation, VALUE_LIMIT),
            intro: words.get("mail.intro"),
            details: details
                .into_iter()
                .map(|(key, value)| field(key, clean::line(value, VALUE_LIMIT)))
                .filter(|field| !field.value.is_empty())
                .collect(),
            message: field("mail.message", clean::lines(&job.message)),
            history: field("mail.history", clean::line(&job.history_url, ADDRESS_LIMIT)),
            time: field("mail.time", time),
            time_iso,
            variables_label: words.get("mail.variables"),
            variables: variables(job, words),
            host_label: words.get("mail.host"),
            host: said_by_the_page(job, words),
            footer: answerable.then(|| words.get("mail.footer")),
        }
    }
}

fn variables(job: &MailJob, words: &Words) -> Vec<Field> {
    job.variables
        .iter()
        .map(|(name, value)| Field {
            label: words
                .0
                .get(&["variable.", name].concat())
                .cloned()
                .unwrap_or_else(|| clean::line(name, VALUE_LIMIT)),
            value: clean::line(value, VALUE_LIMIT),
        })
        .filter(|field| !field.value.is_empty())
        .collect()
}

fn said_by_the_page(job: &MailJob, words: &Words) -> Vec<Field> {
    let said = job.host.as_ref();
    let said = said.map(|facts| host::labelled(facts, words));
    let field = |(label, value): (String, String)| Field {
        label: clean::line(&label, VALUE_LIMIT),
        value: clean::line(&value, ADDRESS_LIMIT),
    };
    let fields = said.into_iter().flatten().map(field);
    fields.filter(|field| !field.value.is_empty()).collect()
}

/// The instant of acceptance as the account's clock showed it, in words and in ISO 8601. An unknown zone is UTC:
/// a mail with another clock is better than none.
fn clock(job: &MailJob, words: &Words) -> (String, String) {
    let zone = TimeZone::get(&job.zone).unwrap_or(TimeZone::UTC);
    let at = Timestamp::from_second(job.accepted_at.div_euclid(1000))
        .unwrap_or(Timestamp::UNIX_EPOCH)
        .to_zoned(zone);
    (
        in_words(&at, words),
        at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
    )
}

fn in_words(at: &Zoned, words: &Words) -> String {
    let weekday = format!("weekday.{}", at.weekday().to_sunday_zero_offset());
    let month = format!("month.{}", at.month());
    let values = [
        ("weekday", words.get(&weekday).to_owned()),
        ("day", at.day().to_string()),
        ("month", words.get(&month).to_owned()),
        ("time", at.strftime("%H:%M").to_string()),
    ];
    let date = words.with(
        "time.date",
        &values.each_ref().map(|(n, v)| (*n, v.as_str())),
    );
    let zone = at.time_zone().iana_name().unwrap_or("UTC");
    format!("{date} (UTC{}, {zone})", at.strftime("%:z"))
}
