//! The fields of a page, as its definition describes them.

use {
    crate::{
        state::Player,
        views::{
            node::{Element, Node, tag},
            parts::{
                Need, described, field, field_label, field_note, field_problem, invalid, line, span,
            },
        },
    },
    contact_us_wire::interaction::{FieldKind, InputField},
    leptos::prelude::{event_target_checked, event_target_value},
    std::sync::Arc,
};

/// A field with its label, its help and its problem. A page that asks one thing has it as its heading already.
pub fn input_field(player: Player, input: &InputField, heading: &str) -> Element {
    let (name, trouble, need) = (&input.name, player.trouble(), need(input));
    let help = (!input.help.is_empty())
        .then(|| line("cu-hint", input.help.clone()).attr("id", [name, "-hint"].concat()));
    if matches!(input.kind, FieldKind::Choice | FieldKind::Choices) {
        return field(trouble, name).child(choices(player, input, heading, help));
    }
    let text = described_by(player, input, typed(player, input))
        .attr("id", name.clone())
        .live("aria-invalid", invalid(trouble, name));
    field(trouble, name)
        .child(field_label(name, input.label.clone(), need))
        .child(help)
        .child(field_problem(trouble, name))
        .child(text)
}

/// Whether a page's heading is a field's label: where it asks one thing, and that is to be chosen.
pub fn is_named_by(input: &InputField, heading: &str) -> bool {
    matches!(input.kind, FieldKind::Choice | FieldKind::Choices) && input.label == heading
}

/// Says that a field may stay empty, if it may.
pub fn note(input: &InputField) -> Option<Element> {
    field_note(&input.name, need(input))
}

fn need(input: &InputField) -> Need {
    if input.required {
        Need::Required
    } else {
        Need::Optional
    }
}

fn described_by(player: Player, input: &InputField, element: Element) -> Element {
    let hint = !input.help.is_empty();
    element.live(
        "aria-describedby",
        described(player.trouble(), &input.name, hint, need(input)),
    )
}

/// Where something is typed in.
fn typed(player: Player, input: &InputField) -> Element {
    let (shown, changed) = (input.name.clone(), input.name.clone());
    let text = player.text(&input.name);
    let element = if input.kind == FieldKind::Long {
        let class = "cu-input cu-input--text";
        tag("textarea").class(class).attr("rows", "5").child(text)
    } else {
        let (type_, mode) = attributes(input.kind);
        tag("input")
            .class("cu-input")
            .attr("type", type_)
            .attr("inputmode", mode)
            .attr("value", text)
    };
    let latin = matches!(
        input.kind,
        FieldKind::Email | FieldKind::Phone | FieldKind::Number
    );
    let autocomplete = (!input.autocomplete.is_empty()).then(|| input.autocomplete.clone());
    element
        .attr("name", input.name.clone())
        .attr(
            "autocomplete",
            autocomplete.unwrap_or_else(|| "off".to_owned()),
        )
        .attr("autocapitalize", latin.then_some("off"))
        .attr("spellcheck", latin.then_some("false"))
        .attr("dir", if latin { "ltr" } else { "auto" })
        .attr("aria-required", input.required.then_some("true"))
        .typed(move || player.text(&shown))
        .on("input", move |event| {
            player.typed(&changed, event_target_value(&event));
        })
}

/// `type` and `inputmode`. What is typed stays as it is typed, so that the server can say what is wrong with it.
fn attributes(kind: FieldKind) -> (&'static str, Option<&'static str>) {
    match kind {
        FieldKind::Email => ("text", Some("email")),
        FieldKind::Phone => ("tel", Some("tel")),
        FieldKind::Number => ("text", Some("numeric")),
        FieldKind::Date => ("date", None),
        _ => ("text", None),
    }
}

/// Answers to choose from, as a group with its question.
fn choices(player: Player, input: &InputField, heading: &str, help: Option<Element>) -> Element {
    let several = input.kind == FieldKind::Choices;
    let named = is_named_by(input, heading);
    let label = if named {
        "cu-visually-hidden"
    } else {
        "cu-label"
    };
    let legend = tag("legend")
        .class("cu-choices__legend")
        .child(span(label, input.label.clone()));
    let group = tag("fieldset").class("cu-choices");
    let group = if several {
        group
    } else {
        group
            .attr("role", "radiogroup")
            .attr("aria-required", input.required.then_some("true"))
            .live("aria-invalid", invalid(player.trouble(), &input.name))
    };
    let shared = Arc::new(input.clone());
    let boxes: Node = (0..input.choices.len())
        .map(|at| choice(player, &shared, at))
        .collect();
    described_by(player, input, group)
        .child(legend.child((!named).then(|| note(input))))
        .child(help)
        .child(field_problem(player.trouble(), &input.name))
        .child(tag("div").class("cu-choices__list").child(boxes))
}

/// One answer: all of its card can be pressed. The first one has the field's id, for the summary to lead to.
fn choice(player: Player, input: &Arc<InputField>, at: usize) -> Option<Element> {
    let choice = input.choices.get(at)?;
    let id = match at {
        0 => input.name.clone(),
        n => [&input.name, "-", &n.to_string()].concat(),
    };
    let (field, value) = (Arc::clone(input), choice.value.clone());
    let several = input.kind == FieldKind::Choices;
    let on = player.has(&input.name, &value);
    let box_ = tag("input")
        .class("cu-choice__box")
        .attr("type", if several { "checkbox" } else { "radio" })
        .attr("id", id)
        .attr("name", input.name.clone())
        .attr("value", value.clone())
        .attr("checked", on.then_some(""))
        .on("change", move |event| {
            player.choose(&field, &value, event_target_checked(&event));
        });
    let label = span("cu-choice__label", choice.label.clone());
    Some(tag("label").class("cu-choice").child(box_).child(label))
}
