//! The page around what the components draw: the app's `index.html` as Trunk built it.

#[cfg(test)]
mod tests;

use {
    super::{assets, csp},
    contact_us_wire::{Direction, Page, Theme},
    std::fmt::Write as _,
};

const HTML: &str = r#"<html lang="en" dir="ltr" data-theme="auto">"#;
const TITLE: &str = "<title>Contact Us</title>";
const ROOT: &str = r#"<div id="app"></div>"#;

/// The page as it is before anything is drawn into it.
pub struct Shell {
    html: String,
    still: String,
    has_app: bool,
    /// What has the browser load the pages behind the Contact Us page beside the app, not after it.
    behind: String,
    /// The same for a page of the widget.
    embedded: String,
}

/// What is drawn into the page.
pub struct Drawn<'a> {
    /// Language, direction and colours.
    pub page: &'a Page,
    /// The title, as text.
    pub title: &'a str,
    /// What the page is for, as text; search engines show it below the title.
    pub description: &'a str,
    /// Who may hold the page in a frame, for a page of the widget: the app takes nobody else's messages.
    pub ancestors: Option<&'a str>,
    /// What the components drew, as markup.
    pub body: String,
    /// The data for the app, as JSON; none for a page that stays as it is.
    pub boot: Option<String>,
    /// Whether the app needs the pages behind the Contact Us page at once.
    pub behind: bool,
}

impl Shell {
    /// The built app's page; the source of it, without app and styles, where the server was built without the app.
    pub fn built() -> Self {
        let built = assets::APP.text("index.html");
        let source = include_str!("../../../../index.html");
        let html = built.map_or_else(
            || {
                source
                    .lines()
                    .filter(|line| !line.contains("data-trunk"))
                    .collect::<Vec<_>>()
                    .join("\n")
            },
            // One element, and so one hash in the policy, for all the files of styles.
            |html| html.replace("</style>\n<style>", "\n"),
        );
        Self {
            still: without_app(&html),
            has_app: built.is_some(),
            behind: preloads(assets::APP.paths(), &["pages"]),
            embedded: preloads(assets::APP.paths(), &["pages", "embed"]),
            html,
        }
    }

    /// Whether the app is compiled in.
    pub fn has_app(&self) -> bool {
        self.has_app
    }

    /// The policy that lets these pages run what is theirs.
    pub fn policy(&self) -> String {
        csp::policy(
            &csp::inline(&self.html, "script", " src="),
            &csp::inline(&self.html, "style", " src="),
        )
    }

    /// A page with something drawn into it.
    pub fn draw(&self, drawn: Drawn<'_>) -> String {
        let html = if drawn.boot.is_some() {
            &self.html
        } else {
            &self.still
        };
        let mut root = format!(r#"<div id="app">{}</div>"#, drawn.body);
        if let Some(json) = drawn.boot {
            // Nothing in the data can close the element.
            let json = json.replace('<', "\\u003c");
            let _ = write!(
                root,
                r#"<script type="application/json" id="boot">{json}</script>"#
            );
        }
        let behind = match drawn.ancestors {
            _ if !drawn.behind => "",
            Some(_) => &self.embedded,
            None => &self.behind,
        };
        html.replacen(HTML, &opening(drawn.page), 1)
            .replacen(
                TITLE,
                &format!(
                    "<title>{}</title>\n<meta name=\"description\" content=\"{}\">{}{behind}",
                    escaped(drawn.title),
                    escaped(drawn.description),
                    drawn.ancestors.map(origins).unwrap_or_default()
                ),
                1,
            )
            .replacen(ROOT, &root, 1)
    }
}

/// Where the app finds who may hold it.
fn origins(list: &str) -> String {
    let list = escaped(list);
    format!("\n<meta name=\"contact-us-origins\" content=\"{list}\">")
}

/// The parts of the app with these names, as what has a browser load them at once.
fn preloads<'a>(paths: impl Iterator<Item = &'a str>, parts: &[&str]) -> String {
    let preload = |path| {
        format!(
            r#"<link rel="preload" href="/{path}" crossorigin="anonymous" as="fetch" type="application/wasm">"#
        )
    };
    let held = paths.filter(|path| holds(path, parts)).map(preload);
    held.collect::<Vec<_>>().concat()
}

/// Whether a file is one of these parts of the app, or code that one of them shares with others: it is named after these,
/// see `.make/split`.
fn holds(path: &str, parts: &[&str]) -> bool {
    path.strip_suffix(".wasm")
        .and_then(|stem| stem.rsplit_once('-'))
        .is_some_and(|(names, _)| names.split('_').any(|name| parts.contains(&name)))
}

fn opening(page: &Page) -> String {
    let direction = match page.direction {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    };
    let theme = match page.theme {
        Theme::Auto => "auto",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    format!(
        r#"<html lang="{}" dir="{direction}" data-theme="{theme}">"#,
        escaped(&page.locale)
    )
}

/// The page without what loads the app.
fn without_app(html: &str) -> String {
    let mut html = html.to_owned();
    for (opening, end) in [
        ("<script", "</script>"),
        ("<link rel=\"modulepreload\"", ">"),
        ("<link rel=\"preload\"", ">"),
    ] {
        while let Some(at) = html.find(opening) {
            let Some(length) = html[at..].find(end) else {
                break;
            };
            html.replace_range(at..at + length + end.len(), "");
        }
    }
    html
}

/// Text as markup.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
