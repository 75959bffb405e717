//! An Interaction: one page after the other, with the way out always in the same place.

mod field;
mod ways;

use {
    super::{
        contact::options_list,
        node::{Element, Node, effect, live, tag, when_changed},
        parts::{
            Summary, hidden, line, named_heading, placed, problem_summary, span, use_form_title,
        },
    },
    crate::{
        domain::{place, route},
        state::{Player, Session},
    },
    contact_us_wire::interaction::{Direction, ElementKind, ElementPage, InputField},
    std::sync::Arc,
    ways::{contact, default, end, retry, stuck},
};

/// A page that asks one thing has no need to name it.
const SUMMARY: Summary = Summary {
    way: retry,
    name: |field| Player::expect().label(field),
};

/// That where no page can be shown.
const STUCK: Summary = Summary {
    way: stuck,
    name: |_| None,
};

/// The page where the Interaction stands.
pub fn interaction_page(name: &str) -> Node {
    let player = Player::expect();
    player.open(name);
    effect(move || player.arrive());
    when_changed(
        move || player.page(),
        move |page| match page {
            Some(page) => drawn(player, &page),
            None => waiting(player),
        },
    )
}

/// Nothing is known of it yet, or cannot be.
fn waiting(player: Player) -> Node {
    let session = Session::expect();
    let title = session.get("interaction.title");
    use_form_title(title.clone(), player.trouble());
    let without_script = line("cu-lead", session.get("page.noscript.link"));
    // The server cannot see the right that may stand in the fragment, so its page is one that is still looking.
    let problems = if cfg!(feature = "ssr") {
        let looking = session.get("interaction.busy");
        line("cu-lead cu-needs-script", looking).into()
    } else {
        problem_summary(player.trouble(), STUCK)
    };
    Node::Many(vec![
        named_heading(title, false).into(),
        tag("noscript").child(without_script).into(),
        problems,
        busy(session, player).into(),
    ])
}

/// One page.
fn drawn(player: Player, page: &Arc<ElementPage>) -> Node {
    let session = Session::expect();
    use_form_title(page.heading.clone(), player.trouble());
    let top = tag("div")
        .class("cu-play__top")
        .child(line("cu-play__title", page.title.clone()))
        .child(page.contact.then(|| contact(session, player)));
    let lost = live(move || {
        player
            .is_lost()
            .then(|| line("cu-notice", session.get("interaction.lost")))
    });
    let notice = (!page.notice.is_empty()).then(|| line("cu-notice", page.notice.clone()));
    let text = page.text.iter().map(|text| tag("p").child(text.clone()));
    let text = tag("div")
        .class("cu-play__text")
        .child(text.collect::<Node>());
    let heading = named_heading(page.heading.clone(), page.kind == ElementKind::Finish);
    // What asks one thing is its label, so what is said of that stands beside it.
    let asked = |field: &InputField| field::is_named_by(field, &page.heading);
    let asked = page.fields.iter().find(|field| asked(field));
    let heading = tag("div")
        .class("cu-asked")
        .child(heading)
        .child(asked.and_then(field::note));
    let head = Node::Many(vec![
        top.into(),
        page.progress
            .map(|percent| progress(session, percent))
            .into(),
        problem_summary(player.trouble(), SUMMARY),
        tag("div")
            .attr("role", "status")
            .child(lost)
            .child(notice)
            .into(),
        heading.into(),
        (!page.text.is_empty()).then_some(text).into(),
    ]);
    let form = form(session, player, page);
    let ways = end(session, player, page);
    // The options have forms of their own, and forms do not stand in forms.
    let body = if page.kind == ElementKind::Contact {
        tag("div")
            .child(head)
            .child(middle(player, page))
            .child(form.child(ways))
    } else {
        form.child(page.next.then(|| default(session, player)))
            .child(head)
            .child(middle(player, page))
            .child(ways)
    };
    body.class("cu-play").child(busy(session, player)).into()
}

/// What the page asks for or offers.
fn middle(player: Player, page: &ElementPage) -> Node {
    match page.kind {
        ElementKind::Contact => placed(options_list),
        ElementKind::Finish => Node::Nothing,
        _ => page
            .fields
            .iter()
            .map(|field| field::input_field(player, field, &page.heading))
            .collect(),
    }
}

/// Sent by the app, or by a browser without script.
fn form(session: Session, player: Player, page: &ElementPage) -> Element {
    let (boot, step) = (session.boot(), page.step.to_string());
    let (_, query) = session.address().parts();
    // Before the beginning the address holds what the Interaction begins with.
    let action = place::link(&route::interaction(&page.interaction), &query);
    tag("form")
        .attr("method", "post")
        .attr("action", action)
        .attr("novalidate", "")
        .on("submit", |event| event.prevent_default())
        .child(hidden("instance", player.instance()))
        .child(hidden("step", step))
        .child(hidden("key", boot.key.clone()))
        .child(hidden("visitor", boot.visitor.clone()))
}

/// How far the customer has come.
fn progress(session: Session, percent: u8) -> Element {
    const TEXT: &str = "progress";
    let percent = percent.min(100).to_string();
    let bar = tag("progress")
        .class("cu-progress__bar")
        .attr("max", "100")
        .attr("value", percent.clone())
        .attr("aria-labelledby", TEXT);
    let said = session.with("interaction.progress", &[("n", &percent)]);
    tag("div")
        .class("cu-progress")
        .child(bar)
        .child(span("cu-progress__text", said).attr("id", TEXT))
}

/// Says that something is on its way.
fn busy(session: Session, player: Player) -> Element {
    let text = live(move || player.is_busy().then(|| session.get("interaction.busy")));
    line("cu-form__state", text).attr("role", "status")
}

/// The name of a direction in a plain form.
const fn named(direction: Direction) -> &'static str {
    match direction {
        Direction::Start => "start",
        Direction::Next => "next",
        Direction::Back => "back",
        Direction::Contact => "contact",
    }
}
