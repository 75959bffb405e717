//! Variables, and the fields that fill them.

use {
    super::fault,
    crate::{Definition, Element, Fault, Field},
    contact_us_wire::interaction::{ElementKind, FieldKind},
};

/// Everything that is wrong with variables and fields.
pub(super) fn faults(definition: &Definition) -> Vec<Fault> {
    let mut found = declared(definition);
    for element in &definition.elements {
        for (index, field) in element.fields.iter().enumerate() {
            let path = match element.kind {
                ElementKind::Form => format!("fields[{index}]."),
                _ => String::new(),
            };
            let earlier = &element.fields[..index];
            let problems = problems(definition, field, earlier).into_iter();
            let placed =
                |(key, problem): (&str, &str)| fault(&element.id, path.clone() + key, problem);
            found.extend(problems.map(placed));
        }
    }
    found
}

/// What is wrong with the list of variables.
fn declared(definition: &Definition) -> Vec<Fault> {
    let mut found = Vec::new();
    for (index, variable) in definition.variables.iter().enumerate() {
        if variable.sensitive && variable.from_link {
            let problem = "A field that fills this is sensitive, and addresses reach logs. Take fromLink out.";
            found.push(fault("", format!("variables[{index}].fromLink"), problem));
        }
        let known = |field: &Field| !field.is_choice() || field.choice(&variable.default).is_some();
        let fits = definition.fields_of(&variable.name).all(known);
        if !variable.default.is_empty() && !fits {
            let problem =
                "A field that fills this does not offer this value. Write one of its choices.";
            found.push(fault("", format!("variables[{index}].default"), problem));
        }
    }
    found
}

fn problems(
    definition: &Definition,
    field: &Field,
    earlier: &[Field],
) -> Vec<(&'static str, &'static str)> {
    let mut found = Vec::new();
    let name = &field.variable;
    if !name.is_empty() && definition.variable(name).is_none() {
        found.push((
            "variable",
            "There is no such variable. Add it to variables, or name one that is there.",
        ));
    }
    if earlier.iter().any(|other| other.variable == *name) {
        found.push((
            "variable",
            "Another field of this form fills this variable. Give each its own.",
        ));
    }
    let several = |field: &Field| field.kind == FieldKind::Choices;
    if definition
        .fields_of(name)
        .any(|other| several(other) != several(field))
    {
        found.push(("variable", "Elsewhere this variable holds one value, here several, or the other way round. Use two variables."));
    }
    if field.min.zip(field.max).is_some_and(|(min, max)| min > max) {
        found.push(("max", "This is less than min. Swap them."));
    }
    found
}

/// The element's texts that may hold placeholders, with their paths.
pub(super) fn texts(element: &Element) -> Vec<(String, &crate::Text)> {
    let mut all = vec![("heading".to_owned(), &element.heading)];
    let paragraphs = element.text.iter().enumerate();
    all.extend(paragraphs.map(|(index, text)| (format!("text[{index}]"), text)));
    for (index, field) in element.fields.iter().enumerate() {
        let path = match element.kind {
            ElementKind::Form => format!("fields[{index}]."),
            _ => String::new(),
        };
        // A Question without a label of its own has its heading for one.
        if field.label != element.heading {
            all.push((path.clone() + "label", &field.label));
        }
        all.extend(field.help.iter().map(|help| (path.clone() + "help", help)));
    }
    all
}
