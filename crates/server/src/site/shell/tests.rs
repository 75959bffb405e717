use super::*;

#[test]
fn what_is_replaced_stands_in_the_page_once() {
    let shell = Shell::built();
    for html in [&shell.html, &shell.still] {
        for place in [HTML, TITLE, ROOT] {
            assert_eq!(html.matches(place).count(), 1, "{place}");
        }
    }
}

#[test]
fn a_page_that_stays_as_it_is_loads_no_app() {
    let html = "<link rel=\"icon\"><link rel=\"modulepreload\" href=\"/a.js\"><link rel=\"preload\" href=\"/b\">\
                <script type=\"module\">import a</script><p>text</p><script src=\"/c.js\"></script>";
    assert_eq!(without_app(html), "<link rel=\"icon\"><p>text</p>");
    assert_eq!(without_app("<p>text</p><script>"), "<p>text</p><script>");
    let shell = Shell::built();
    assert!(!shell.still.contains("<script") && !shell.still.contains("preload"));
    let loads = shell.html.contains("<script type=\"module\"");
    assert_eq!(loads, shell.has_app());
}

#[test]
fn a_page_has_just_the_parts_loaded_that_it_needs() {
    let files = [
        "chat-0f.wasm",
        "chat_embed-1f.wasm",
        "chat_embed_pages-2f.wasm",
        "contact-us-3f_bg.wasm",
        "embed-4f.wasm",
        "embed-panel.js",
        "pages-5f.wasm",
        "pages.css",
    ];
    let shell = Shell {
        behind: preloads(files.into_iter(), &["pages"]),
        embedded: preloads(files.into_iter(), &["pages", "embed"]),
        ..Shell::built()
    };
    let loaded = |behind, ancestors| {
        let html = shell.draw(Drawn {
            page: &page(),
            title: "",
            description: "",
            ancestors,
            body: String::new(),
            boot: None,
            behind,
        });
        let is_loaded =
            |file: &&str| html.contains(&format!(r#"<link rel="preload" href="/{file}""#));
        files.into_iter().filter(is_loaded).collect::<Vec<_>>()
    };
    assert!(loaded(false, None).is_empty());
    let pages = ["chat_embed_pages-2f.wasm", "pages-5f.wasm"];
    assert_eq!(loaded(true, None), pages);
    let [shared, pages] = pages;
    assert_eq!(
        loaded(true, Some("'self'")),
        ["chat_embed-1f.wasm", shared, "embed-4f.wasm", pages]
    );
}

fn page() -> Page {
    serde_json::from_value(serde_json::json!({
        "account": { "name": "bank", "organisation": "Bank", "zonePlace": "London" },
        "locale": "en",
        "direction": "ltr",
        "languages": [],
        "theme": "auto",
        "mobile": false,
        "options": [],
        "region": "GB",
    }))
    .expect("it is whole")
}
