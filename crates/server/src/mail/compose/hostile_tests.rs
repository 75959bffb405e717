//! No input, however made, gets out of its place.

use {
    super::{
        tests::{HEADERS, bytes, job, names, parts},
        *,
    },
    mailparse::{MailHeaderMap, parse_mail},
    proptest::prelude::*,
};

/// Everything that has ever broken a mail header, alone and in the middle of text.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\r\nBcc: x@evil.test\r\n".to_owned()),
        Just("\r\n.\r\n".to_owned()),
        Just("\n.\n".to_owned()),
        Just("\r.\r".to_owned()),
        Just(".".repeat(200)),
        Just("=\r\n.=\n=_0199c0de".to_owned()),
        Just("\0".to_owned()),
        Just("\u{85}".to_owned()),
        Just("\u{2028}".to_owned()),
        Just("\u{202e}".to_owned()),
        Just("=?utf-8?q?=0D=0ABcc:_x?=".to_owned()),
        Just("\"<,;:>\\".to_owned()),
        Just("{name}{reference}".to_owned()),
        any::<String>(),
        "[ -~]{0,200}",
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

fn hostile_job() -> impl Strategy<Value = MailJob> {
    let typed = (hostile(), hostile(), hostile(), hostile(), hostile());
    let ours = (
        hostile(),
        hostile(),
        hostile(),
        hostile(),
        hostile(),
        any::<i64>(),
    );
    let variables = prop::collection::vec((hostile(), hostile()), 0..3);
    (typed, ours, variables, any::<bool>()).prop_map(|(typed, ours, variables, valid)| {
        let mut job = job();
        (
            job.first_name,
            job.last_name,
            job.phone,
            job.email,
            job.message,
        ) = typed;
        (
            job.reference,
            job.organisation,
            job.locale,
            job.history_url,
            job.zone,
            job.accepted_at,
        ) = ours;
        job.variables = variables;
        job.sender = format!("{} <no-reply@mail.example.com>", job.organisation);
        job.to = format!("{} <help@example.com>", job.organisation);
        if valid {
            job.email = "zoe@example.org".into();
        }
        job
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_input_adds_a_header_or_a_bare_line_end(job in hostile_job()) {
        let raw = bytes(&job);
        prop_assert!(raw.is_ascii());
        let text = std::str::from_utf8(&raw).unwrap();
        prop_assert!(!text.replace("\r\n", "").contains(['\r', '\n', '\0']));
        prop_assert!(text.split("\r\n").all(|line| line.len() <= 998 && !line.starts_with('.')));

        let mail = parse_mail(&raw).unwrap();
        let answerable = address::bare(&job.email).is_some();
        let expected: Vec<_> =
            HEADERS.into_iter().filter(|name| answerable || *name != "Reply-To").collect();
        prop_assert_eq!(names(&mail), expected);
        for header in &mail.headers {
            let value = header.get_value();
            prop_assert!(!value.contains(['\r', '\n', '\u{202e}']), "{}", value);
        }
        let subject = mail.headers.get_first_value("Subject").unwrap();
        prop_assert!(subject.chars().count() <= clean::HEADER_LIMIT);

        let body = text.split_once("\r\n\r\n").unwrap().1;
        prop_assert!(body.split("\r\n").all(|line| line.len() <= LONGEST_LINE));

        let (text, html) = parts(&mail);
        for line in clean::lines(&job.message).split('\n') {
            prop_assert!(text.contains(line));
        }
        prop_assert_eq!(html.matches("<a ").count() <= 1, true);
        prop_assert_eq!(html.matches("<div").count(), html.matches("</div>").count());
    }
}
