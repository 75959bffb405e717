use {
    super::*,
    contact_us_wire::words::CATALOGUES,
    mailparse::{MailHeaderMap, ParsedMail, parse_mail},
};

pub(super) fn words(locale: &str) -> Words {
    let json = CATALOGUES.iter().find(|(tag, _)| *tag == locale).unwrap().1;
    serde_json::from_str(json).unwrap()
}

pub(super) fn job() -> MailJob {
    MailJob {
        id: "0199c0de-7f3a-7000-8000-00000000abcd".into(),
        account: "demo".into(),
        reference: "CU-7F3K-29QD".into(),
        to: "Support <help@example.com>".into(),
        sender: "Müller & Co., London <no-reply@mail.example.com>".into(),
        organisation: "Müller & Co., London".into(),
        locale: "en".into(),
        first_name: "Zoë".into(),
        last_name: "O'Neil".into(),
        known_name: String::new(),
        phone: "020 7946 0018".into(),
        email: "zoe@example.org".into(),
        message: "My card <b>does not</b> work.\nWhat now?".into(),
        history_url: "https://help.example.com/history/CU-7F3K-29QD?a=1&b=2#token".into(),
        accepted_at: 1_791_205_391_123, // 2026-10-05T13:03:11.123Z
        zone: "Europe/London".into(),
        host: None,
        variables: vec![
            ("Interaction".into(), "Lost card".into()),
            ("Device".into(), "  ".into()),
            ("Loyalty".into(), "gold".into()),
            ("Page".into(), "Contact Us".into()),
        ],
    }
}

pub(super) fn bytes(job: &MailJob) -> Vec<u8> {
    compose(job, &words("en")).unwrap().formatted()
}

/// The plain and the HTML part, decoded, with `\n` for line ends.
pub(super) fn parts(mail: &ParsedMail<'_>) -> (String, String) {
    assert_eq!(mail.ctype.mimetype, "multipart/alternative");
    let kinds: Vec<_> = mail
        .subparts
        .iter()
        .map(|p| p.ctype.mimetype.as_str())
        .collect();
    assert_eq!(kinds, ["text/plain", "text/html"]);
    let body = |n: usize| mail.subparts[n].get_body().unwrap().replace("\r\n", "\n");
    (body(0), body(1))
}

pub(super) fn names(mail: &ParsedMail<'_>) -> Vec<String> {
    mail.headers
        .iter()
        .map(mailparse::MailHeader::get_key)
        .collect()
}

pub(super) const HEADERS: [&str; 8] = [
    "From",
    "To",
    "Subject",
    "Message-ID",
    "Date",
    "Reply-To",
    "MIME-Version",
    "Content-Type",
];

#[test]
fn a_mail_goes_from_the_account_to_its_contact_and_is_answered_to_the_customer() {
    let raw = bytes(&job());
    let mail = parse_mail(&raw).unwrap();
    let header = |name: &str| mail.headers.get_first_value(name).unwrap();
    assert_eq!(names(&mail), HEADERS);
    assert_eq!(
        header("From"),
        "Müller & Co., London <no-reply@mail.example.com>"
    );
    assert_eq!(header("To"), "Support <help@example.com>");
    assert_eq!(header("Reply-To"), "Zoë O'Neil <zoe@example.org>");
    assert_eq!(
        header("Subject"),
        "[CU-7F3K-29QD] Zoë O'Neil: message from Contact Us"
    );
    assert_eq!(header("Date"), "Mon, 05 Oct 2026 13:03:11 +0000");
    assert_eq!(
        header("Message-ID"),
        "<0199c0de-7f3a-7000-8000-00000000abcd@mail.example.com>"
    );
}

/// Whoever opens the file reads it, with the link to the history whole but for the ends of its lines.
#[test]
fn a_mail_can_be_read_as_it_is_kept() {
    let raw = String::from_utf8(bytes(&job())).unwrap();
    assert!(!raw.to_lowercase().contains("base64"), "{raw}");
    for line in [
        "Reference: CU-7F3K-29QD",
        "    My card <b>does not</b> work.",
        "First name: Zo=C3=AB",
    ] {
        assert!(raw.contains(&format!("{line}\r\n")), "{raw}");
    }
}

#[test]
fn the_plain_part_reads_like_a_letter() {
    let raw = bytes(&job());
    let (text, _) = parts(&parse_mail(&raw).unwrap());
    let expected = "A customer wrote through Contact Us.

Reference: CU-7F3K-29QD
First name: Zoë
Last name: O'Neil
Phone number: 020 7946 0018
Email: zoe@example.org

Message:
    My card <b>does not</b> work.
    What now?

History of the Interaction: https://help.example.com/history/CU-7F3K-29QD?a=1&b=2#token

Time of the request: Monday 5 October 14:03 (UTC+01:00, Europe/London)
    2026-10-05T14:03:11+01:00

About the customer and the device:
    Interaction: Lost card
    Loyalty: gold
    Page: Contact Us

Answer this mail to write to the customer.

Müller & Co., London
";
    assert_eq!(text, expected);
}

#[test]
fn the_html_part_holds_the_same_and_escapes_everything() {
    let mut job = job();
    job.last_name = "\"><script>alert(1)</script>".into();
    job.variables
        .push(("<i>".into(), "<img src=x onerror='y'>".into()));
    let raw = bytes(&job);
    let (_, html) = parts(&parse_mail(&raw).unwrap());
    for wanted in [
        "<html lang=\"en\" dir=\"ltr\">",
        "My card &lt;b&gt;does not&lt;/b&gt; work.\nWhat now?</div>",
        "<a href=\"https://help.example.com/history/CU-7F3K-29QD?a=1&amp;b=2#token\">",
        "<time datetime=\"2026-10-05T14:03:11+01:00\">",
        "Loyalty",
        "Answer this mail to write to the customer.",
        "Müller &amp; Co., London",
    ] {
        assert!(html.contains(wanted), "{wanted}\n{html}");
    }
    for tag in ["<script", "<img", "<i>", "<b>", "<table", "javascript:"] {
        assert!(!html.contains(tag), "{tag}\n{html}");
    }
    assert!(
        !html.contains("Device"),
        "a variable without a value is left out"
    );
}

#[test]
fn a_mail_in_arabic_runs_from_right_to_left() {
    let mut job = job();
    job.locale = "ar".into();
    let words = words("ar");
    let raw = compose(&job, &words).unwrap().formatted();
    let (_, html) = parts(&parse_mail(&raw).unwrap());
    assert!(html.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(
        html.contains("dir=\"auto\""),
        "what the customer typed keeps its own direction"
    );
}

#[test]
fn the_same_job_gives_the_same_bytes() {
    assert_eq!(bytes(&job()), bytes(&job()));
}

#[test]
fn a_customer_without_a_name_is_still_a_readable_subject() {
    let mut job = job();
    (job.first_name, job.last_name) = (" ".into(), "\u{202e}".into());
    let raw = bytes(&job);
    let mail = parse_mail(&raw).unwrap();
    let header = |name: &str| mail.headers.get_first_value(name).unwrap();
    assert_eq!(
        header("Subject"),
        "[CU-7F3K-29QD] customer: message from Contact Us"
    );
    assert_eq!(header("Reply-To"), "zoe@example.org");
}

#[test]
fn an_address_that_cannot_stand_in_a_header_stays_readable_in_the_body() {
    let mut job = job();
    for email in [
        "zoë@example.org",
        "\"a b\"@x.test",
        "nobody",
        "a@b.test\r\nBcc: c@d.test",
        "a@b.test, c@d.test",
    ] {
        job.email = email.into();
        let raw = bytes(&job);
        let mail = parse_mail(&raw).unwrap();
        assert!(
            mail.headers.get_first_value("Reply-To").is_none(),
            "{email}"
        );
        let (text, _) = parts(&mail);
        let shown = email.replace("\r\n", " ");
        assert!(text.contains(&format!("Email: {shown}")), "{text}");
        assert!(
            !text.contains("Answer this mail"),
            "it would answer to nobody"
        );
    }
}

#[test]
fn an_account_that_cannot_send_or_receive_is_said_to_be_so() {
    let with = |change: fn(&mut MailJob)| {
        let mut job = job();
        change(&mut job);
        compose(&job, &words("en")).err()
    };
    assert_eq!(
        with(|j| j.sender = "nobody".into()),
        Some(ComposeError::Sender)
    );
    assert_eq!(with(|j| j.to = String::new()), Some(ComposeError::To));
    assert_eq!(
        with(|j| j.to = "a@b.test, c@d.test".into()),
        Some(ComposeError::To)
    );
    assert_eq!(with(|j| j.id = "../../etc".into()), Some(ComposeError::Id));
}

#[test]
fn times_beyond_the_calendar_and_unknown_zones_do_no_harm() {
    let mut job = job();
    job.zone = "Mars/Olympus".into();
    for at in [i64::MIN, -1, 0, i64::MAX] {
        job.accepted_at = at;
        let raw = bytes(&job);
        let (text, _) = parts(&parse_mail(&raw).unwrap());
        assert!(text.contains("(UTC+00:00, UTC)"), "{text}");
    }
}
