use crate::args::Args;

#[test]
fn ids_are_escaped_in_paths_and_links() {
    let args = Args {
        server: "http://h".to_owned(),
        account: "demo".to_owned(),
        key: "k".to_owned(),
        external_id: "+44/7 é".to_owned(),
    };
    let id = "%2B44%2F7%20%C3%A9";
    assert_eq!(
        args.address("Init"),
        format!("http://h/VoiceProxy/version/2/account/demo/Interaction/{id}/Init")
    );
    assert_eq!(
        args.link(),
        format!("http://h/contact?account=demo&externalId={id}")
    );
}
