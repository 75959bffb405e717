//! What the accounts are made with.

use {
    super::{
        ACCOUNTS, BUSY, CALLBACK_FULL, CALLBACK_KEPT, CLOSED, CODE, DEFERRED, EXCEPTION, FAILING,
        NOWHERE, NUMBER, REFUSED, TOO_MANY,
    },
    crate::{
        app::App,
        clock::{DAY, MINUTE},
        schedule::Override,
        secret, seed,
        store::{
            StoreError,
            accounts::{self, AfterHours, Element, Subject},
            calls::{self, CallSettings, Method, NewNumber, Wait},
            integrations::{self, IntegrationPoint},
        },
    },
    contact_us_wire::OptionKind,
    sqlx::SqliteConnection,
    uuid::Uuid,
};

/// As long as anybody tries.
const EVER: i64 = 10 * 366 * DAY;
/// How long a number is one's own: one can wait for its end.
const SHOWN: i64 = 2 * MINUTE;
/// Minutes that calls wait where others wait, too.
const CALLS_WAIT: u32 = 25;
/// Numbers of an account's own. Ofcom keeps them free for drama.
const NUMBERS: [&str; 3] = ["+442079460011", "+442079460012", "+442079460013"];
const REASON: &str = "A cable is cut, and everybody is on it. We are back soon.";

/// Makes those that are missing; whatever was changed of one stays.
///
/// # Errors
/// The database does not answer.
pub async fn seed(app: &App) -> Result<(), StoreError> {
    let now = app.clock.now();
    let mut tx = app.store.begin().await?;
    for name in ACCOUNTS {
        if seed::add(&mut tx, name, None, now).await? {
            set_up(&mut tx, name, now).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

async fn set_up(tx: &mut SqliteConnection, name: &str, now: i64) -> Result<(), StoreError> {
    match name {
        CLOSED => close(tx, name, &[]).await,
        DEFERRED => {
            let later = [OptionKind::Chat, OptionKind::Callback, OptionKind::Email];
            close(tx, name, &later).await
        }
        EXCEPTION => {
            let by = Override {
                open: false,
                reason: REASON.to_owned(),
                since: now,
                until: now.saturating_add(EVER),
            };
            let hours = Subject::Schedule(seed::ALWAYS.to_owned());
            accounts::put_override(tx, name, &hours, &by).await?;
            Ok(())
        }
        BUSY => {
            let wait = Wait {
                minutes: CALLS_WAIT,
                until: now.saturating_add(EVER),
            };
            calls::put_wait(tx, name, Some(wait)).await
        }
        NUMBER | CODE => {
            by(tx, name, Method::Dnis).await?;
            for (phone, ordinal) in NUMBERS.iter().zip(1..) {
                number(tx, name, phone, ordinal, now).await?;
            }
            Ok(())
        }
        CALLBACK_KEPT => {
            let point = IntegrationPoint {
                url: format!("http://{NOWHERE}/"),
                secret: secret::random(),
            };
            integrations::put(tx, name, integrations::CALLBACK, &point).await
        }
        CALLBACK_FULL => {
            close(tx, name, &[OptionKind::Callback]).await?;
            accounts::put_slot_capacity(tx, name, 1).await
        }
        // So that Call asks for something, too.
        REFUSED | TOO_MANY | FAILING => by(tx, name, Method::Dtmf).await,
        _ => Ok(()),
    }
}

/// Closes every option; of these, what is sent meanwhile is taken for later.
async fn close(
    tx: &mut SqliteConnection,
    name: &str,
    later: &[OptionKind],
) -> Result<(), StoreError> {
    let element = Element {
        schedule: Some(seed::CLOSED.to_owned()),
        ..seed::elements()[0].clone()
    };
    accounts::put_element(&mut *tx, name, &element).await?;
    for mut option in seed::options() {
        option.after_hours = if later.contains(&option.kind) {
            AfterHours::Accept
        } else {
            AfterHours::Refuse
        };
        accounts::put_option(&mut *tx, name, &option).await?;
    }
    Ok(())
}

async fn by(tx: &mut SqliteConnection, name: &str, method: Method) -> Result<(), StoreError> {
    let settings = CallSettings {
        method,
        shown_for: SHOWN,
        ..CallSettings::default()
    };
    calls::put_settings(tx, name, &settings).await
}

/// A number of an account's own; where codes are to be seen, it is given to nobody.
async fn number(
    tx: &mut SqliteConnection,
    account: &str,
    phone: &str,
    ordinal: u32,
    now: i64,
) -> Result<(), StoreError> {
    let new = NewNumber {
        id: &Uuid::new_v4().to_string(),
        account,
        phone,
        e164: phone,
        dnid: &format!("{ordinal:04}"),
        group: "",
        enabled: account == NUMBER,
        now,
    };
    calls::add_number(tx, &new).await?;
    Ok(())
}
