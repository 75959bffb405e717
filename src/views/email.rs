//! Email Us.

use {
    super::{
        node::{Element, Node, effect, live, tag, when_changed},
        parts::{
            Frame, Need, TextField, TextKind, again_link, back_link, done_link, form_frame, line,
            message_field, page_heading, reference, text_field, use_form_title, ways_on,
        },
    },
    crate::{
        browser,
        domain::outcome::Phase,
        state::{Form, Forms, Served, Session},
    },
    contact_us_wire::{EmailContext, EmailReceipt, Outcome, paths},
};

/// The form, or the receipt.
pub fn email_page() -> Node {
    let session = Session::expect();
    let (form, served) = (Forms::expect().email, Served::expect());
    use_form_title(session.get("email.title"), form.trouble());
    // Asked while it is drawn: by the time of the effect the first page, too, counts as one that stands.
    let came_here = session.is_settled();
    effect(move || {
        form.open();
        // The page that was served first has it inlined; only a browser without script tells the server of its instance.
        let inside = session.interaction().is_some();
        if came_here || inside || served.told().with_untracked(Option::is_none) {
            served.refresh_told();
        }
    });
    effect(move || form.take_up_chat());
    effect(move || form.take_up_known());
    effect(move || served.follow_host());
    when_changed(
        move || form.accepted(),
        move |_| match form.phase().get() {
            Phase::Answered(Outcome::Email { receipt }) => email_sent(session, form, receipt),
            _ => email_form(session, form, served),
        },
    )
}

/// The fields of the original, Email and Message mandatory.
fn email_form(session: Session, form: Form, served: Served) -> Node {
    let field = |name, label, kind| TextField {
        name,
        label,
        hint: None,
        kind,
        need: Need::Optional,
    };
    let email = TextField {
        hint: Some("email.email.hint"),
        need: Need::Required,
        ..field("email", "email.email", TextKind::Email)
    };
    let names = tag("div")
        .class("cu-pair")
        .child(text_field(
            form,
            field("firstName", "email.first", TextKind::FirstName),
        ))
        .child(text_field(
            form,
            field("lastName", "email.last", TextKind::LastName),
        ));
    let frame = Frame {
        action: paths::FORM_EMAIL,
        button: "email.next",
        summary: "email.summary",
    };
    let along = live(move || served.told().get().map(|told| along(session, told)));
    let fields = Node::Many(vec![
        names.into(),
        text_field(form, field("phone", "email.phone", TextKind::Phone)).into(),
        text_field(form, email).into(),
        message_field(form, "message", "email.message").into(),
        along,
    ]);
    Node::Many(vec![
        back_link().into(),
        page_heading("email.title", false).into(),
        line("cu-lead", session.get("email.lead")).into(),
        form_frame(form, frame, fields),
    ])
}

/// What we send along, for whoever wants to know before they send it.
fn along(session: Session, context: EmailContext) -> Element {
    let history = if context.pages {
        "email.along.pages"
    } else {
        "email.along.history"
    };
    let zone = context.zone.zip(browser::device::zone());
    let told = context.told.into_iter();
    let facts = told
        .map(|fact| (fact.label, fact.value))
        .chain(zone)
        .map(|(label, value)| {
            tag("div")
                .child(tag("dt").child(label))
                .child(tag("dd").child(tag("bdi").child(value)))
        });
    tag("details")
        .class("cu-along")
        .child(tag("summary").child(session.get("email.along")))
        .child(line("cu-hint", session.get(history)))
        .child(tag("dl").class("cu-facts").child(facts.collect::<Node>()))
}

/// What happens next, and the reference.
fn email_sent(session: Session, form: Form, receipt: EmailReceipt) -> Node {
    let promise = match receipt.reply_hours {
        Some(24) => session.get("email.sent.day"),
        Some(hours) => session.with("email.sent.hours", &[("n", &hours.to_string())]),
        None => session.get("email.sent.next"),
    };
    let facts = tag("dl")
        .class("cu-facts")
        .child(tag("dt").child(session.get("email.sent.reply")))
        .child(tag("dd").child(tag("bdi").child(receipt.reply_to)));
    let another = again_link(form, paths::FORM_EMAIL, "form.again");
    tag("section")
        .class("cu-panel cu-sent")
        .child(page_heading("email.sent.title", true))
        .child(line("cu-sent__promise", promise))
        .child(reference(receipt.reference))
        .child(facts)
        .child(ways_on(done_link(), another.into()))
        .into()
}
