//! A callback as an iCalendar file (RFC 5545).

#[cfg(test)]
mod tests;

use {
    crate::store::accounts::Account,
    contact_us_wire::{CallbackState, CallbackStatus, Words},
    jiff::Timestamp,
};

/// Longest line in bytes, without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// The file: one event in UTC, which every calendar shows in its reader's own time.
pub(super) fn file(status: &CallbackStatus, account: &Account, words: &Words, now: i64) -> String {
    let title = words.with(
        "callback.calendar.title",
        &[("organisation", &account.organisation)],
    );
    let text = words.with(
        "callback.calendar.text",
        &[("phone", &status.phone), ("reference", &status.reference)],
    );
    let state = if status.state == CallbackState::Cancelled {
        "CANCELLED"
    } else {
        "CONFIRMED"
    };
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//contact-us//callback//EN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        // The same for every download, so that a moved callback replaces the event.
        format!("UID:{}@{}.contact-us", status.reference, account.account),
        format!("DTSTAMP:{}", stamp(now)),
        format!("SEQUENCE:{}", now / 1_000 % i64::from(i32::MAX)),
        format!("DTSTART:{}", stamp(status.window.from.at)),
        format!("DTEND:{}", stamp(status.window.until.at)),
        format!("SUMMARY:{}", escaped(&title)),
        format!("DESCRIPTION:{}", escaped(&text)),
        format!("STATUS:{state}"),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().map(|line| folded(line) + "\r\n").collect()
}

fn stamp(at: i64) -> String {
    let at = Timestamp::from_millisecond(at).unwrap_or_default();
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace('\n', "\\n")
}

/// A line with breaks so that no part is too long, never within a character.
fn folded(line: &str) -> String {
    let mut out = String::new();
    let mut room = LINE;
    for c in line.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE - 1;
        }
        room -= c.len_utf8();
        out.push(c);
    }
    out
}
