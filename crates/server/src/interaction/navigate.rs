//! One navigation.

use {
    super::{
        begin::begin,
        gone,
        scene::{INTERRUPTED, Loaded, Scene, name as named, rows, standing},
    },
    crate::{
        app::App,
        contact::{Asker, Submission},
        refusal::{FieldRefusal, Refusal},
        store::{
            instances,
            navigations::{self, Instance},
        },
        voice,
    },
    contact_us_interaction::{InputFault, OnCallHangup, Run},
    contact_us_wire::interaction::{Direction, Navigation, Standing},
    sqlx::SqliteConnection,
};

/// Goes one way in the instance that is named, or in one that is begun with it. Written down before it is answered.
///
/// # Errors
/// 404 for an Interaction or an instance that is not there, 401 for a link that does not begin it, 422 for fields.
pub async fn go(
    app: &App,
    asker: Asker<'_>,
    name: &str,
    navigation: &Navigation,
) -> Result<Standing, Refusal> {
    let now = app.clock.now();
    let scene = Scene::of(app, asker.place, asker.client).await?;
    let account = scene.account.account.as_str();
    let within = asker
        .within
        .filter(|_| navigation.direction != Direction::Start);
    let (act, what) = (["interaction ", name].concat(), (within, navigation));
    let submission = Submission::new(account, asker.visitor, asker.key, &act, &what, now)?;
    let loaded = match within {
        Some(id) => scene.instance(name, id).await?.1,
        None => scene.newest(name).await?,
    };
    let ended = match within {
        Some(id) => has_call_ended(&scene, &loaded, id, navigation.direction).await?,
        None => false,
    };

    let mut tx = app.store.begin().await?;
    if let Some(given) = submission.repeated::<String>(&mut tx).await? {
        drop(tx);
        return standing(app, asker.place, asker.client, name, &given).await;
    }
    let (id, expected) = match within {
        Some(id) => (id.to_owned(), navigation.step),
        // Asked for on the first page as it is before the start.
        None => {
            let id = begin(&mut tx, &scene, &asker, &loaded, navigation, now).await?;
            (id, navigation.step + 1)
        }
    };
    let before = navigations::find(&mut *tx, account, &id)
        .await?
        .ok_or_else(gone)?;
    let past = rows(&mut tx, account, &id).await?;
    let mut run = Run::replay(&loaded.definition, &past);
    if before.step == expected {
        let moving = Moving {
            scene: &scene,
            instance: &before,
            navigation,
            ended,
            now,
        };
        moving.step(&mut tx, &mut run).await?;
    }
    let after = navigations::find(&mut *tx, account, &id)
        .await?
        .ok_or_else(gone)?;
    submission.keep(&mut tx, &id).await?;
    tx.commit().await?;
    tracing::info!(%account, interaction = name, version = after.version, step = after.step, "moved");
    Ok(scene.standing(&run, &after))
}

/// Whether the instance hangs on a call, and that has ended. Asked on Next and Back alone (R4, R5).
async fn has_call_ended(
    scene: &Scene<'_>,
    loaded: &Loaded,
    id: &str,
    direction: Direction,
) -> Result<bool, Refusal> {
    let moves = matches!(direction, Direction::Next | Direction::Back);
    if !moves || loaded.definition.on_call_hangup != OnCallHangup::Finish {
        return Ok(false);
    }
    let (app, account) = (scene.app, &scene.account.account);
    let instance = app.store.running_instance(account, id).await?;
    let external_id = instance.map(|one| one.external_id).unwrap_or_default();
    Ok(!external_id.is_empty() && !voice::is_on_call(app, account, &external_id).await)
}

struct Moving<'a> {
    scene: &'a Scene<'a>,
    instance: &'a Instance,
    navigation: &'a Navigation,
    ended: bool,
    now: i64,
}

impl Moving<'_> {
    /// Goes the way and writes it down. What the page has no way for is not done.
    async fn step(&self, tx: &mut SqliteConnection, run: &mut Run<'_>) -> Result<(), Refusal> {
        let direction = self.navigation.direction;
        let page = run.page(self.scene.language.tag, 0);
        let running = self.instance.state == "running";
        // The end leads back, unless the call ended it.
        let goes_back = self.instance.state != INTERRUPTED;
        let may = match direction {
            Direction::Start => false,
            Direction::Next => running && page.next,
            Direction::Back => goes_back && page.back,
            Direction::Contact => page.contact,
        };
        if !may {
            return Ok(());
        }
        let mut input = self.navigation.input.clone();
        input.retain(|name, _| page.fields.iter().any(|field| field.name == *name));
        let mut one = navigations::Navigation {
            step: 0,
            at: self.now,
            direction: named(direction).to_owned(),
            element: page.element,
            target: String::new(),
            input: serde_json::to_string(&input)?,
        };
        let (account, id) = (&self.instance.account, &self.instance.instance);
        if self.ended {
            "hangup".clone_into(&mut one.direction);
            navigations::add(tx, account, id, INTERRUPTED, &one).await?;
            return Ok(());
        }
        match direction {
            Direction::Start => {}
            Direction::Next => run.next(&input).map_err(refused)?,
            Direction::Back => run.back(&input),
            Direction::Contact => run.keep(&input),
        }
        one.target.clone_from(&run.element().id);
        if direction == Direction::Contact {
            navigations::add(tx, account, id, &self.instance.state, &one).await?;
            return Ok(());
        }
        write(tx, self.scene, id, &self.instance.external_id, run, one).await
    }
}

/// Writes down that a page is reached: the navigation, what the variables hold now, and what the Voice IVR is told.
///
/// What is sensitive stands in the navigation alone, which the history masks; no mail and no IVR is made from that.
pub(super) async fn write(
    tx: &mut SqliteConnection,
    scene: &Scene<'_>,
    id: &str,
    external_id: &str,
    run: &Run<'_>,
    navigation: navigations::Navigation,
) -> Result<(), Refusal> {
    let account = scene.account.account.as_str();
    let state = if run.is_finished() {
        "finished"
    } else {
        "running"
    };
    let (at, element) = (navigation.at, run.element());
    navigations::add(tx, account, id, state, &navigation).await?;
    let names = run.definition().variables.iter();
    let names: Vec<&str> = names.map(|variable| variable.name.as_str()).collect();
    let known: Vec<(String, String)> = run
        .known(scene.language.tag)
        .into_iter()
        .map(|known| (known.name, known.value))
        .collect();
    instances::forget_variables(tx, account, id, &names).await?;
    instances::set_variables(tx, account, id, &known).await?;
    let step = voice::Step {
        unique_id: id,
        element: &element.id,
        prompt: element.prompt.as_deref(),
    };
    voice::step(tx, account, external_id, step, at).await?;
    Ok(())
}

fn refused(faults: Vec<InputFault>) -> Refusal {
    let field = |fault: InputFault| FieldRefusal {
        field: fault.field.into(),
        code: fault.code,
        args: fault.args,
    };
    Refusal::fields(faults.into_iter().map(field).collect())
}
