//! Who may use the console.

use {
    crate::{app::App, store::roster::Listed},
    contact_us_wire::console::Role,
    jiff::Timestamp,
    std::error::Error,
};

/// A line each, by name.
pub(super) async fn list(app: &App) -> Result<Vec<String>, Box<dyn Error>> {
    let all = app.store.people(&app.settings.account).await?;
    all.iter().map(line).collect()
}

fn line(one: &Listed) -> Result<String, Box<dyn Error>> {
    let role = match one.role() {
        Role::Agent => "agent",
        Role::Administrator => "administrator",
    };
    let seen = match one.last_seen_at {
        0 => "never there".to_owned(),
        at => format!("last there {:.0}", Timestamp::from_millisecond(at)?),
    };
    Ok(format!("{}  {role}  {seen}", one.name))
}
