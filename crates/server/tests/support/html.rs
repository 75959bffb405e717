//! A page, read as a browser reads it.

use {
    html5ever::{ParseOpts, parse_document, tendril::TendrilSink},
    markup5ever_rcdom::{Handle, NodeData, RcDom},
    std::collections::BTreeMap,
};

/// An element with all text below it.
#[derive(Clone, Debug)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub text: String,
}

impl Element {
    pub fn get(&self, attribute: &str) -> &str {
        self.attributes.get(attribute).map_or("", String::as_str)
    }

    /// The text with each run of white space as one space.
    pub fn words(&self) -> String {
        self.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Every element of a page, in the order of the document.
#[derive(Debug)]
pub struct Page(Vec<Element>);

impl Page {
    /// Reads a page as a browser without script does.
    pub fn read(html: &str) -> Self {
        let mut options = ParseOpts::default();
        options.tree_builder.scripting_enabled = false;
        let dom = parse_document(RcDom::default(), options).one(html);
        let mut elements = Vec::new();
        collect(&dom.document, &mut elements);
        Self(elements)
    }

    pub fn elements(&self) -> &[Element] {
        &self.0
    }

    /// Every element of a name.
    pub fn all(&self, name: &str) -> Vec<&Element> {
        self.0.iter().filter(|one| one.name == name).collect()
    }

    /// The only element of a name.
    #[track_caller]
    pub fn one(&self, name: &str) -> &Element {
        let all = self.all(name);
        assert_eq!(all.len(), 1, "{name}: {all:?}");
        all[0]
    }

    pub fn with(&self, attribute: &str, value: &str) -> Vec<&Element> {
        let fits = |one: &&Element| one.attributes.get(attribute).is_some_and(|v| v == value);
        self.0.iter().filter(fits).collect()
    }

    #[track_caller]
    pub fn by_id(&self, id: &str) -> &Element {
        let all = self.with("id", id);
        assert_eq!(all.len(), 1, "#{id}");
        all[0]
    }

    pub fn class(&self, class: &str) -> Vec<&Element> {
        let fits = |one: &&Element| one.get("class").split(' ').any(|name| name == class);
        self.0.iter().filter(fits).collect()
    }

    /// What a form field of a name holds as the page is shown: an input, a text area or a choice.
    #[track_caller]
    pub fn value(&self, name: &str) -> String {
        let fields = self.with("name", name);
        assert_eq!(fields.len(), 1, "{name}");
        match fields[0].name.as_str() {
            "input" => fields[0].get("value").to_owned(),
            "textarea" => fields[0].text.clone(),
            _ => {
                let chosen = self
                    .0
                    .iter()
                    .find(|one| one.name == "option" && one.attributes.contains_key("selected"));
                chosen.map_or("", |option| option.get("value")).to_owned()
            }
        }
    }

    /// The summary of what is wrong; empty where there is none.
    pub fn summary(&self) -> String {
        let found = self.with("id", "problem-summary");
        found.first().map(|one| one.words()).unwrap_or_default()
    }

    /// The reference of a receipt.
    #[track_caller]
    pub fn reference(&self) -> String {
        let found = self.class("cu-reference__number");
        assert_eq!(found.len(), 1, "{}", self.one("main").words());
        found[0].words()
    }
}

/// Adds the elements below a node; returns the text below it.
fn collect(node: &Handle, elements: &mut Vec<Element>) -> String {
    let place = elements.len();
    match &node.data {
        NodeData::Text { contents } => return contents.borrow().to_string(),
        NodeData::Element { name, attrs, .. } => elements.push(Element {
            name: name.local.to_string(),
            attributes: attrs
                .borrow()
                .iter()
                .map(|one| (one.name.local.to_string(), one.value.to_string()))
                .collect(),
            text: String::new(),
        }),
        _ => {}
    }
    let below = node.children.borrow();
    let text: String = below.iter().map(|child| collect(child, elements)).collect();
    if let Some(own) = elements.get_mut(place).filter(|_| is_element(node)) {
        own.text.clone_from(&text);
    }
    text
}

fn is_element(node: &Handle) -> bool {
    matches!(node.data, NodeData::Element { .. })
}
