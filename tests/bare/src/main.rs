//! Two routes, one link, one fetch of JSON: each library is really used, and nothing else is there.

use {
    gloo_net::http::Request,
    leptos::{prelude::*, task::spawn_local},
    leptos_router::{
        components::{A, Route, Router, Routes},
        path,
    },
    serde::Deserialize,
};

#[derive(Clone, Deserialize)]
struct Page {
    locale: String,
}

async fn show_locale(shown: RwSignal<String>) {
    let Ok(response) = Request::get("/api/v1/page").send().await else {
        return;
    };
    if let Ok(page) = response.json::<Page>().await {
        shown.set(page.locale);
    }
}

#[component]
fn Home() -> impl IntoView {
    let locale = RwSignal::new(String::new());
    spawn_local(show_locale(locale));
    view! {
        <h1>"Contact Us"</h1>
        <p>{locale}</p>
        <A href="/contact/email">"Email Us"</A>
    }
}

#[component]
fn Form() -> impl IntoView {
    let typed = RwSignal::new(String::new());
    view! {
        <h1>"Email Us"</h1>
        <input prop:value=typed on:input=move |event| typed.set(event_target_value(&event))/>
    }
}

fn main() {
    mount_to_body(|| {
        view! {
            <Router>
                <Routes fallback=|| "Page not found">
                    <Route path=path!("/") view=Home/>
                    <Route path=path!("/contact/email") view=Form/>
                </Routes>
            </Router>
        }
    });
}
