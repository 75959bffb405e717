use {super::*, crate::mail::Class};

fn refusal(url: &str) -> String {
    Transport::smtp(url).unwrap_err().to_string()
}

#[test]
fn addresses_of_mail_servers_are_understood() {
    for url in [
        "smtp://localhost",
        "smtp://127.0.0.1:2525",
        "smtp://[::1]:2525",
        "smtp://mail.example.com/app.example.com",
        "smtp://user:p%40ss@mail.example.com:587?tls=required",
        "smtp://user:pass@mail.example.com?tls=opportunistic",
        "smtps://user:pass@mail.example.com",
    ] {
        assert!(Transport::smtp(url).is_ok(), "{url}");
    }
}

#[test]
fn without_an_address_mails_become_files_of_the_data_folder() {
    let data = std::path::Path::new("somewhere");
    let Ok(Transport {
        way: Way::Files(files),
        ..
    }) = Transport::from_settings(None, data)
    else {
        panic!("not files");
    };
    assert!(format!("{files:?}").contains("somewhere/mail"));
}

#[test]
fn a_wrong_address_is_named_with_what_is_expected_and_without_its_password() {
    for url in [
        "",
        "mail.example.com",
        "http://user:s3cret@mail.example.com",
        "smtp://user:s3cret@",
        "smtp://user:s3cret@mail.example.com:port",
        "smtp://user:s3cret@mail.example.com?tls=maybe",
        "smtp://user:s3cret@mail.example.com?ssl=required",
        "smtp://user:s3cret",
        "user:s3cret@mail.example.com",
        "smtp://user:%ff%fes3cret@mail.example.com",
        "smtp://user:s3cret/with#signs?@mail.example.com",
        "smtp://us er:s3cret@mail.example.com",
    ] {
        let sentence = refusal(url);
        assert!(
            sentence.starts_with("CONTACT_US_SMTP_URL is `"),
            "{sentence}"
        );
        assert!(
            sentence.contains("expected is an address like"),
            "{sentence}"
        );
        assert!(!sentence.contains("s3cret"), "{sentence}");
    }
}

#[test]
fn a_refused_address_is_shown_so_that_it_is_recognised() {
    assert!(
        refusal("http://user:s3cret@mail.example.com").contains("http://user:***@mail.example.com")
    );
    assert!(refusal("ftp://mail.example.com:25").contains("ftp://mail.example.com:25"));
}

#[test]
fn a_failure_names_class_and_code_on_one_line() {
    let failure = Failure {
        class: Class::Permanent,
        code: Some(550),
        detail: "5.1.1 No such\r\nuser".into(),
    };
    assert_eq!(failure.to_string(), "permanent 550: 5.1.1 No such user");
}
