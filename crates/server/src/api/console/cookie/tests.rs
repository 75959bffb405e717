use super::*;

fn settings(url: &'static str) -> Settings {
    let lookup = |name: &str| (name == "CONTACT_US_PUBLIC_URL").then(|| url.to_owned());
    Settings::read(lookup, "").expect("they are fine")
}

#[test]
fn the_cookie_is_for_this_host_and_no_script() {
    let set = |url, token| {
        let value = set(token, &settings(url)).expect("a value");
        value.to_str().expect("a text").to_owned()
    };
    assert_eq!(
        set("https://help.example", "t"),
        "__Host-contact-us-console=t; Path=/; HttpOnly; SameSite=Strict; Secure"
    );
    assert_eq!(
        set("http://10.0.0.5:8080", ""),
        "contact-us-console=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"
    );
}

#[test]
fn it_is_found_among_others() {
    let settings = settings("http://10.0.0.5:8080");
    let mut headers = HeaderMap::new();
    headers.append(
        "cookie",
        "a=1; xcontact-us-console=2".parse().expect("a value"),
    );
    assert_eq!(read(&headers, &settings), None);
    headers.append(
        "cookie",
        "b=2; contact-us-console=token; c=3"
            .parse()
            .expect("a value"),
    );
    assert_eq!(read(&headers, &settings), Some("token"));
}
