//! Published Interactions, and the variables that they bring.

use {
    super::account_of,
    crate::{
        app::App,
        desk::session::Member,
        refusal::Refusal,
        schedule::moment,
        store::interactions::Published,
        variables::{READ_ONLY, SYSTEM},
    },
    contact_us_interaction::Definition,
    contact_us_wire::admin::{KnownVariable, PublishedInteraction, VariableKind},
};

/// Every published Interaction, by name.
pub async fn published(
    app: &App,
    member: &Member,
    language: &str,
) -> Result<Vec<PublishedInteraction>, Refusal> {
    let account = account_of(app, member).await?;
    let zone = account.time_zone();
    let counts = app.store.instance_counts(&account.account).await?;
    let mut all = Vec::new();
    for (one, definition) in definitions(app, &account.account).await? {
        let count = counts.iter().find(|(name, _)| *name == one.name);
        all.push(PublishedInteraction {
            title: definition
                .title
                .get(definition.language(language))
                .to_owned(),
            version: one.version,
            published: moment(one.published_at, &zone),
            elements: u32::try_from(definition.elements.len()).unwrap_or(u32::MAX),
            instances: count.map_or(0, |(_, count)| *count),
            link: format!("/interaction/{}?account={}", one.name, account.account),
            name: one.name,
        });
    }
    Ok(all)
}

/// Every variable that can be told: the device's, those that the server fills, and those of the Interactions that are not
/// sensitive.
pub async fn known(
    app: &App,
    member: &Member,
    language: &str,
) -> Result<Vec<KnownVariable>, Refusal> {
    let mut known: Vec<KnownVariable> = Vec::new();
    let mut add = |name: &str, kind, label: Option<&str>| {
        if known.iter().all(|one| one.name != name) {
            known.push(KnownVariable {
                name: name.to_owned(),
                kind,
                label: label.map(str::to_owned),
            });
        }
    };
    for name in SYSTEM {
        add(name, VariableKind::System, None);
    }
    for name in READ_ONLY {
        add(name, VariableKind::ReadOnly, None);
    }
    for (_, definition) in definitions(app, &member.row.account).await? {
        let told = definition.variables.iter().filter(|one| !one.sensitive);
        for variable in told {
            let label = variable.label.as_ref();
            let label = label.map(|text| text.get(definition.language(language)));
            add(&variable.name, VariableKind::User, label);
        }
    }
    Ok(known)
}

/// The newest definitions. One that can no longer be read is left out, and said in the log.
async fn definitions(app: &App, account: &str) -> Result<Vec<(Published, Definition)>, Refusal> {
    let all = app.store.interactions(account).await?.into_iter();
    let read = all.filter_map(|one| match Definition::read(&one.document) {
        Ok(definition) => Some((one, definition)),
        Err(_) => {
            tracing::error!(%account, interaction = %one.name, "a published definition cannot be read");
            None
        }
    });
    Ok(read.collect())
}
