//! The start in the browser.

use {
    crate::{browser::page, domain::words, views::App},
    leptos::prelude::*,
};

/// Id of the element that the console is drawn into.
const ROOT: &str = "console";

/// Draws the console, in the language that the address or the browser asks for.
pub fn start() {
    console_error_panic_hook::set_once();
    let (asked, languages) = (page::parameter("locale"), page::languages());
    let wishes = asked.iter().chain(&languages).map(String::as_str);
    let locale = words::choose(wishes);
    page::set_language(locale, words::direction(locale));
    match page::parameter("theme").as_deref() {
        Some("light") => page::set_theme("light"),
        Some("dark") => page::set_theme("dark"),
        _ => {}
    }
    let Some(root) = page::element(ROOT) else {
        return;
    };
    // The one leak that is meant: the console lives as long as the page.
    leptos::mount::mount_to(root, move || view! { <App locale/> }).forget();
}
