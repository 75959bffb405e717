//! The app: one router over all pages.

use {
    super::{
        call::CallPage,
        callback::{CallbackPage, CallbackStatusPage},
        contact::ContactPage,
        email::EmailPage,
        missing::MissingPage,
        shell::Shell,
    },
    crate::{
        domain::fields::Values,
        state::{Forms, Session},
    },
    contact_us_wire::Boot,
    leptos::prelude::*,
    leptos_router::{
        components::{FlatRoutes, Route, Router},
        path,
    },
};

/// The customer app.
#[component]
pub fn App(
    /// What the page was served with.
    boot: Boot,
    /// The query of the address.
    query: String,
    /// What stood in the served page's fields when the app took over.
    #[prop(optional)]
    typed: Values,
) -> impl IntoView {
    let session = Session::provide(boot, &query);
    Forms::provide(session, &typed);
    Effect::new(move || session.settle());
    view! {
        <Router>
            <Shell>
                <FlatRoutes fallback=MissingPage>
                    <Route path=path!("/") view=ContactPage/>
                    <Route path=path!("/contact") view=ContactPage/>
                    <Route path=path!("/contact/chat") view=ContactPage/>
                    <Route path=path!("/contact/call") view=CallPage/>
                    <Route path=path!("/contact/callback") view=CallbackPage/>
                    <Route path=path!("/contact/callback/:reference") view=CallbackStatusPage/>
                    <Route path=path!("/contact/email") view=EmailPage/>
                </FlatRoutes>
            </Shell>
        </Router>
    }
}
