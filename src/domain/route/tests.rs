use super::{Route, embedded, is_embedded, plain};

#[test]
fn every_route_is_found_with_and_without_a_slash_at_the_end() {
    for (path, route) in [
        ("/", Route::Contact),
        ("/contact", Route::Contact),
        ("/contact/chat", Route::Contact),
        ("/contact/call", Route::Call),
        ("/contact/callback", Route::Callback),
        ("/contact/email", Route::Email),
        (
            "/contact/callback/CU-7F3K-29QD",
            Route::CallbackStatus("CU-7F3K-29QD".to_owned()),
        ),
        (
            "/interaction/broadband-fault",
            Route::Interaction("broadband-fault".to_owned()),
        ),
    ] {
        assert_eq!(Route::of(path), Some(route.clone()), "{path}");
        assert_eq!(
            Route::of(&format!("{path}/").replace("//", "/")),
            Some(route),
            "{path}/"
        );
    }
}

#[test]
fn other_paths_are_no_routes() {
    for path in [
        "/contacts",
        "/contact/fax",
        "/contact/callback/a/b",
        "/interaction",
        "/interaction/",
        "/interaction/a/b",
        "/Contact",
    ] {
        assert_eq!(Route::of(path), None, "{path}");
    }
}

#[test]
fn the_pages_of_the_widget_are_those_of_the_options() {
    for (inside, outside) in [
        ("/embed", "/contact"),
        ("/embed/", "/contact/"),
        ("/embed/chat", "/contact/chat"),
        (
            "/embed/callback/CU-7F3K-29QD",
            "/contact/callback/CU-7F3K-29QD",
        ),
    ] {
        assert!(is_embedded(inside) && !is_embedded(outside), "{inside}");
        assert_eq!(plain(inside), outside);
        assert_eq!(plain(outside), outside);
        assert_eq!(embedded(outside), inside);
    }
    assert_eq!(embedded("/"), "/embed");
    for elsewhere in [
        "/embedded",
        "/embed.js",
        "/contacts",
        "/interaction/embed",
        "",
    ] {
        assert!(!is_embedded(elsewhere), "{elsewhere}");
        assert_eq!(plain(elsewhere), elsewhere);
        assert_eq!(embedded(elsewhere), elsewhere);
    }
}
