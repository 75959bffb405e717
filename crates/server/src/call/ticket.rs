//! What a customer is given, ready to be shown.

use {
    crate::{
        page::call_face,
        phone::{self, Number},
        refusal::Refusal,
        schedule::moment,
        store::{
            accounts::Account,
            calls::{Allocated, Code},
        },
    },
    contact_us_wire::{CallTicket, ProblemKind},
};

/// Digits of a group.
const GROUP: usize = 3;

/// A number of the pool, or a code, or neither.
#[derive(Default)]
pub(super) struct Given {
    /// In place of the number that is always the same.
    e164: Option<String>,
    code: String,
    until: Option<i64>,
}

impl Given {
    pub(super) fn number(number: Allocated) -> Self {
        Self {
            e164: Some(number.e164),
            until: Some(number.until),
            ..Self::default()
        }
    }

    pub(super) fn code(code: Code) -> Self {
        Self {
            code: code.code,
            until: Some(code.until),
            ..Self::default()
        }
    }
}

/// The number of an account that is always the same, if it has one that can be called.
pub fn number_to_dial(account: &Account) -> Option<Number> {
    phone::parse(&account.number_to_dial, &account.region).ok()
}

/// What is answered.
pub(super) fn ticket(account: &Account, now: i64, given: Given) -> Result<CallTicket, Refusal> {
    let unavailable = || Refusal::new(ProblemKind::Unavailable);
    let number = match given.e164 {
        Some(e164) => Number {
            shown: phone::shown(&e164, &account.region),
            e164,
        },
        None => number_to_dial(account).ok_or_else(unavailable)?,
    };
    let face = call_face(number, &given.code).ok_or_else(unavailable)?;
    let left = given
        .until
        .map_or(0, |until| until.saturating_sub(now).max(0));
    Ok(CallTicket {
        dial: dial(&face.e164, &given.code),
        groups: groups(&given.code),
        until: given.until.map(|at| moment(at, &account.time_zone())),
        left: left.unsigned_abs(),
        code: given.code,
        face,
    })
}

/// What follows `tel:`. The comma is a pause; `;ext=` is mishandled by phones.
pub fn dial(e164: &str, code: &str) -> String {
    match code {
        "" => e164.to_owned(),
        code => [e164, ",", code].concat(),
    }
}

/// A code as it is read out: `998` `877`.
pub(super) fn groups(code: &str) -> Vec<String> {
    let digits: Vec<char> = code.chars().collect();
    digits
        .chunks(GROUP)
        .map(|part| part.iter().collect())
        .collect()
}
