//! The widget: what puts it into a site, and which sites may hold it.

use {
    super::{Faults, Section, account_of},
    crate::{
        app::App,
        desk::session::Member,
        embed::{Origin, OriginError},
        refusal::Refusal,
        store::{accounts::Account, embed, revisions::Part},
    },
    contact_us_wire::admin::{WidgetPlace, WidgetSites},
    sqlx::SqliteConnection,
};

/// Most sites of an account: their list goes along with each page, as one header.
const MOST: usize = 50;

/// Which sites may hold the widget.
#[derive(Debug)]
pub struct Sites;

impl Section for Sites {
    type Value = WidgetSites;
    type Checked = Vec<Origin>;
    const PART: Part = Part::Widget;

    async fn face(app: &App, account: &Account) -> Result<WidgetSites, Refusal> {
        let stored = app.store.embed_origins(&account.account).await?;
        // As it is typed: only the policy wants quotation marks.
        let origins = stored.iter().map(|one| one.trim_matches('\'').to_owned());
        Ok(WidgetSites {
            origins: origins.collect(),
        })
    }

    async fn checked(_: &App, _: &Account, typed: WidgetSites) -> Result<Vec<Origin>, Refusal> {
        checked(&typed.origins)
    }

    async fn put(
        tx: &mut SqliteConnection,
        account: &Account,
        origins: &Vec<Origin>,
        _: i64,
    ) -> Result<(), Refusal> {
        Ok(embed::put(tx, &account.account, origins).await?)
    }
}

/// What puts the widget into a site.
pub async fn place(app: &App, member: &Member) -> Result<WidgetPlace, Refusal> {
    Ok(WidgetPlace {
        account: account_of(app, member).await?.account,
        url: app.settings.public_url.clone(),
    })
}

fn checked(typed: &[String]) -> Result<Vec<Origin>, Refusal> {
    let mut faults = Faults::default();
    faults.count("origins", typed.len(), MOST);
    let mut origins: Vec<Origin> = Vec::new();
    for (place, one) in typed.iter().enumerate() {
        match one.trim().parse().map_err(OriginError::code) {
            Ok(origin) if origins.contains(&origin) => {
                faults.at("origins", place, "error.admin.origin.twice");
            }
            Ok(origin) => origins.push(origin),
            Err(code) => faults.at("origins", place, code),
        }
    }
    faults.end()?;
    Ok(origins)
}
