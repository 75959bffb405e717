//! What stands in the fields of an Interaction's page.

#[cfg(test)]
mod tests;

use {
    crate::domain::fields::Input,
    contact_us_wire::interaction::{ElementPage, FieldKind, InputField},
};

/// What a page comes with in its fields.
pub fn given(page: &ElementPage) -> Input {
    let fields = page.fields.iter();
    fields
        .map(|field| (field.name.clone(), field.value.clone()))
        .collect()
}

/// Whether something sensitive stands in the page's fields as it came.
pub fn tells(page: &ElementPage) -> bool {
    let mut fields = page.fields.iter();
    fields.any(|field| field.sensitive && !field.value.is_empty())
}

/// What stands in a page's fields, without what is sensitive.
pub fn open(page: &ElementPage, input: &Input) -> Input {
    let sensitive = |name: &String| {
        let mut fields = page.fields.iter();
        fields.any(|field| field.sensitive && field.name == *name)
    };
    let open = input.iter().filter(|(name, _)| !sensitive(name));
    open.map(|(name, texts)| (name.clone(), texts.clone()))
        .collect()
}

/// Puts into a page's fields what stood in them elsewhere; what belongs to no field is left out.
pub fn restore(page: &ElementPage, input: &mut Input, typed: &Input) {
    for field in &page.fields {
        if let Some(texts) = typed.get(&field.name) {
            input.insert(field.name.clone(), texts.clone());
        }
    }
}

/// What stands in a field after an answer was chosen, or was not any more. Several stand in the order of the page.
pub fn chosen(field: &InputField, now: &[String], value: &str, on: bool) -> Vec<String> {
    if field.kind != FieldKind::Choices {
        return on.then(|| value.to_owned()).into_iter().collect();
    }
    let values = field.choices.iter().map(|choice| &choice.value);
    values
        .filter(|&known| {
            if known == value {
                on
            } else {
                now.contains(known)
            }
        })
        .cloned()
        .collect()
}
