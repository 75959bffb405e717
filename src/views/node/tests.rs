use {
    super::{Node, live, tag},
    leptos::{prelude::*, tachys::view::RenderHtml},
};

fn markup(node: impl Into<Node>) -> String {
    Owner::new().with(|| RenderHtml::to_html(node.into()))
}

#[test]
fn an_element_is_written_with_its_attributes_and_children_in_order() {
    let link = tag("a")
        .class("cu-link")
        .attr("href", "/".to_owned())
        .attr("aria-current", None)
        .child("Home".to_owned())
        .child(tag("b").child("!".to_owned()));
    assert_eq!(
        markup(link),
        r#"<a class="cu-link" href="/">Home<b>!</b></a>"#
    );
}

#[test]
fn what_is_typed_opens_no_tag_and_closes_no_value() {
    let text = r#"</p><script>&"'"#.to_owned();
    assert_eq!(
        markup(tag("p").attr("title", text.clone()).child(text)),
        r#"<p title="&lt;/p&gt;&lt;script&gt;&amp;&quot;'">&lt;/p&gt;&lt;script&gt;&amp;&quot;'</p>"#
    );
}

#[test]
fn an_input_is_never_closed() {
    let input = tag("input").attr("value", "").on("input", |_| {});
    assert_eq!(markup(input), r#"<input value="">"#);
}

#[test]
fn a_message_keeps_the_line_end_that_it_begins_with() {
    let message = tag("textarea").child("\n</textarea>".to_owned());
    assert_eq!(
        markup(message),
        "<textarea>\n\n&lt;/textarea&gt;</textarea>"
    );
}

#[test]
fn what_follows_signals_is_written_as_it_stands() {
    let n = RwSignal::new(1);
    n.set(2);
    let part = tag("p")
        .live("class", move || Some(n.get().to_string()))
        .live("id", || None)
        .child(live(move || n.get().to_string()));
    assert_eq!(markup(part), r#"<p class="2">2</p>"#);
}

#[test]
fn nothing_is_written_for_nothing() {
    let parts = [Node::Nothing, None::<Node>.into(), Node::Many(Vec::new())];
    assert_eq!(markup(parts.into_iter().collect::<Node>()), "");
}
