use super::*;

#[test]
fn a_name_leads_back_to_its_pane() {
    for pane in [Pane::List, Pane::Talk, Pane::Customer] {
        assert_eq!(Pane::named(Some(pane.name())), pane);
    }
    assert_eq!(Pane::named(None), Pane::List);
    assert_eq!(Pane::named(Some("elsewhere")), Pane::List);
}
