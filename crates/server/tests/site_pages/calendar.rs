//! The calendar file without script: a form with its token in a hidden field.

use crate::{
    callbacks::{act, booked},
    site::{Ask, Reply, Site},
};

async fn downloaded(site: &Site, locale: &str) -> (Reply, String) {
    let (token, path) = act(&booked(site).await, "calendar");
    let reply = site
        .send(Ask::form(
            format!("{path}?locale={locale}"),
            &[("token", &token)],
        ))
        .await;
    (reply, token)
}

#[tokio::test]
async fn it_is_a_file_that_every_calendar_reads() {
    let site = Site::start().await;
    site.set("UPDATE accounts SET organisation = 'Überlandwerk, Süd; Ost\\West und eine sehr lange Firma dazu é'")
        .await;
    for locale in ["en", "ar"] {
        let (reply, token) = downloaded(&site, locale).await;
        assert_eq!(reply.status, 200);
        assert_eq!(reply.header("content-type"), "text/calendar; charset=utf-8");
        assert_eq!(
            reply.header("content-disposition"),
            "attachment; filename=\"callback.ics\""
        );
        assert_eq!(reply.header("cache-control"), "no-store");
        assert_eq!(reply.header("x-content-type-options"), "nosniff");
        let file = reply.text();
        assert!(!file.contains(&token), "who gets the file gets no rights");
        assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"));
        assert!(
            !file.replace("\r\n", "").contains(['\r', '\n']),
            "every line ends with CR LF"
        );
        assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
        assert!(
            file.split("\r\n").any(|line| line.starts_with(' ')),
            "something was folded"
        );
        let whole = file.replace("\r\n ", "");
        let value = |name: &str| {
            let line = whole
                .lines()
                .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
            line.unwrap_or_else(|| panic!("{name} is missing in {whole}"))
                .to_owned()
        };
        for name in ["DTSTAMP", "DTSTART", "DTEND"] {
            let time = value(name);
            let shape: String = time
                .chars()
                .map(|c| if c.is_ascii_digit() { '9' } else { c })
                .collect();
            assert_eq!(shape, "99999999T999999Z", "{name} is in UTC");
        }
        assert_eq!(value("DTSTAMP"), "20261124T100000Z");
        assert!(value("DTSTART") < value("DTEND"));
        assert!(value("SUMMARY").contains("Überlandwerk\\, Süd\\; Ost\\\\West"));
        assert!(value("DESCRIPTION").contains("020 7946 0001"));
        assert_eq!(
            (value("VERSION"), value("STATUS")),
            ("2.0".into(), "CONFIRMED".into())
        );
    }
}

#[tokio::test]
async fn without_the_right_token_there_is_a_page_instead() {
    let site = Site::start().await;
    let (token, path) = act(&booked(&site).await, "calendar");
    let cut = &token[1..];
    for fields in [&[][..], &[("token", "")], &[("token", cut)]] {
        let reply = site.send(Ask::form(path.clone(), fields)).await;
        reply.refused(401, "This link does not open that.");
        assert_eq!(reply.header("content-disposition"), "");
    }
    let ask = Ask::form(path, &[("token", &token)]).header("sec-fetch-site", "cross-site");
    site.send(ask)
        .await
        .refused(403, "This request came from another site");
}

#[tokio::test]
async fn a_cancelled_callback_is_cancelled_in_the_calendar() {
    let site = Site::start().await;
    let receipt = booked(&site).await;
    let (token, cancel) = act(&receipt, "cancel");
    site.send(Ask::form(cancel, &[("token", &token)])).await;
    let (_, calendar) = act(&receipt, "calendar");
    let file = site
        .send(Ask::form(calendar, &[("token", &token)]))
        .await
        .text();
    assert!(file.contains("STATUS:CANCELLED\r\n"));
}
