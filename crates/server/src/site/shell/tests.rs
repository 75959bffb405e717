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
fn only_a_page_that_needs_more_than_the_app_has_more_loaded() {
    assert!(is_behind("pages-0f.wasm") && is_behind("chunk_3-0f.wasm"));
    assert!(
        !is_behind("chat-0f.wasm")
            && !is_behind("contact-us-0f_bg.wasm")
            && !is_behind("pages.css")
    );
    let shell = Shell {
        behind: preload("pages-0f.wasm"),
        ..Shell::built()
    };
    let draw = |behind| {
        shell.draw(Drawn {
            page: &page(),
            title: "",
            description: "",
            ancestors: None,
            body: String::new(),
            boot: None,
            behind,
        })
    };
    assert!(draw(true).contains(r#"<link rel="preload" href="/pages-0f.wasm""#));
    assert!(!draw(false).contains("pages-0f"));
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
