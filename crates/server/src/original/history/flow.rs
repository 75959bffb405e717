//! A page of the full flow, in the original's shape.
//!
//! Its documents show pages without a customer's input, so where that stands is our reading: `choiceValue` is what the
//! customer sees, `selected` whether they chose it; what was typed is the one choice of its section.

use {
    crate::history::record::{Given, Visit},
    contact_us_wire::interaction::{FieldKind, InputField},
    serde::Serialize,
};

/// What the buttons do, as the original names it. Back sends no input.
const NEXT: &str = "server://navigationType?type=NEXT&shouldSendFormData=true";
const PREVIOUS: &str = "server://navigationType?type=PREVIOUS&shouldSendFormData=false";

/// A page.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Page {
    /// When it was shown: UTC milliseconds.
    timestamp: i64,
    page_navigation: Navigation,
    page_content: Content,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Navigation {
    navigation_title: String,
    navigation_right: Button,
    navigation_left: Button,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Button {
    button_state: &'static str,
    button_visible: bool,
    button_label: &'static str,
    button_action: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Content {
    content_header: Header,
    content_sections: Vec<Section>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Header {
    id: String,
    inner_html: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Section {
    id: String,
    section_label: String,
    section_group_type: &'static str,
    section_number_of_columns: u8,
    section_choices: Vec<Choice>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Choice {
    id: String,
    choice_value: String,
    selected: bool,
}

/// A visit in that shape.
pub(super) fn page(visit: &Visit) -> Page {
    let page = &visit.page;
    let button = |visible, label, action| Button {
        button_state: "NORMAL",
        button_visible: visible,
        button_label: label,
        button_action: action,
    };
    let given = visit.given.iter().map(Some).chain(std::iter::repeat(None));
    Page {
        timestamp: visit.at,
        page_navigation: Navigation {
            navigation_title: page.heading.clone(),
            navigation_right: button(page.next, "Next", NEXT),
            navigation_left: button(page.back, "Back", PREVIOUS),
        },
        page_content: Content {
            content_header: Header {
                id: page.element.clone(),
                inner_html: page.text.iter().map(|text| paragraph(text)).collect(),
            },
            content_sections: page.fields.iter().zip(given).map(section).collect(),
        },
    }
}

fn section((field, given): (&InputField, Option<&Given>)) -> Section {
    let label = given.map_or(&field.label, |given| &given.answer.label);
    let choices = match field.kind {
        FieldKind::Choice | FieldKind::Choices => offered(field, given),
        _ => typed(field, given),
    };
    Section {
        id: field.name.clone(),
        section_label: label.clone(),
        section_group_type: if field.kind == FieldKind::Choices {
            "MULTIPLE"
        } else {
            "SINGLE"
        },
        section_number_of_columns: 1,
        section_choices: choices,
    }
}

/// All choices; of those of something sensitive none is said to be chosen.
fn offered(field: &InputField, given: Option<&Given>) -> Vec<Choice> {
    let choice = |choice: &contact_us_wire::interaction::Choice| Choice {
        selected: given.is_some_and(|given| given.chosen.contains(&choice.value)),
        id: choice.value.clone(),
        choice_value: choice.label.clone(),
    };
    field.choices.iter().map(choice).collect()
}

fn typed(field: &InputField, given: Option<&Given>) -> Vec<Choice> {
    let shown = given.map_or(&[][..], |given| &given.answer.shown);
    let choice = |text: &String| Choice {
        id: field.name.clone(),
        choice_value: text.clone(),
        selected: true,
    };
    shown.iter().map(choice).collect()
}

fn paragraph(text: &str) -> String {
    let mut html = String::from("<p>");
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c => html.push(c),
        }
    }
    html + "</p>"
}
