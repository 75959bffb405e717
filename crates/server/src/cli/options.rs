//! What stands between the words of a command: flags, and times.

use crate::clock::{DAY, HOUR, MINUTE, SECOND};

/// The words of a command, and its flags with their values.
#[derive(Debug, Default)]
pub(super) struct Options<'a> {
    /// What is no flag, in order.
    pub(super) words: Vec<&'a str>,
    flags: Vec<(&'a str, &'a str)>,
}

impl<'a> Options<'a> {
    /// Reads them; none where a flag is not among `switches` (without a value) and `valued` (with one).
    pub(super) fn read(given: &[&'a str], switches: &[&str], valued: &[&str]) -> Option<Self> {
        let mut read = Self::default();
        let mut given = given.iter();
        while let Some(one) = given.next() {
            let Some(flag) = one.strip_prefix("--") else {
                read.words.push(one);
                continue;
            };
            let (name, value) = match flag.split_once('=') {
                Some((name, value)) => (name, Some(value)),
                None => (flag, None),
            };
            if switches.contains(&name) && value.is_none() {
                read.flags.push((name, ""));
            } else if valued.contains(&name) {
                let value = value.or_else(|| given.next().copied())?;
                read.flags.push((name, value));
            } else {
                return None;
            }
        }
        Some(read)
    }

    /// Whether a flag was set.
    pub(super) fn has(&self, flag: &str) -> bool {
        self.value(flag).is_some()
    }

    /// The value of a flag.
    pub(super) fn value(&self, flag: &str) -> Option<&'a str> {
        self.flags
            .iter()
            .find(|(name, _)| *name == flag)
            .map(|(_, value)| *value)
    }
}

/// The account of `--account NAME`, wherever it stands, and the rest of what was typed; none where the name is missing,
/// or another one follows.
pub(super) fn whose(arguments: &[String]) -> Option<(Option<String>, Vec<String>)> {
    let (mut account, mut rest) = (None, Vec::new());
    let mut arguments = arguments.iter();
    while let Some(one) = arguments.next() {
        let name = match one.strip_prefix("--account") {
            Some("") => arguments.next()?,
            Some(value) if value.starts_with('=') => &value[1..],
            _ => {
                rest.push(one.clone());
                continue;
            }
        };
        if account.is_some() || name.is_empty() || name.starts_with('-') {
            return None;
        }
        account = Some(name.to_owned());
    }
    Some((account, rest))
}

/// A time like `90s`, `15m`, `2h` or `3d`, in milliseconds; at least a second and at most a year.
pub(super) fn time(text: &str) -> Option<i64> {
    let unit = match text.chars().last()? {
        's' => SECOND,
        'm' => MINUTE,
        'h' => HOUR,
        'd' => DAY,
        _ => return None,
    };
    let count: i64 = text[..text.len() - 1].parse().ok()?;
    let time = count.checked_mul(unit)?;
    (SECOND..=366 * DAY).contains(&time).then_some(time)
}
