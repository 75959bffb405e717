//! The list of an account, as an operator changes it.

use crate::house::House;

#[tokio::test]
async fn an_allowed_site_may_hold_the_page_at_once_and_a_denied_one_not_any_more() {
    let house = House::start().await;
    let site = "https://Shop.example.com/";
    let said = house.run(&["embed", "allow", "demo", site]).await;
    assert_eq!(
        said.unwrap(),
        ["https://shop.example.com may now hold the widget of demo"]
    );
    let list = house.run(&["embed", "origins", "demo"]).await.unwrap();
    assert!(list.contains(&"https://shop.example.com".to_owned()));
    assert_eq!(house.get("/embed").await.ancestors(), list.join(" "));
    let again = house.run(&["embed", "allow", "demo", site]).await.unwrap();
    assert!(again[0].contains("already"));
    house.run(&["embed", "deny", "demo", site]).await.unwrap();
    let reply = house.get("/embed").await;
    assert!(!reply.ancestors().contains("shop"));
    let unknown = house.run(&["embed", "deny", "demo", site]).await;
    assert!(unknown.unwrap_err().contains("is not in the list"));
}

#[tokio::test]
async fn what_is_no_origin_is_refused_with_a_sentence() {
    let house = House::start().await;
    for (typed, sentence) in [
        ("https://shop.example.com/help", "no path"),
        ("https://*.example.com", "for the port alone"),
        ("https://ada@shop.example.com", "leave out the name"),
        ("http://[::1]:8080", "no IPv6 address"),
        ("https://a.example\r\nset-cookie: a=b", "mend the host"),
        ("https://a.example; script-src x", "mend the host"),
    ] {
        let said = house.run(&["embed", "allow", "demo", typed]).await;
        let said = said.unwrap_err();
        assert!(said.contains(sentence), "{said}");
    }
    assert_eq!(house.count("embed_origins").await, 3);
}

#[tokio::test]
async fn an_account_that_is_not_there_is_named() {
    let house = House::start().await;
    for words in [
        &["embed", "origins", "acme"][..],
        &["embed", "allow", "acme", "self"],
        &["identity", "secret", "acme"],
    ] {
        let said = house.run(words).await.unwrap_err();
        assert!(said.contains("no account \"acme\""), "{said}");
    }
}
