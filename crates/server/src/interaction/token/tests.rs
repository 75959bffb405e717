use {
    super::{Named, grant},
    crate::{app::App, clock::Clock, settings::Settings},
    std::sync::Arc,
};

async fn app(folder: &std::path::Path) -> Arc<App> {
    let folder = folder.join("data");
    let lookup = |name: &str| {
        (name == "CONTACT_US_DATA").then(|| folder.to_str().expect("a path").to_owned())
    };
    let settings = Settings::read(lookup, "").expect("the settings are fine");
    App::open(settings, Clock::fixed(0))
        .await
        .expect("it starts")
}

#[tokio::test]
async fn a_token_opens_its_instance_in_its_account_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = app(folder.path()).await;
    let token = grant(&app, "demo", "some-id");
    assert_eq!(token, grant(&app, "demo", "some-id"));
    assert_eq!(
        Named::read(&app, "demo", &token),
        Named::One("some-id".to_owned())
    );
    assert_eq!(Named::read(&app, "demo", ""), Named::Nobody);
    let other_id = token.replace("some-id", "same-id");
    let end = token.len() - 1;
    for (account, wrong) in [
        ("other", token.as_str()),
        ("demo", "some-id"),
        ("demo", "."),
        ("demo", &other_id),
        ("demo", &token[..end]),
    ] {
        assert_eq!(
            Named::read(&app, account, wrong),
            Named::Wrong,
            "{account} {wrong}"
        );
    }
}
