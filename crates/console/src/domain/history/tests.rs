use super::*;

#[test]
fn what_heading_and_facts_say_is_not_said_again() {
    let names = ["Interaction", "Page", "Interaction Unique Id", "problem"];
    let all = names.map(|name| (name.to_owned(), "x".to_owned()));
    let left = beyond(all.to_vec()).into_iter().map(|(name, _)| name);
    assert_eq!(left.collect::<Vec<_>>(), ["Page", "problem"]);
}
