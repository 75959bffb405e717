use super::*;

fn place(account: &str) -> WidgetPlace {
    WidgetPlace {
        account: account.to_owned(),
        url: "https://help.example.com".to_owned(),
    }
}

#[test]
fn the_lines_name_the_server_and_the_account() {
    assert_eq!(
        lines(&place("demo")),
        "<script async src=\"https://help.example.com/embed.js\"></script>\n\
         <contact-us account=\"demo\"></contact-us>"
    );
}

#[test]
fn no_name_leaves_its_quotation_marks() {
    let lines = lines(&place("a\"><b & c"));
    assert!(lines.ends_with("account=\"a&quot;><b &amp; c\"></contact-us>"));
}

#[test]
fn the_policy_needs_the_server_twice() {
    assert_eq!(
        policy(&place("demo")),
        "script-src https://help.example.com; frame-src https://help.example.com"
    );
}
