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
