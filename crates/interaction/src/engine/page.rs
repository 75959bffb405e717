//! A page as it goes over the wire.

use {
    super::{Run, Values, input},
    crate::{Field, Text},
    contact_us_rules::message,
    contact_us_wire::interaction::{Choice, ElementPage, InputField},
};

/// First strong isolate and its end (Unicode UAX #9, 2.4.1): a value neither turns the text around it, nor is turned.
const ISOLATE: [&str; 2] = ["\u{2068}", "\u{2069}"];

impl Run<'_> {
    /// The page in the language, of those that the definition speaks, that is nearest to `language`. `step` is the
    /// number of the navigation that led here.
    pub fn page(&self, language: &str, step: u32) -> ElementPage {
        self.page_with(&self.values(), language, step)
    }

    /// The page as others than the customer may read it: what is sensitive is masked, and nothing stands in the fields.
    pub fn page_told(&self, language: &str) -> ElementPage {
        let mut page = self.page_with(&self.values_told(), language, 0);
        for field in &mut page.fields {
            field.value.clear();
        }
        page
    }

    fn page_with(&self, values: &Values, language: &str, step: u32) -> ElementPage {
        let element = self.element;
        let language = self.definition.language(language);
        let fill = |text: &Text| self.fill(text, values, language);
        ElementPage {
            interaction: self.definition.name.clone(),
            title: self.definition.title.get(language).to_owned(),
            element: element.id.clone(),
            kind: element.kind,
            step,
            progress: self.progress(),
            heading: fill(&element.heading),
            text: element.text.iter().map(fill).collect(),
            fields: (element.fields.iter())
                .map(|field| self.field(field, values, language))
                .collect(),
            back: !self.trail.is_empty(),
            next: !element.next.is_empty(),
            contact: element.offer.button,
            notice: String::new(),
        }
    }

    fn field(&self, field: &Field, values: &Values, language: &str) -> InputField {
        let choice = |(value, label): &(String, Text)| Choice {
            value: value.clone(),
            label: label.get(language).to_owned(),
        };
        let help = field.help.as_ref();
        InputField {
            name: field.variable.clone(),
            label: self.fill(&field.label, values, language),
            help: help.map_or_else(String::new, |help| self.fill(help, values, language)),
            kind: field.kind,
            required: field.required,
            sensitive: self.is_sensitive(&field.variable),
            autocomplete: field.autocomplete.clone(),
            choices: field.choices.iter().map(choice).collect(),
            value: self.standing(field, values),
        }
    }

    /// What stands in a field: what stood there when its page was left, else what is known already.
    fn standing(&self, field: &Field, values: &Values) -> Vec<String> {
        let known = || values.get(&field.variable).cloned().unwrap_or_default();
        let draft = self.drafts.get(self.element.id.as_str());
        let standing = draft.map_or_else(known, |draft| input::typed(field, draft).to_vec());
        let fits = |value: &String| !field.is_choice() || field.choice(value).is_some();
        standing.into_iter().filter(fits).collect()
    }

    /// A text with what the variables hold in the place of their names.
    pub(super) fn fill(&self, text: &Text, values: &Values, language: &str) -> String {
        let plain = text.get(language).is_ascii();
        text.fill(language, |name| {
            let value = self.readable(name, values, language);
            if value.is_empty() || plain && value.is_ascii() {
                return value;
            }
            let [open, close] = ISOLATE;
            [open, &value, close].concat()
        })
    }

    /// What a variable holds as people read it, on one line: labels in the place of chosen values, nothing that steers
    /// the direction of text.
    pub(super) fn readable(&self, name: &str, values: &Values, language: &str) -> String {
        let label = |value: &String| {
            let mut fields = self.definition.fields_of(name);
            let label = fields.find_map(|field| field.choice(value));
            message::clean_line(label.map_or(value, |label| label.get(language)))
        };
        let held = values.get(name).map_or(&[][..], Vec::as_slice);
        let comma = if language.starts_with("ar") {
            "، "
        } else {
            ", "
        };
        held.iter().map(label).collect::<Vec<_>>().join(comma)
    }
}
