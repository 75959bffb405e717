//! Where a command's links lead.

use {crate::*, std::process::Stdio};

/// As typed by somebody who has only the folder in mind.
fn link(folder: &Path, url: Option<&str>) -> String {
    let mut command = program(folder);
    command.env_remove("CONTACT_US_PUBLIC_URL");
    command.envs(url.map(|url| ("CONTACT_US_PUBLIC_URL", url)));
    let output = command
        .args(["interaction", "link", "lost-bank-card"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout)
}

#[test]
fn links_lead_to_the_server_of_the_database_unless_something_else_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let _server = ServerProcess::start(folder, "", Stdio::null());
    let page = "/interaction/lost-bank-card#link=";
    let told = link(folder, None);
    assert!(
        told.starts_with(&format!("https://help.example{page}")),
        "{told}"
    );
    let told = link(folder, Some("https://other.example"));
    assert!(
        told.starts_with(&format!("https://other.example{page}")),
        "{told}"
    );
}
