use super::*;

fn stored(revision: u32, value: &str) -> Settings<String> {
    Settings {
        revision,
        changed: None,
        changed_by: String::new(),
        value: value.to_owned(),
        notes: vec![],
    }
}

fn edited(value: &str) -> Draft<String> {
    let mut draft = Draft::new(stored(4, "old"));
    draft.edit(|text| value.clone_into(text));
    draft
}

#[test]
fn what_is_saved_names_the_revision_that_was_read() {
    let mut draft = edited("new");
    let change = draft.save().expect("a change");
    assert_eq!((change.revision, change.value.as_str()), (4, "new"));
    assert!(draft.save().is_none(), "a second press does nothing");
    draft.saved(&"new".to_owned(), stored(5, "new"));
    assert_eq!((draft.stage(), draft.is_changed()), (&Stage::Saved, false));
}

#[test]
fn what_is_typed_while_it_is_saved_stays() {
    let mut draft = edited("new");
    draft.save();
    draft.edit(|text| text.push('!'));
    draft.saved(&"new".to_owned(), stored(5, "new"));
    assert_eq!((draft.value().as_str(), draft.is_changed()), ("new!", true));
    assert_eq!(draft.save().expect("a change").revision, 5);
}

#[test]
fn the_server_may_clean_what_was_typed() {
    let mut draft = edited(" new ");
    draft.save();
    draft.saved(&" new ".to_owned(), stored(5, "new"));
    assert_eq!(draft.value(), "new");
}

#[test]
fn a_refusal_keeps_what_was_typed_and_names_the_field() {
    let mut draft = edited("new");
    draft.save();
    let problem = FieldProblem {
        field: "name".into(),
        code: "error.name".into(),
        detail: "Enter a name.".into(),
    };
    draft.refused("See below.".into(), vec![problem]);
    assert_eq!(
        (draft.value().as_str(), draft.problem("name")),
        ("new", Some("Enter a name."))
    );
    assert_eq!(draft.problem("other"), None);
    assert!(draft.save().is_some(), "it can be tried again");
}

#[test]
fn who_was_overtaken_decides_before_saving_again() {
    let mut draft = edited("mine");
    draft.save();
    draft.overtaken("Kim changed this.".into());
    assert!(draft.save().is_none());
    let mut theirs = draft.clone();
    theirs.take_theirs(stored(7, "theirs"));
    assert_eq!(
        (theirs.value().as_str(), theirs.is_changed()),
        ("theirs", false)
    );
    draft.keep_mine(stored(7, "theirs"));
    assert_eq!((draft.value().as_str(), draft.is_changed()), ("mine", true));
    assert_eq!(draft.save().expect("a change").revision, 7);
}

#[test]
fn what_is_discarded_is_what_is_stored() {
    let mut draft = edited("new");
    draft.refused(String::new(), vec![]);
    draft.discard();
    assert_eq!(
        (draft.value().as_str(), draft.stage()),
        ("old", &Stage::Still)
    );
}

#[test]
fn a_number_that_cannot_be_read_is_neither_lost_nor_saved() {
    let mut draft = Draft::new(stored(4, "60"));
    draft.cannot_read("promise-call", "-5".into());
    assert_eq!(draft.unread("promise-call"), Some("-5"));
    assert!(draft.is_changed() && draft.save().is_none());
    assert_eq!(draft.all_unread().collect::<Vec<_>>(), ["promise-call"]);
    assert_eq!(draft.value(), "60", "the promise that is stored stays");
    draft.can_read("promise-call");
    draft.edit(|text| "5".clone_into(text));
    assert_eq!(draft.save().expect("a change").value, "5");
}

#[test]
fn what_cannot_be_read_is_discarded_too() {
    let mut draft = Draft::new(stored(4, "60"));
    draft.cannot_read("promise-call", "1.5".into());
    draft.discard();
    assert_eq!(
        (draft.unread("promise-call"), draft.is_changed()),
        (None, false)
    );
}
