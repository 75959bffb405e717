//! What stands around every page: the bar, the content, the footer.

use {
    super::parts::Icon,
    crate::{domain::place, state::Session},
    leptos::prelude::*,
    leptos_router::hooks::use_location,
};

/// Bar, content and footer.
#[component]
pub fn Shell(
    /// The page.
    children: Children,
) -> impl IntoView {
    let session = Session::expect();
    view! {
        <a class="cu-skip" href="#content" rel="external">{session.get("page.skip")}</a>
        <header class="cu-bar">
            <a class="cu-bar__home" href=session.link("/")>
                <Icon name="mark"/>
                <span class="cu-bar__name">{session.page(|page| page.account.organisation.clone())}</span>
            </a>
        </header>
        <main class="cu-main" id="content" tabindex="-1">{children()}</main>
        <Footer/>
    }
}

/// Whose clock, which languages, what happens with the data.
#[component]
fn Footer() -> impl IntoView {
    let session = Session::expect();
    let account = session.page(|page| page.account.clone());
    view! {
        <footer class="cu-foot">
            <p class="cu-foot__line">{session.with("page.hours", &[("place", &account.zone_place)])}</p>
            <p class="cu-foot__line">
                {session.get("page.privacy.line")}
                {account.privacy_url.map(|url| view! {
                    " "<a class="cu-link" href=url rel="external">{session.get("page.privacy")}</a>
                })}
            </p>
            <Languages/>
        </footer>
    }
}

/// The same page in the other languages. Plain links: a language is a page load.
#[component]
fn Languages() -> impl IntoView {
    let session = Session::expect();
    let path = use_location().pathname;
    let (languages, locale) = session.page(|page| (page.languages.clone(), page.locale.clone()));
    view! {
        <nav class="cu-languages" aria-label=session.get("page.languages")>
            <ul class="cu-languages__list">
                {languages.into_iter().map(|language| {
                    let query = place::with(&session.query(), "locale", &language.tag);
                    let current = (language.tag == locale).then_some("true");
                    view! {
                        <li>
                            <a
                                class="cu-link"
                                rel="external"
                                lang=language.tag.clone()
                                hreflang=language.tag
                                aria-current=current
                                href=move || place::link(&path.get(), &query)
                            >
                                {language.name}
                            </a>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </nav>
    }
}
