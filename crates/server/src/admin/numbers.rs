//! The account's own numbers, and the groups that places give numbers of.

use {
    super::{Faults, Section, account_of},
    crate::{
        app::App,
        call::pool::{LONGEST, e164},
        desk::session::Member,
        refusal::Refusal,
        store::{
            accounts::Account,
            calls::{self, NewNumber, NumberRow, PlaceGroup, put_groups},
            revisions::Part,
        },
    },
    contact_us::domain::message::clean_line,
    contact_us_wire::{
        OptionKind,
        admin::{GivenNumber, NumberSetup, NumbersNow, OwnNumbers, PlaceNumbers},
    },
    sqlx::SqliteConnection,
    uuid::Uuid,
};

/// Most numbers of an account, and most places with a group.
const MOST: usize = 1_000;

/// The account's own numbers. One that is left out is removed.
#[derive(Debug)]
pub struct Numbers;

/// What is written.
pub struct Checked {
    numbers: Vec<Number>,
    groups: Vec<PlaceGroup>,
}

/// A number that there is to be.
struct Number {
    e164: String,
    setup: NumberSetup,
}

impl Section for Numbers {
    type Value = OwnNumbers;
    type Checked = Checked;
    const PART: Part = Part::Numbers;

    async fn face(app: &App, account: &Account) -> Result<OwnNumbers, Refusal> {
        let stored = app.store.numbers(&account.account).await?.into_iter();
        let numbers = stored.filter(|one| !one.removed).map(|one| NumberSetup {
            phone: one.phone,
            dnid: one.dnid,
            group: one.name,
            enabled: one.enabled,
        });
        let groups = app.store.number_groups(&account.account).await?.into_iter();
        let groups = groups.map(|one| PlaceNumbers {
            interaction: one.interaction,
            element: one.element,
            group: one.name,
        });
        Ok(OwnNumbers {
            numbers: numbers.collect(),
            groups: groups.collect(),
        })
    }

    async fn checked(app: &App, account: &Account, typed: OwnNumbers) -> Result<Checked, Refusal> {
        let mut faults = Faults::default();
        faults.count("numbers", typed.numbers.len(), MOST);
        faults.count("groups", typed.groups.len(), MOST);
        // A number that was removed keeps its short identifier as long as somebody has it.
        let mut leaving = app.store.numbers(&account.account).await?;
        leaving.retain(|old| old.removed && old.holder(app.clock.now()).is_some());
        let mut numbers: Vec<Number> = Vec::new();
        for (place, setup) in typed.numbers.iter().enumerate() {
            match number(setup, &account.region).and_then(|number| number.apart(&numbers, &leaving))
            {
                Ok(number) => numbers.push(number),
                Err(code) => faults.at("numbers", place, code),
            }
        }
        let groups = groups(&typed.groups, &numbers, &mut faults);
        faults.end()?;
        Ok(Checked { numbers, groups })
    }

    async fn put(
        tx: &mut SqliteConnection,
        account: &Account,
        checked: &Checked,
        now: i64,
    ) -> Result<(), Refusal> {
        let account = account.account.as_str();
        let stored = calls::numbers(&mut *tx, account).await?;
        for old in &stored {
            if checked.numbers.iter().any(|one| one.e164 == old.e164) {
                calls::name_number(tx, account, &old.number, None).await?;
            } else {
                calls::remove_number(tx, account, &old.number, now).await?;
            }
        }
        for number in &checked.numbers {
            put_number(tx, account, &stored, number, now).await?;
        }
        put_groups(tx, account, &checked.groups).await?;
        Ok(())
    }
}

async fn put_number(
    tx: &mut SqliteConnection,
    account: &str,
    stored: &[NumberRow],
    number: &Number,
    now: i64,
) -> Result<(), Refusal> {
    let old = stored.iter().find(|old| old.e164 == number.e164);
    let id = old.map_or_else(|| Uuid::new_v4().to_string(), |old| old.number.clone());
    let NumberSetup {
        phone,
        dnid,
        group,
        enabled,
    } = &number.setup;
    let row = NewNumber {
        id: &id,
        account,
        phone,
        e164: &number.e164,
        dnid,
        group,
        enabled: *enabled,
        now,
    };
    if old.is_none() {
        calls::add_number(tx, &row).await?;
        return Ok(());
    }
    calls::edit_number(tx, account, &id, &row).await?;
    Ok(calls::name_number(tx, account, &id, Some(dnid)).await?)
}

/// How the numbers stand now.
pub async fn now(app: &App, member: &Member) -> Result<NumbersNow, Refusal> {
    let account = account_of(app, member).await?.account;
    let now = app.clock.now();
    let numbers = app.store.numbers(&account).await?.into_iter();
    let given = numbers.filter(|one| one.holder(now).is_some());
    Ok(NumbersNow {
        given: given
            .map(|one| GivenNumber {
                phone: one.phone,
                until: one.until,
                removed: one.removed,
            })
            .collect(),
        places: app.store.places(&account, OptionKind::Call).await?,
    })
}

fn number(typed: &NumberSetup, region: &str) -> Result<Number, &'static str> {
    let setup = NumberSetup {
        phone: clean_line(&typed.phone),
        dnid: clean_line(&typed.dnid),
        group: clean_line(&typed.group),
        enabled: typed.enabled,
    };
    let e164 = e164(&setup.phone, region).ok_or("error.admin.number")?;
    if !(1..=LONGEST).contains(&setup.dnid.chars().count()) {
        return Err("error.admin.dnid");
    }
    if setup.group.chars().count() > LONGEST {
        return Err("error.admin.group.long");
    }
    Ok(Number { e164, setup })
}

impl Number {
    /// Itself, unless it is one of those before it, or has the short identifier of another.
    fn apart(self, before: &[Self], leaving: &[NumberRow]) -> Result<Self, &'static str> {
        let dnid = &self.setup.dnid;
        if before.iter().any(|one| one.e164 == self.e164) {
            return Err("error.admin.number.twice");
        }
        if before.iter().any(|one| one.setup.dnid == *dnid) {
            return Err("error.admin.dnid.twice");
        }
        let taken = |old: &NumberRow| old.dnid == *dnid && old.e164 != self.e164;
        if leaving.iter().any(taken) {
            return Err("error.admin.dnid.leaving");
        }
        Ok(self)
    }
}

fn groups(typed: &[PlaceNumbers], numbers: &[Number], faults: &mut Faults) -> Vec<PlaceGroup> {
    let mut groups: Vec<PlaceGroup> = Vec::new();
    for (place, one) in typed.iter().enumerate() {
        let group = PlaceGroup {
            interaction: clean_line(&one.interaction),
            element: clean_line(&one.element),
            name: clean_line(&one.group),
        };
        if let Err(code) = check(&group, &groups, numbers) {
            faults.at("groups", place, code);
        }
        groups.push(group);
    }
    groups
}

fn check(
    group: &PlaceGroup,
    before: &[PlaceGroup],
    numbers: &[Number],
) -> Result<(), &'static str> {
    let known = |one: &Number| one.setup.group == group.name;
    if group.name.is_empty() || !numbers.iter().any(known) {
        return Err("error.admin.group");
    }
    // An element is one of an Interaction.
    if group.interaction.is_empty() && !group.element.is_empty() {
        return Err("error.admin.place");
    }
    let same =
        |one: &PlaceGroup| (&one.interaction, &one.element) == (&group.interaction, &group.element);
    if before.iter().any(same) {
        return Err("error.admin.place.twice");
    }
    Ok(())
}
