//! Placeholders in texts.

use {
    super::{fault, variables::texts},
    crate::{Definition, Fault, Field, Text, definition::placeholders},
    contact_us_wire::interaction::ElementKind,
};

/// Everything that is wrong with placeholders.
pub(super) fn faults(definition: &Definition) -> Vec<Fault> {
    let mut found = Vec::new();
    for (path, text) in fixed_of_document(definition) {
        found.extend(has_any(text).map(|problem| fault("", path, problem)));
    }
    for element in &definition.elements {
        for (path, text) in texts(element) {
            found.extend(filled(definition, &element.id, &path, text));
        }
        for (index, field) in element.fields.iter().enumerate() {
            let path = match element.kind {
                ElementKind::Form => format!("fields[{index}]."),
                _ => String::new(),
            };
            found.extend(choices(&element.id, &path, field));
        }
    }
    found
}

/// Texts of the document that are read where nothing is filled in.
fn fixed_of_document(definition: &Definition) -> Vec<(String, &Text)> {
    let labels = definition.variables.iter().enumerate();
    let labels = labels.filter_map(|(index, variable)| {
        let label = variable.label.as_ref()?;
        Some((format!("variables[{index}].label"), label))
    });
    std::iter::once(("title".to_owned(), &definition.title))
        .chain(labels)
        .collect()
}

fn choices(element: &str, path: &str, field: &Field) -> Vec<Fault> {
    let labels = field.choices.iter().enumerate();
    labels
        .filter_map(|(index, (_, label))| {
            let path = format!("{path}choices[{index}].label");
            has_any(label).map(|problem| fault(element, path, problem))
        })
        .collect()
}

fn has_any(text: &Text) -> Option<&'static str> {
    let any = text.all().any(|(_, text)| text.contains("{{"));
    any.then_some("Nothing is filled in here. Write it without {{ and }}.")
}

fn filled(definition: &Definition, element: &str, path: &str, text: &Text) -> Vec<Fault> {
    let mut found = Vec::new();
    for (tag, text) in text.all() {
        let dot = if tag.is_empty() { "" } else { "." };
        let path = [path, dot, tag].concat();
        let names = placeholders(text);
        if text.matches("{{").count() != names.len() || text.matches("}}").count() != names.len() {
            let problem = "A placeholder is not closed, or not opened. Write it as {{variable}}.";
            found.push(fault(element, path.clone(), problem));
        }
        for name in names {
            let problem = match definition.variable(name) {
                None => format!(
                    "There is no variable {name:?}. Add it to variables, or name one that is there."
                ),
                Some(variable) if variable.sensitive => format!(
                    "The variable {name:?} is sensitive: what it holds must not be shown in texts, which the history repeats. Take it out."
                ),
                Some(_) => continue,
            };
            found.push(fault(element, path.clone(), problem));
        }
    }
    found
}
