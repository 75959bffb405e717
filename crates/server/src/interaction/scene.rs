//! Whose Interaction it is, in which language it speaks, and the page as the customer gets it.

use {
    super::{gone, token, unknown},
    crate::{
        app::App,
        facts::ClientFacts,
        place::Place,
        refusal::Refusal,
        store::{
            accounts::Account,
            interactions::Published,
            navigations::{self, Instance},
        },
        words::Catalogue,
    },
    contact_us_interaction::{Definition, Input, Past, Run, Values},
    contact_us_wire::{
        ProblemKind,
        interaction::{Direction, ElementKind, ElementPage, Standing},
    },
    sqlx::SqliteConnection,
};

/// The query parameters that mean something to every page, and so fill no variable.
const RESERVED: [&str; 7] = [
    "account",
    "interaction",
    "element",
    "externalId",
    "locale",
    "theme",
    "historySearchId",
];

/// The state of an instance whose call has ended, where its definition ends with it.
pub(super) const INTERRUPTED: &str = "interrupted";

/// What stays the same while a request is answered.
pub(super) struct Scene<'a> {
    pub app: &'a App,
    pub account: Account,
    pub language: &'a Catalogue,
}

/// A definition with the version that it was published as.
pub(super) struct Loaded {
    pub definition: Definition,
    pub version: u32,
}

impl<'a> Scene<'a> {
    pub async fn of(
        app: &'a App,
        place: &Place,
        client: &ClientFacts,
    ) -> Result<Scene<'a>, Refusal> {
        let account = app
            .store
            .account(&place.account)
            .await?
            .ok_or_else(Refusal::unknown_account)?;
        let language = app.catalogue_or(place, client, &account.locale);
        Ok(Self {
            app,
            account,
            language,
        })
    }

    /// The definition that new instances run.
    pub async fn newest(&self, name: &str) -> Result<Loaded, Refusal> {
        let store = &self.app.store;
        let found = store
            .newest_interaction(&self.account.account, name)
            .await?;
        read(found.as_ref())
    }

    /// An instance of an Interaction, with the definition that it runs.
    pub async fn instance(&self, name: &str, id: &str) -> Result<(Instance, Loaded), Refusal> {
        let (store, account) = (&self.app.store, &self.account.account);
        let instance = store
            .running_instance(account, id)
            .await?
            .filter(|one| one.interaction == name)
            .ok_or_else(gone)?;
        let found = store.interaction(account, name, instance.version).await?;
        let loaded = read(found.as_ref())?;
        Ok((instance, loaded))
    }

    /// The page of an instance that stands so.
    pub fn standing(&self, run: &Run<'_>, instance: &Instance) -> Standing {
        let page = run.page(self.language.tag, instance.step);
        let page = match instance.state.as_str() {
            INTERRUPTED => self.interrupted(page),
            _ => page,
        };
        Standing {
            instance: token::grant(self.app, &self.account.account, &instance.instance),
            page,
        }
    }

    /// The page where it stood says that the call has ended; the ways out that it has stay.
    fn interrupted(&self, page: ElementPage) -> ElementPage {
        let words = &self.language.words;
        ElementPage {
            kind: ElementKind::Finish,
            progress: None,
            heading: words.get("interaction.call-ended.title").to_owned(),
            text: Vec::new(),
            fields: Vec::new(),
            back: false,
            next: false,
            notice: words.get("interaction.call-ended").to_owned(),
            ..page
        }
    }
}

/// Where the instance of that id stands.
///
/// # Errors
/// 404 where it belongs to another account or Interaction.
pub async fn standing(
    app: &App,
    place: &Place,
    client: &ClientFacts,
    name: &str,
    id: &str,
) -> Result<Standing, Refusal> {
    let scene = Scene::of(app, place, client).await?;
    let (instance, loaded) = scene.instance(name, id).await?;
    let rows = app.store.navigations(&instance.account, id).await?;
    let past = past(&rows)?;
    let run = Run::replay(&loaded.definition, &past);
    Ok(scene.standing(&run, &instance))
}

/// The first page of an Interaction, as somebody would get it who begins it now with these values.
///
/// # Errors
/// 404 where there is none; 401 where its links are protected, since it is then shown to whoever has begun it.
pub async fn standing_first(
    app: &App,
    place: &Place,
    client: &ClientFacts,
    name: &str,
    given: &Values,
) -> Result<Standing, Refusal> {
    let scene = Scene::of(app, place, client).await?;
    let loaded = scene.newest(name).await?;
    if loaded.definition.link.is_some() {
        return Err(Refusal::said(
            ProblemKind::Token,
            "problem.interaction.link",
        ));
    }
    let run = Run::first(&loaded.definition, given);
    Ok(Standing {
        instance: String::new(),
        page: run.page(scene.language.tag, 0),
    })
}

/// What an address's query gives for variables; the definition knows which of them it may.
pub fn given(query: &str) -> Values {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
    let mut given = Values::new();
    for (name, value) in pairs {
        if !RESERVED.contains(&name.as_str()) {
            given.entry(name).or_insert_with(|| vec![value]);
        }
    }
    given
}

/// What was done in an instance, as the engine reads it. That a call ended is nothing that a customer did.
pub(super) fn past(rows: &[navigations::Navigation]) -> Result<Vec<Past>, Refusal> {
    let mut past = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(direction) = direction(&row.direction) {
            let input: Input = serde_json::from_str(&row.input)?;
            past.push(Past { direction, input });
        }
    }
    Ok(past)
}

/// As [`standing`], for within a transaction.
pub(super) async fn rows(
    tx: &mut SqliteConnection,
    account: &str,
    id: &str,
) -> Result<Vec<Past>, Refusal> {
    past(&navigations::all(tx, account, id).await?)
}

/// The name of a direction in the database.
pub(super) fn name(direction: Direction) -> &'static str {
    match direction {
        Direction::Start => "start",
        Direction::Next => "next",
        Direction::Back => "back",
        Direction::Contact => "contact",
    }
}

fn direction(text: &str) -> Option<Direction> {
    [
        Direction::Start,
        Direction::Next,
        Direction::Back,
        Direction::Contact,
    ]
    .into_iter()
    .find(|one| name(*one) == text)
}

/// A stored document was found right when it was published. One that is not any more is our fault.
fn read(published: Option<&Published>) -> Result<Loaded, Refusal> {
    let published = published.ok_or_else(unknown)?;
    let definition = Definition::read(&published.document).map_err(|faults| {
        let fault = faults.first().map(ToString::to_string);
        tracing::error!(
            interaction = %published.name,
            version = published.version,
            fault = fault.unwrap_or_default(),
            "a published Interaction cannot be read any more"
        );
        Refusal::new(ProblemKind::Internal)
    })?;
    Ok(Loaded {
        definition,
        version: published.version,
    })
}
