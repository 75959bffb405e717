//! A new instance.

use {
    super::{
        link,
        scene::{Loaded, Scene},
    },
    crate::{
        contact::Asker,
        refusal::Refusal,
        store::navigations::{self, Beginning},
    },
    contact_us_interaction::{Run, Values},
    contact_us_rules::message::clean_line,
    contact_us_wire::interaction::Navigation,
    sqlx::SqliteConnection,
    uuid::Uuid,
};

/// The value by which the call centre finds the instance.
const SEARCH_ID: &str = "historySearchId";
/// Most characters of it.
const LONGEST: usize = 100;

/// Begins an instance with its first navigation, in the transaction of whoever begins it. Where the links are protected,
/// it uses the link once. Gives the Interaction Unique Id.
pub(super) async fn begin(
    tx: &mut SqliteConnection,
    scene: &Scene<'_>,
    asker: &Asker<'_>,
    loaded: &Loaded,
    navigation: &Navigation,
    now: i64,
) -> Result<String, Refusal> {
    let (definition, account) = (&loaded.definition, scene.account.account.as_str());
    if definition.link.is_some() {
        let text = &navigation.link;
        link::spend(scene.app, tx, account, &definition.name, text, now).await?;
    }
    let given = given(loaded, navigation);
    let run = Run::first(definition, &given);
    let id = Uuid::new_v4().to_string();
    let search_id = navigation.values.get(SEARCH_ID).map(String::as_str);
    let search_id = clean_line(search_id.unwrap_or_default());
    let beginning = Beginning {
        id: &id,
        account,
        interaction: &definition.name,
        version: loaded.version,
        element: &run.element().id,
        visitor: asker.visitor,
        external_id: &asker.place.external_id,
        locale: scene.language.tag,
        history_search_id: if search_id.chars().count() > LONGEST {
            ""
        } else {
            &search_id
        },
        now,
    };
    navigations::begin(tx, &beginning).await?;
    let first = navigations::Navigation {
        step: 0,
        at: now,
        direction: "start".to_owned(),
        element: String::new(),
        target: run.element().id.clone(),
        input: serde_json::to_string(&given)?,
    };
    super::navigate::write(tx, scene, &id, &asker.place.external_id, &run, first).await?;
    Ok(id)
}

/// What the link gives for variables that it may fill, and nothing else of what it says.
fn given(loaded: &Loaded, navigation: &Navigation) -> Values {
    navigation
        .values
        .iter()
        .filter(|(name, value)| {
            let variable = loaded.definition.variable(name);
            variable.is_some_and(|variable| variable.from_link)
                && value.chars().count() <= Run::LONGEST_GIVEN
        })
        .map(|(name, value)| (name.clone(), vec![value.clone()]))
        .collect()
}
