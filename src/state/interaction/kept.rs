//! What a reload must not lose: where the instance stands, and what was typed since. Kept for this tab alone, and not
//! before something was done.

use {
    crate::{
        api::written,
        browser::{
            draft,
            json::{object, quote, read},
        },
        domain::{
            fields::Input,
            interaction::{open, restore, tells},
        },
        state::{Session, interaction::run::Run},
    },
    contact_us_wire::interaction::Standing,
    serde::Deserialize,
};

/// The instance, and where it stood, in which language. Without the page where something sensitive stands in it.
#[derive(Deserialize)]
struct Kept {
    locale: String,
    instance: String,
    #[serde(default)]
    standing: Option<Standing>,
}

/// What stood in the fields of an element's page.
#[derive(Deserialize)]
struct Typed {
    element: String,
    input: Input,
}

fn key(session: Session, name: &str) -> String {
    let account = session.page(|page| page.account.name.clone());
    ["contact-us.interaction.", &account, ".", name].concat()
}

fn draft_key(session: Session, name: &str) -> String {
    key(session, name) + ".draft"
}

/// Where the instance of a run stands, as it came.
pub fn keep(session: Session, run: &Run, standing: &str) {
    let locale = quote(&session.page(|page| page.locale.clone()));
    let instance = quote(&run.instance);
    let mut pairs = vec![("locale", locale.as_str()), ("instance", &instance)];
    if run.page.as_ref().is_some_and(|page| !tells(page)) {
        pairs.push(("standing", standing));
    }
    draft::save(&key(session, &run.name), &object(&pairs));
}

/// What was typed, without what is sensitive: that stays in the page alone.
pub fn keep_input(session: Session, run: &Run) {
    if let Some(page) = &run.page {
        let input = written(&open(page, &run.input));
        let text = object(&[("element", &quote(&page.element)), ("input", &input)]);
        draft::save(&draft_key(session, &run.name), &text);
    }
}

/// What was typed has been taken.
pub fn forget_input(session: Session, name: &str) {
    draft::clear(&draft_key(session, name));
}

/// The instance is not wanted any more.
pub fn forget(session: Session, name: &str) {
    draft::clear(&key(session, name));
    forget_input(session, name);
}

/// Takes up what was kept of a run; whether there was an instance.
///
/// A page in another language is not shown: it comes anew.
pub fn take_up(session: Session, run: &mut Run) -> bool {
    let load = |key: String| draft::load(&key);
    let kept = load(key(session, &run.name)).and_then(|text| read::<Kept>(&text));
    let known = kept.is_some();
    if let Some(kept) = kept {
        let same = kept.locale == session.page(|page| page.locale.clone());
        if let Some(standing) = kept.standing.filter(|_| same) {
            run.stand(standing);
        } else {
            run.instance = kept.instance;
            run.page = None;
        }
    }
    take_up_input(session, run);
    known
}

/// Takes up what was typed into the page that is shown.
pub fn take_up_input(session: Session, run: &mut Run) {
    let text = draft::load(&draft_key(session, &run.name));
    let Some(typed) = text.and_then(|text| read::<Typed>(&text)) else {
        return;
    };
    if let Some(page) = run
        .page
        .clone()
        .filter(|page| page.element == typed.element)
    {
        restore(&page, &mut run.input, &typed.input);
    }
}
