//! The Voice Proxy by the table of its calls.

use {
    crate::ivr::{Line, signed},
    serde_json::json,
    std::sync::Arc,
};

#[tokio::test]
async fn r7_any_call_before_init_is_404() {
    let line = Line::open().await;
    let missing = (404, "session UCID-00017 was not found");
    assert_eq!(line.put("onCall", "true").await.both(), missing);
    assert_eq!(line.get("onCall").await.both(), missing);
    assert_eq!(line.add("Step", &json!({})).await.both(), missing);
    assert_eq!(line.poll().await.both(), missing);
    assert_eq!(line.init().await.both(), (200, "Success"));
    assert_eq!(line.get("onCall").await.both(), (200, ""));
}

#[tokio::test]
async fn r8_init_twice_clears() {
    let line = Line::on_call().await;
    line.add("Prompt", &json!({ "name": "welcome" })).await;
    line.press().await;
    assert_eq!(line.init().await.both(), (200, "Success"));
    assert_eq!(line.get("onCall").await.both(), (200, ""));
    assert_eq!(line.poll().await.both(), (200, ""));
    assert_eq!(
        line.look().await,
        json!({ "onCall": false, "transfer": "none" })
    );
}

#[tokio::test]
async fn r9_put_mapping_is_201_first_and_then_200_with_the_value_before() {
    let line = Line::open().await;
    line.init().await;
    assert_eq!(line.put("onCall", "true").await.both(), (201, ""));
    assert_eq!(line.put("onCall", "false").await.both(), (200, "true"));
    assert_eq!(line.put("onCall", "true").await.both(), (200, "false"));
    assert_eq!(
        line.put("oncall", "x").await.both(),
        (201, ""),
        "another key"
    );
    assert_eq!(line.get("onCall").await.both(), (200, "true"));
}

#[tokio::test]
async fn values_with_slashes_and_from_beyond_ascii_come_back_as_they_were() {
    let line = Line::called("+44%2F20%207946%2Fø").await;
    line.init().await;
    let path = line.put("greeting", "%E4%BD%A0%E5%A5%BD%2Fa%252F+b").await;
    assert_eq!(path.status, 201);
    assert_eq!(line.get("greeting").await.body, "你好/a%2F+b");

    let body = json!({ "key": "a/b €", "value": "c/d\n\"مرحبا\"" });
    let put = line.ask("POST", "PutMapping").body(body.to_string());
    assert_eq!(line.send(put).await.status, 201);
    assert_eq!(line.get("a%2Fb%20%E2%82%AC").await.body, "c/d\n\"مرحبا\"");
    let put = line
        .ask("POST", "PutMapping/greeting")
        .body(json!({ "value": "" }).to_string());
    assert_eq!(line.send(put).await.body, "你好/a%2F+b");
    for odd in [
        "",
        "[]",
        "{}",
        "{\"key\":\"\",\"value\":\"x\"}",
        "[\"a\",\"b\"]",
        "{\"key\":1}",
    ] {
        let put = line.ask("POST", "PutMapping").body(odd);
        assert_eq!(line.send(put).await.status, 400, "{odd}");
    }
    let odd = line.ask("POST", "PutMapping/x/Value/%FF");
    assert_eq!(line.send(odd).await.status, 400);
}

#[tokio::test]
async fn actions_come_out_in_order_and_once() {
    let line = Line::open().await;
    line.init().await;
    for n in 0..3 {
        let added = line.add("Step", &json!({ "n": n, "name": "ö/é" })).await;
        assert_eq!(added.both(), (200, "Success"));
    }
    for n in 0..3 {
        let action = line.poll().await;
        assert_eq!(action.header("content-type"), "application/json");
        let expected = json!({ "action": "Step", "variables": { "n": n, "name": "ö/é" } });
        assert_eq!(action.json(), expected);
    }
    assert_eq!(line.poll().await.both(), (200, ""));
    assert_eq!(line.poll().await.both(), (200, ""), "asked twice");
}

#[tokio::test]
async fn an_action_needs_no_variables_and_takes_them_from_header_or_body() {
    let line = Line::open().await;
    line.init().await;
    line.send(line.ask("POST", "AddAction/Prompt")).await;
    let header = line.ask("POST", "AddAction/Prompt");
    line.send(header.header("Action-Variables", "{\"a\":\"1\"}"))
        .await;
    let named = json!({ "action": "Play/Loud", "variables": { "b": "2" } });
    let body = line.ask("POST", "AddAction").body(named.to_string());
    line.send(body).await;
    assert_eq!(line.poll().await.json()["variables"], json!({}));
    assert_eq!(line.poll().await.json()["variables"], json!({ "a": "1" }));
    assert_eq!(line.poll().await.json(), named);
    for odd in ["[]", "\"x\"", "{", "null"] {
        let ask = line.ask("POST", "AddAction/Prompt").body(odd);
        assert_eq!(line.send(ask).await.status, 400, "{odd}");
    }
    let long = line
        .ask("POST", "AddAction/Prompt")
        .body(vec![b' '; 70_000]);
    assert_eq!(line.send(long).await.status, 413);
    assert_eq!(line.next().await, "");
}

#[tokio::test]
async fn r24_more_than_20_variables_are_taken_with_a_warning() {
    let line = Line::open().await;
    line.init().await;
    let many = |n: u32| {
        (0..n)
            .map(|i| (format!("v{i}"), json!("x")))
            .collect::<serde_json::Map<_, _>>()
    };
    let fits = line.add("Prompt", &many(20).into()).await;
    assert_eq!(
        (fits.both(), fits.header("contact-us-warning")),
        ((200, "Success"), "")
    );
    let more = line.add("Prompt", &many(25).into()).await;
    assert_eq!(more.both(), (200, "Success"));
    assert!(more.header("contact-us-warning").contains("20 variables"));
    line.poll().await;
    let variables = line.poll().await.json()["variables"].clone();
    assert_eq!(variables.as_object().unwrap().len(), 25);
}

#[tokio::test]
async fn r23_path_parts_are_case_sensitive() {
    let line = Line::open().await;
    line.init().await;
    for (method, path) in [
        (
            "POST",
            "/voiceproxy/version/2/account/demo/Interaction/UCID-00017/Init",
        ),
        (
            "POST",
            "/VoiceProxy/Version/2/account/demo/Interaction/UCID-00017/Init",
        ),
        (
            "POST",
            "/VoiceProxy/version/2/account/demo/interaction/UCID-00017/Init",
        ),
        (
            "POST",
            "/VoiceProxy/version/2/account/demo/Interaction/UCID-00017/init",
        ),
        (
            "GET",
            "/VoiceProxy/version/2/account/demo/Interaction/UCID-00017/getAction",
        ),
    ] {
        let reply = line
            .send(signed(super::ivr::Ask::get(path).method(method)))
            .await;
        assert_eq!(reply.status, 404, "{path}");
    }
    let other = line.path("GetAction").replace("UCID", "ucid");
    let reply = line.send(signed(super::ivr::Ask::get(other))).await;
    assert_eq!(reply.both(), (404, "session ucid-00017 was not found"));
}

#[tokio::test]
async fn both_bases_and_both_spellings_of_the_version_lead_to_the_same_session() {
    let line = Line::open().await;
    line.init().await;
    line.put("onCall", "true").await;
    for base in [
        "/VoiceProxy/version/v2",
        "/interact/VoiceProxy/version/2",
        "/interact/VoiceProxy/version/v1",
    ] {
        let path = format!("{base}/account/demo/Interaction/UCID-00017/GetMapping/onCall");
        let reply = line.send(signed(super::ivr::Ask::get(path))).await;
        assert_eq!(reply.both(), (200, "true"), "{base}");
    }
    let odd = line.path("GetAction").replace("version/2", "version/two");
    assert_eq!(
        line.send(signed(super::ivr::Ask::get(odd))).await.status,
        404
    );
}

#[tokio::test]
async fn a_session_that_is_not_used_for_an_hour_is_over() {
    let line = Line::on_call().await;
    // Any call keeps it going.
    for _ in 0..3 {
        line.wait(3_599);
        assert_eq!(line.get("onCall").await.both(), (200, "true"));
    }
    line.wait(3_599);
    assert_eq!(line.look().await["onCall"], true);
    line.wait(1);
    assert_eq!(
        line.look().await["onCall"],
        false,
        "looking does not keep it going"
    );
    assert_eq!(
        line.get("onCall").await.both(),
        (404, "session UCID-00017 was not found")
    );
    assert_eq!(line.put("onCall", "true").await.status, 404);
    assert_eq!(line.press().await.status, 409);
    line.init().await;
    assert_eq!(
        line.get("onCall").await.both(),
        (200, ""),
        "a new one is empty"
    );

    line.server
        .set("INSERT INTO voice_settings VALUES ('demo', 1)")
        .await;
    line.wait(60);
    assert_eq!(line.poll().await.status, 404, "the account says how long");
}

#[tokio::test]
async fn an_action_is_handed_out_once_however_many_ask_at_once() {
    let line = Arc::new(Line::open().await);
    line.init().await;
    for n in 0..20 {
        line.add("Step", &json!({ "n": n })).await;
    }
    let asks = (0..50).map(|_| {
        let line = Arc::clone(&line);
        tokio::spawn(async move { line.poll().await.body })
    });
    let mut given = Vec::new();
    for ask in asks.collect::<Vec<_>>() {
        given.push(ask.await.unwrap());
    }
    given.retain(|body| !body.is_empty());
    given.sort();
    given.dedup();
    assert_eq!(given.len(), 20);
    assert_eq!(line.next().await, "");
}

#[tokio::test]
async fn who_only_wants_the_headers_takes_no_action() {
    let line = Line::open().await;
    line.init().await;
    line.add("Prompt", &json!({})).await;
    assert_eq!(line.send(line.ask("HEAD", "GetAction")).await.status, 405);
    assert_eq!(line.next().await, "Prompt");
}

#[tokio::test]
async fn sessions_of_two_accounts_are_apart() {
    let line = Line::on_call().await;
    line.server
        .set("INSERT INTO accounts SELECT 'other', organisation, zone, region, locale, number_to_dial, primary_email, sender, privacy_url, 'other-key', slot_capacity, created_at, chat_provider, chat_url, chat_secret, phone FROM accounts")
        .await;
    let path = line
        .path("GetMapping/onCall")
        .replace("account/demo", "account/other");
    let ask = super::ivr::Ask::get(path)
        .header("Tenant-Id", "other")
        .header("Application-Key", "other-key");
    let reply = line.send(ask).await;
    assert_eq!(reply.both(), (404, "session UCID-00017 was not found"));
}
