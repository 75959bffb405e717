//! The plain part.

use super::content::{Content, Field};

/// Before each line of the message, so that nothing in it can pass for a line of ours.
const INDENT: &str = "    ";

/// The plain text, lines ended by `\n`.
pub(super) fn render(content: &Content<'_>) -> String {
    let mut paragraphs = vec![
        content.intro.to_owned(),
        fields(&content.details),
        labelled(&content.message.label, &indented(&content.message.value)),
    ];
    if !content.history.value.is_empty() {
        paragraphs.push(fields(std::slice::from_ref(&content.history)));
    }
    paragraphs.push(format!(
        "{}: {}\n{INDENT}{}",
        content.time.label, content.time.value, content.time_iso
    ));
    if !content.variables.is_empty() {
        let variables = fields(&content.variables);
        paragraphs.push(labelled(content.variables_label, &indented(&variables)));
    }
    if !content.host.is_empty() {
        paragraphs.push(labelled(
            content.host_label,
            &indented(&fields(&content.host)),
        ));
    }
    paragraphs.extend(content.footer.map(str::to_owned));
    paragraphs.push(content.organisation.clone());
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs.join("\n\n") + "\n"
}

fn labelled(label: &str, text: &str) -> String {
    format!("{label}:\n{text}")
}

fn fields(fields: &[Field]) -> String {
    fields
        .iter()
        .map(|field| format!("{}: {}", field.label, field.value))
        .collect::<Vec<_>>()
        .join("\n")
}

fn indented(text: &str) -> String {
    text.split('\n')
        .map(|line| [INDENT, line].concat().trim_end().to_owned())
        .collect::<Vec<_>>()
        .join("\n")
}
