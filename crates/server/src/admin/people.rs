//! Who may use the console.

use {
    crate::{
        app::App,
        desk::{
            people::{self as desk, PeopleError},
            presence::LEASE,
            session::{Member, signed_out},
        },
        refusal::Refusal,
        store::{people, roster::Listed},
    },
    contact_us_wire::{
        ProblemKind,
        admin::{AddPerson, MadePassword, PersonFace},
    },
};

/// Everybody of the account, by name.
pub async fn all(app: &App, member: &Member) -> Result<Vec<PersonFace>, Refusal> {
    let since = app.clock.now() - LEASE;
    let face = |one: Listed| PersonFace {
        role: one.role(),
        here: one.seen_at > since,
        seen: Some(one.last_seen_at).filter(|at| *at > 0),
        id: one.person,
        name: one.name,
    };
    let all = app.store.people(&member.row.account).await?;
    Ok(all.into_iter().map(face).collect())
}

/// Adds somebody, and tells their password this once.
///
/// # Errors
/// 422 for a name that is none, or is another's.
pub async fn add(app: &App, member: &Member, new: AddPerson) -> Result<MadePassword, Refusal> {
    let account = &member.row.account;
    let password = desk::add(&app.store, &app.clock, account, &new.name, new.role).await;
    let password = password.map_err(refused)?;
    tracing::info!(%account, person = %member.row.person, "a person was added");
    let name = new.name.trim().to_owned();
    Ok(MadePassword { name, password })
}

/// Gives somebody another password, and tells it this once. Their sessions end; of one's own, the one that asks stays.
///
/// # Errors
/// 404 where they are not there any more.
pub async fn new_password(
    app: &App,
    member: &Member,
    person: &str,
) -> Result<MadePassword, Refusal> {
    let account = &member.row.account;
    let found = app.store.person(account, person).await?;
    let name = found.ok_or_else(gone)?.name;
    let password = desk::new_password_but(&app.store, account, &name, &member.session).await;
    let password = password.map_err(refused)?;
    tracing::info!(%account, %person, by = %member.row.person, "a new password was made");
    // Their streams look whether they may go on.
    app.bus.publish_queue(account);
    Ok(MadePassword { name, password })
}

/// Takes somebody away.
///
/// # Errors
/// 409 for oneself, 404 where they are not there any more.
pub async fn remove(app: &App, member: &Member, person: &str) -> Result<(), Refusal> {
    let (account, own) = (&member.row.account, &member.row.person);
    if own == person {
        return Err(Refusal::said(
            ProblemKind::Conflict,
            "problem.console.oneself",
        ));
    }
    let mut tx = app.store.begin().await?;
    // Two who take each other away at once would leave nobody.
    let asks = people::one(&mut tx, account, own).await?;
    asks.ok_or_else(signed_out)?;
    if desk::take_away(app, tx, account, person).await? {
        tracing::info!(%account, %person, by = %own, "a person was taken away");
        Ok(())
    } else {
        Err(gone())
    }
}

fn gone() -> Refusal {
    Refusal::said(ProblemKind::NotFound, "problem.console.gone")
}

fn refused(error: PeopleError) -> Refusal {
    match error {
        PeopleError::Name => Refusal::field("name", "error.admin.person"),
        PeopleError::Taken(_) => Refusal::field("name", "error.admin.person.taken"),
        PeopleError::Unknown(_) | PeopleError::Last(_) => gone(),
        PeopleError::Account(_) => Refusal::unknown_account(),
        PeopleError::Chats(refusal) => refusal,
        PeopleError::Password(_) => Refusal::new(ProblemKind::Internal),
        PeopleError::Store(error) => error.into(),
    }
}
