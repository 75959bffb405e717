//! Account Information (the reference's page of that name): whose account it is, and where its mails go and come from.

use {
    super::{Faults, Section, account_of, notes},
    crate::{
        app::App,
        desk::session::Member,
        mail::is_mailbox,
        phone,
        refusal::Refusal,
        store::{
            accounts::{self, Account, put_information},
            revisions::Part,
        },
    },
    axum::http::Uri,
    contact_us::domain::{email, message::clean_line},
    contact_us_wire::{
        Words,
        admin::{AccountChoices, AccountInformation, Note},
    },
    jiff::tz::{self, TimeZone},
    sqlx::SqliteConnection,
};

/// Most characters of a name or an address.
const LONGEST: usize = 200;

/// Account Information.
#[derive(Debug)]
pub struct Information;

impl Section for Information {
    type Value = AccountInformation;
    type Checked = accounts::Information;
    const PART: Part = Part::Account;

    async fn face(_: &App, account: &Account) -> Result<AccountInformation, Refusal> {
        Ok(face(account))
    }

    async fn notes(app: &App, account: &Account, words: &Words) -> Result<Vec<Note>, Refusal> {
        notes::of(app, account, words).await
    }

    async fn checked(
        app: &App,
        _: &Account,
        typed: AccountInformation,
    ) -> Result<accounts::Information, Refusal> {
        checked(app, &typed)
    }

    async fn put(
        tx: &mut SqliteConnection,
        account: &Account,
        checked: &accounts::Information,
        _: i64,
    ) -> Result<(), Refusal> {
        Ok(put_information(tx, &account.account, checked).await?)
    }
}

/// What Account Information is chosen from, and what cannot be changed.
pub async fn choices(app: &App, member: &Member) -> Result<AccountChoices, Refusal> {
    let account = account_of(app, member).await?;
    let mut zones: Vec<String> = tz::db().available().map(|name| name.to_string()).collect();
    zones.sort_unstable();
    let languages = app.catalogues.languages().into_iter();
    Ok(AccountChoices {
        account: account.account,
        created: account.created_at,
        zones,
        locales: languages.map(|one| (one.tag, one.name)).collect(),
        regions: phone::regions(),
    })
}

fn face(account: &Account) -> AccountInformation {
    AccountInformation {
        organisation: account.organisation.clone(),
        primary_email: account.primary_email.clone(),
        phone: account.phone.clone(),
        zone: account.zone.clone(),
        locale: account.locale.clone(),
        region: account.region.clone(),
        sender: account.sender.clone(),
        privacy_url: account.privacy_url.clone().unwrap_or_default(),
    }
}

/// Account Information by the rules that it keeps.
///
/// # Errors
/// 422 with each fault.
pub fn checked(app: &App, typed: &AccountInformation) -> Result<accounts::Information, Refusal> {
    let mut faults = Faults::default();
    let region = faults.take("region", self::region(&typed.region));
    let checked = accounts::Information {
        organisation: faults.take("organisation", organisation(&typed.organisation)),
        primary_email: faults.take("primaryEmail", primary_email(&typed.primary_email)),
        phone: faults.take("phone", number(&typed.phone, &region)),
        zone: faults.take("zone", zone(&typed.zone)),
        locale: faults.take("locale", locale(app, &typed.locale)),
        sender: faults.take("sender", sender(&typed.sender)),
        privacy_url: faults.take("privacyUrl", web_address(&typed.privacy_url)),
        region,
    };
    faults.end()?;
    Ok(checked)
}

fn organisation(typed: &str) -> Result<String, &'static str> {
    let name = clean_line(typed);
    match name.chars().count() {
        0 => Err("error.admin.organisation"),
        n if n > LONGEST => Err("error.admin.long"),
        _ => Ok(name),
    }
}

/// Empty is no fault: the account then offers no Email Us, and the page says so.
fn primary_email(typed: &str) -> Result<String, &'static str> {
    match email::check(typed) {
        Err("error.email.missing") => Ok(String::new()),
        other => other,
    }
}

fn number(typed: &str, region: &str) -> Result<String, &'static str> {
    let typed = clean_line(typed);
    if typed.is_empty() {
        return Ok(typed);
    }
    phone::parse(&typed, region).map(|_| typed)
}

fn zone(typed: &str) -> Result<String, &'static str> {
    let typed = typed.trim();
    // The database's own spelling: it is shown to customers.
    let zone = TimeZone::get(typed).map_err(|_| "error.admin.zone")?;
    Ok(zone.iana_name().unwrap_or(typed).to_owned())
}

fn locale(app: &App, typed: &str) -> Result<String, &'static str> {
    let known = app.catalogues.languages();
    let found = known.into_iter().find(|one| one.tag == typed.trim());
    found.map(|one| one.tag).ok_or("error.admin.locale")
}

fn region(typed: &str) -> Result<String, &'static str> {
    let region = typed.trim().to_ascii_uppercase();
    if phone::is_region(&region) {
        Ok(region)
    } else {
        Err("error.admin.region")
    }
}

fn sender(typed: &str) -> Result<String, &'static str> {
    let sender = clean_line(typed);
    if is_mailbox(&sender) && sender.chars().count() <= LONGEST {
        Ok(sender)
    } else {
        Err("error.admin.sender")
    }
}

/// An address on the web, or none.
pub(super) fn web_address(typed: &str) -> Result<Option<String>, &'static str> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let fits = typed.len() <= 2 * LONGEST
        && typed.parse::<Uri>().is_ok_and(|uri| {
            matches!(uri.scheme_str(), Some("http" | "https"))
                && uri
                    .authority()
                    .is_some_and(|a| !a.host().is_empty() && !a.as_str().contains('@'))
        });
    if fits {
        Ok(Some(typed.to_owned()))
    } else {
        Err("error.admin.url")
    }
}
