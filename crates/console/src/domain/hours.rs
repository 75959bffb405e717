//! Minutes of a day, as a time field shows them.

#[cfg(test)]
mod tests;

/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// A minute as `HH:MM`. The end of a day is the midnight it ends at: a time field knows no 24:00.
pub fn shown(minute: u16) -> String {
    let minute = minute % DAY;
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// The minute that a period begins at; none for what is no time.
pub fn begin(typed: &str) -> Option<u16> {
    let (hours, minutes) = typed.trim().split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.get(..2)?.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// The minute that a period ends at: midnight is the end of the day.
pub fn end(typed: &str) -> Option<u16> {
    begin(typed).map(|minute| if minute == 0 { DAY } else { minute })
}
