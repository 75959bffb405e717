//! The address of the page: the router's, as far as the app needs it.
//!
//! The router's `<Router>` brings navigation by code, redirects of server functions and parsed queries, too. All that
//! is asked of it here is its [`BrowserUrl`]: links and the back button without a page load, the scroll position, the
//! address bar. That saves 4.7 kB to load (wasm, brotli).

use {
    crate::domain::route,
    leptos::prelude::*,
    leptos_router::location::{BrowserUrl, LocationProvider, RequestUrl, Url},
};

/// The address, as it changes.
#[derive(Clone, Copy)]
pub struct Address(RwSignal<Url>);

impl Address {
    /// The address, which from now on follows links and the back button.
    ///
    /// On the server it is that of the request.
    pub(super) fn follow() -> Self {
        let url = if cfg!(feature = "ssr") {
            let request = use_context::<RequestUrl>().unwrap_or_default();
            RwSignal::new(request.parse().unwrap_or_default())
        } else if let Ok(browser) = BrowserUrl::new() {
            browser.init(None);
            let seen = RwSignal::from(browser.as_url());
            let drawn: Box<dyn Fn()> = Box::new(move || {
                seen.track();
                // The address bar follows once the page has been drawn.
                browser.ready_to_complete();
            });
            Effect::new(drawn);
            seen
        } else {
            RwSignal::default()
        };
        Self(url)
    }

    /// Its path, as it is outside the widget.
    pub fn path(&self) -> String {
        self.0.with(|url| route::plain(url.path()))
    }

    /// Its path, as it is outside the widget, and its query as they are now.
    pub fn parts(&self) -> (String, String) {
        self.0
            .with_untracked(|url| (route::plain(url.path()), url.search().to_owned()))
    }

    /// Whether a path is that of a page inside the widget.
    pub(super) fn is_of_the_widget(path: &str) -> bool {
        route::is_embedded(path)
    }

    /// Whether it is that of a page inside the widget.
    pub(super) fn is_embedded(&self) -> bool {
        self.0.with_untracked(|url| route::is_embedded(url.path()))
    }

    /// Its query, without `?`.
    pub fn query(&self) -> String {
        self.0.with(|url| url.search().to_owned())
    }

    /// Its fragment as it was when the page was drawn, with its `#`.
    pub fn fragment(&self) -> String {
        if cfg!(feature = "ssr") {
            return String::new(); // no server is sent one
        }
        self.0.with_untracked(|url| url.hash().to_owned())
    }
}
