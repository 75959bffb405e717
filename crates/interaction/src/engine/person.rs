//! Who the customer said that they are, for the forms of the ways out, which ask it again.

use {
    super::Run, crate::Field, contact_us_rules::message, contact_us_wire::interaction::FieldKind,
};

/// What a customer said of themselves. What they did not say is empty; so is what is sensitive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The whole name, where it was asked in one.
    pub name: String,
    /// The first name.
    pub given: String,
    /// The last name.
    pub family: String,
    /// A telephone number, as typed.
    pub phone: String,
    /// An e-mail address, as typed.
    pub email: String,
}

impl Run<'_> {
    /// What the customer said of themselves: what the variables hold, and what stands unchecked in the fields of the page
    /// where they are.
    pub fn person(&self) -> Person {
        let (mut person, mut values) = (Person::default(), self.values());
        values.extend(self.draft());
        let fields = self.definition.elements.iter().flat_map(|one| &one.fields);
        for field in fields.filter(|field| !self.is_sensitive(&field.variable)) {
            let held = values.get(&field.variable).and_then(|held| held.first());
            if let (Some(place), Some(held)) = (person.place(field), held)
                && place.is_empty()
            {
                *place = message::clean_line(held);
            }
        }
        person
    }
}

impl Person {
    /// Where the answer to a field belongs. A field says by its `autocomplete` what it asks of the customer; one without,
    /// by its kind.
    fn place(&mut self, field: &Field) -> Option<&mut String> {
        // Of several tokens the last one names it; those before it narrow it down.
        match (field.autocomplete.rsplit(' ').next(), field.kind) {
            (Some("name"), _) => Some(&mut self.name),
            (Some("given-name"), _) => Some(&mut self.given),
            (Some("family-name"), _) => Some(&mut self.family),
            (Some("tel" | "tel-national"), _) | (Some(""), FieldKind::Phone) => {
                Some(&mut self.phone)
            }
            (Some("email"), _) | (Some(""), FieldKind::Email) => Some(&mut self.email),
            _ => None,
        }
    }
}
