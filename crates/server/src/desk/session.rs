//! Signing in and out.

use {
    super::password,
    crate::{
        app::App,
        clock::{HOUR, MINUTE},
        refusal::Refusal,
        secret,
        store::{people::PersonRow, roster, sessions},
    },
    base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD},
    contact_us_wire::{
        ProblemKind,
        console::{Person, SignIn},
    },
    sha2::{Digest, Sha256},
    std::net::IpAddr,
};

/// A session that was not used for so long is over, in milliseconds.
pub const IDLE: i64 = 12 * HOUR;
/// The use of a session is noted down at most this often, in milliseconds.
const NOTED: i64 = MINUTE;
/// Longest name or password that is looked at, in bytes; no person has a longer one.
const LONGEST: usize = 300;

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Member {
    /// Who.
    pub row: PersonRow,
    /// Hash of their session's token.
    pub session: String,
}

/// Opens a session; gives the token for the cookie, and who it is.
///
/// # Errors
/// 429 after too many tries with the name or from the address; 401 where name and password do not go together, in the
/// same words and time whichever of them is wrong.
pub async fn sign_in(
    app: &App,
    account: &str,
    peer: IpAddr,
    typed: &SignIn,
) -> Result<(String, Person), Refusal> {
    let wrong = || Refusal {
        word: "problem.console.sign-in",
        ..Refusal::new(ProblemKind::Token)
    };
    let name = typed.name.trim();
    if name.len() > LONGEST || typed.password.len() > LONGEST {
        return Err(wrong());
    }
    app.desk
        .sign_ins
        .check(account, name, peer)
        .map_err(Refusal::too_many)?;
    let found = app.store.credentials(account, name).await?;
    let hash = found.as_ref().map(|(_, hash)| hash.as_str());
    let fits = password::fits(&typed.password, hash).await;
    let Some((person, _)) = found.filter(|_| fits) else {
        tracing::info!(%account, "a sign-in was refused");
        return Err(wrong());
    };
    let token = secret::random();
    let session = hashed(&token);
    let now = app.clock.now();
    let mut tx = app.store.begin().await?;
    sessions::add(&mut tx, &session, account, &person, now).await?;
    roster::note_there(&mut tx, &person, now).await?;
    tx.commit().await?;
    tracing::info!(%account, %person, "signed in");
    let member = of(app, &token).await?;
    Ok((token, face(&member.row)))
}

/// Whose session a token names.
///
/// # Errors
/// 401 where it names none, or one that was not used for [`IDLE`].
pub async fn of(app: &App, token: &str) -> Result<Member, Refusal> {
    let session = hashed(token);
    let now = app.clock.now();
    let found = app.store.session(&session, now - IDLE).await?;
    let (row, used_at) = found.ok_or_else(signed_out)?;
    if now - used_at >= NOTED {
        let mut tx = app.store.begin().await?;
        sessions::touch(&mut tx, &session, now).await?;
        roster::note_there(&mut tx, &row.person, now).await?;
        tx.commit().await?;
    }
    Ok(Member { row, session })
}

/// Whether a session still holds. Asking does not prolong it.
pub async fn holds(app: &App, member: &Member) -> Result<bool, Refusal> {
    let since = app.clock.now() - IDLE;
    Ok(app.store.session(&member.session, since).await?.is_some())
}

/// Ends a session. With the last of a person's sessions they are gone, and their chats go back to the queue at once.
pub async fn sign_out(app: &App, member: &Member) -> Result<(), Refusal> {
    let mut tx = app.store.begin().await?;
    let left = sessions::end(&mut tx, &member.session, &member.row.person).await?;
    tx.commit().await?;
    tracing::info!(account = %member.row.account, person = %member.row.person, "signed out");
    if left == 0 {
        super::presence::leave(app, &member.row).await?;
    }
    // Their streams look whether they may go on.
    app.bus.publish_queue(&member.row.account);
    Ok(())
}

/// What a person is told of themselves.
pub fn face(row: &PersonRow) -> Person {
    Person {
        id: row.person.clone(),
        name: row.name.clone(),
        role: row.role(),
        available: row.available,
        limit: row.chat_limit,
    }
}

/// Nobody is signed in.
pub fn signed_out() -> Refusal {
    Refusal {
        word: "problem.console.signed-out",
        ..Refusal::new(ProblemKind::Token)
    }
}

/// The database holds a hash of the token, so that whoever reads a copy of it can use no session.
fn hashed(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token.as_bytes()))
}
