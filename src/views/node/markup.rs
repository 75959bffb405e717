//! Pages on the server: written as markup.

use {
    super::{Element, Node, Value, document::Built},
    leptos::tachys::{
        html::attribute::any_attribute::AnyAttribute,
        hydration::Cursor,
        no_attrs,
        view::{Position, PositionState, Render, RenderHtml},
    },
};

no_attrs!(Node);

impl RenderHtml for Node {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        markup: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
        self.write(markup);
    }

    /// Not used: the app is built beside the served page and put in its place.
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Built {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl Node {
    fn write(self, markup: &mut String) {
        match self {
            Self::Nothing => {}
            Self::Text(text) => escape(&text, markup),
            Self::Element(element) => element.write(markup),
            Self::Many(nodes) => nodes.into_iter().for_each(|node| node.write(markup)),
            Self::Live(draw) => draw(&mut |node| node.write(markup)),
        }
    }
}

impl Element {
    fn write(self, markup: &mut String) {
        let parts = *self.0;
        markup.extend(["<", parts.tag]);
        for (name, value) in parts.attributes {
            let value = match value {
                Value::Missing => None,
                Value::Fixed(value) => Some(value),
                Value::Live(value) => value().map(Into::into),
            };
            if let Some(value) = value {
                markup.extend([" ", name, "=\""]);
                escape(&value, markup);
                markup.push('"');
            }
        }
        markup.push('>');
        if parts.tag == "input" {
            return;
        }
        if parts.tag == "textarea" {
            // The parser of HTML drops a line end at the start.
            markup.push('\n');
        }
        for child in parts.children {
            child.write(markup);
        }
        markup.extend(["</", parts.tag, ">"]);
    }
}

/// Text that can neither open nor close a tag or a value.
fn escape(text: &str, markup: &mut String) {
    for c in text.chars() {
        match c {
            '&' => markup.push_str("&amp;"),
            '<' => markup.push_str("&lt;"),
            '>' => markup.push_str("&gt;"),
            '"' => markup.push_str("&quot;"),
            _ => markup.push(c),
        }
    }
}
