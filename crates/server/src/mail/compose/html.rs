//! The HTML part: no tables, no images, nothing fetched. It sets no colour of text or ground, so that a mail
//! program's dark mode reads as well as its light one.

use {
    super::content::{Content, Field},
    std::fmt::Write,
};

const BODY: &str =
    "margin:0;padding:24px 16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";
const SHEET: &str = "max-width:600px;margin:0 auto";
const HEADING: &str = "margin:0 0 24px;font-size:22px;line-height:1.3;font-weight:600";
const SUBHEADING: &str = "margin:0 0 12px;font-size:16px;font-weight:600";
const SECTION: &str = "margin:0 0 24px";
const LABEL: &str = "margin:0 0 4px;font-size:14px;opacity:.75";
const VALUE: &str = "margin:0 0 12px;overflow-wrap:anywhere";
const MESSAGE: &str = "margin:0;padding:4px 16px;border-inline-start:4px solid #7a86b8;white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext";
const FOOTER: &str =
    "margin:0;padding:16px 0 0;border-top:1px solid #8a8f9c;font-size:14px;opacity:.75";

/// The document, lines ended by `\n`.
pub(super) fn render(content: &Content<'_>) -> String {
    let locale = escape(content.locale);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{locale}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"supported-color-schemes\" content=\"light dark\">\n<title>{}</title>\n</head>\n\
         <body style=\"{BODY}\">\n<div style=\"{SHEET}\">\n",
        direction(content.locale),
        escape(content.intro),
    );
    page += &element("h1", HEADING, content.intro);
    page += &section(&fields(&content.details));
    page += &section(
        &[
            label(&content.message.label),
            message(&content.message.value),
        ]
        .concat(),
    );
    if !content.history.value.is_empty() {
        page += &section(&[label(&content.history.label), link(&content.history.value)].concat());
    }
    page += &section(&time(content));
    for (label, values) in [
        (content.variables_label, &content.variables),
        (content.host_label, &content.host),
    ] {
        if !values.is_empty() {
            let heading = element("h2", SUBHEADING, label);
            page += &section(&[heading, fields(values)].concat());
        }
    }
    let footer = [content.footer.unwrap_or_default(), &content.organisation]
        .map(escape)
        .into_iter()
        .filter(|line| !line.is_empty())
        .map(|line| format!("<bdi>{line}</bdi>"))
        .collect::<Vec<_>>()
        .join("<br>");
    let _ = writeln!(page, "<p style=\"{FOOTER}\">{footer}</p>");
    page + "</div>\n</body>\n</html>\n"
}

fn section(inner: &str) -> String {
    format!("<div style=\"{SECTION}\">\n{inner}</div>\n")
}

fn element(tag: &str, style: &str, text: &str) -> String {
    format!("<{tag} style=\"{style}\">{}</{tag}>\n", escape(text))
}

fn label(text: &str) -> String {
    format!("<p dir=\"auto\" style=\"{LABEL}\">{}</p>\n", escape(text))
}

fn value(text: &str) -> String {
    format!("<p dir=\"auto\" style=\"{VALUE}\">{}</p>\n", escape(text))
}

fn fields(fields: &[Field]) -> String {
    fields
        .iter()
        .map(|field| [label(&field.label), value(&field.value)].concat())
        .collect()
}

fn message(text: &str) -> String {
    format!(
        "<div dir=\"auto\" style=\"{MESSAGE}\">{}</div>\n",
        escape(text)
    )
}

fn time(content: &Content<'_>) -> String {
    format!(
        "{}<p style=\"{VALUE}\"><time datetime=\"{iso}\">{}</time><br><bdi dir=\"ltr\">{iso}</bdi></p>\n",
        label(&content.time.label),
        escape(&content.time.value),
        iso = escape(&content.time_iso),
    )
}

/// A link, if it leads to the web; plain text otherwise, so that no `javascript:` is ever pressed.
fn link(address: &str) -> String {
    let text = escape(address);
    if address.starts_with("https://") || address.starts_with("http://") {
        format!("<p dir=\"ltr\" style=\"{VALUE}\"><a href=\"{text}\">{text}</a></p>\n")
    } else {
        value(address)
    }
}

/// The direction in which a language is written.
fn direction(locale: &str) -> &'static str {
    let language = locale.split(['-', '_']).next().unwrap_or_default();
    match language.to_ascii_lowercase().as_str() {
        "ar" | "fa" | "he" | "ur" | "yi" | "ps" | "dv" | "ckb" => "rtl",
        _ => "ltr",
    }
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // A locale or wording may hold anything; a control has no place in a document.
            c if c.is_control() && !matches!(c, '\n' | '\t') => {}
            c => out.push(c),
        }
    }
    out
}
