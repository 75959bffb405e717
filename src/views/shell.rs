//! What stands around every page: the bar, the content, the footer.

use {
    super::{
        node::{Element, Node, tag},
        parts::{icon, line},
    },
    crate::state::{Chat, Session},
};

/// Bar, content and footer. Inside the widget it is the content alone.
pub fn shell(session: Session, page: Node) -> Node {
    let embedded = session.is_embedded();
    let content = tag("main")
        .class("cu-main")
        .attr("id", "content")
        .attr("tabindex", "-1")
        .child(page);
    let popup = Chat::expect().popup;
    let around = tag("div")
        .class("cu-page")
        .attr("data-embedded", embedded.then_some(""))
        .live("inert", move || popup.is_modal().then(String::new));
    if embedded {
        return around.child(content).into();
    }
    let [skip, bar] = above(session);
    around
        .child(skip)
        .child(bar)
        .child(content)
        .child(footer(session))
        .into()
}

/// The way past the bar, and the bar.
fn above(session: Session) -> [Element; 2] {
    let skip = tag("a")
        .class("cu-skip")
        .attr("href", "#content")
        .attr("rel", "external")
        .child(session.get("page.skip"));
    let organisation = session.page(|page| page.account.organisation.clone());
    let home = tag("a")
        .class("cu-bar__home")
        .live("href", move || Some(session.live_link("/")))
        .child(icon("mark"))
        .child(tag("span").class("cu-bar__name").child(organisation));
    [skip, tag("header").class("cu-bar").child(home)]
}

/// Whose clock, which languages, what happens with the data.
fn footer(session: Session) -> Element {
    let account = session.page(|page| page.account.clone());
    let hours = session.with("page.hours", &[("place", &account.zone_place)]);
    let notice = account.privacy_url.map(|url| {
        let link = tag("a")
            .class("cu-link")
            .attr("href", url)
            .attr("rel", "external")
            .child(session.get("page.privacy"));
        vec![Node::Text(" ".to_owned()), link.into()]
    });
    tag("footer")
        .class("cu-foot")
        .child(line("cu-foot__line", hours))
        .child(line("cu-foot__line", session.get("page.privacy.line")).child(notice))
        .child(languages(session))
}

/// The same page in the other languages. Plain links: a language is a page load.
fn languages(session: Session) -> Node {
    let (languages, locale) = session.page(|page| (page.languages.clone(), page.locale.clone()));
    let links = languages.into_iter().map(|language| {
        let chosen = language.tag.clone();
        let current = (language.tag == locale).then_some("true");
        let link = tag("a")
            .class("cu-link")
            .attr("rel", "external")
            .attr("lang", language.tag.clone())
            .attr("hreflang", language.tag)
            .attr("aria-current", current)
            .live("href", move || Some(session.in_language(&chosen)))
            .child(language.name);
        tag("li").child(link)
    });
    let list = tag("ul")
        .class("cu-languages__list")
        .child(links.collect::<Node>());
    tag("nav")
        .class("cu-languages")
        .attr("aria-label", session.get("page.languages"))
        .child(list)
        .into()
}
