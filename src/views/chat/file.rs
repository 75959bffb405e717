//! A file in the log: a picture is shown, anything is saved on a press. It is asked for with the token, so no link can
//! lead to it.

use {
    crate::{
        browser,
        state::{Chat, Session},
        views::{
            node::{Node, tag},
            parts::span,
        },
    },
    contact_us_wire::chat::FileFace,
    leptos::task::spawn_local,
    wasm_bindgen::JsCast,
    wasm_bindgen_futures::JsFuture,
    web_sys::HtmlImageElement,
};

/// The file; its picture stands in a frame of fixed size, so that nothing moves when it comes.
pub fn file(session: Session, chat: Chat, face: &FileFace) -> Node {
    let picture = face.mime.starts_with("image/").then(|| {
        let id = face.id.clone();
        tag("img")
            .class("cu-file__picture")
            .attr("alt", "")
            .made(move |element| {
                if let Some(image) = element.dyn_ref::<HtmlImageElement>() {
                    let image = image.clone();
                    spawn_local(async move { show(chat, &id, &image).await });
                }
            })
    });
    let (id, name) = (face.id.clone(), face.name.clone());
    let size = (face.size / 1024).max(1).to_string();
    let save = tag("button")
        .class("cu-file")
        .attr("type", "button")
        .on("click", move |_| {
            let (id, name) = (id.clone(), name.clone());
            spawn_local(async move {
                if let Some(held) = chat.file(&id).await {
                    browser::page::download(held.address(), &name);
                }
            });
        })
        .child(picture)
        // Its size is of the reader's language, and says which way the card runs.
        .child(tag("span").child(tag("bdi").child(face.name.clone())))
        .child(span(
            "cu-file__size",
            session.with("chat.file.kb", &[("n", &size)]),
        ));
    save.into()
}

/// Shows the picture; its bytes are let go once the browser has drawn them.
async fn show(chat: Chat, id: &str, image: &HtmlImageElement) {
    if let Some(held) = chat.file(id).await {
        image.set_src(held.address());
        let _ = JsFuture::from(image.decode()).await;
    }
}
