//! The demo page, on our origin and on one of its own.

use {
    crate::house::House,
    std::{
        io::{BufRead, BufReader, Read, Write},
        net::{SocketAddr, TcpListener, TcpStream},
        path::Path,
        process::{Child, ChildStdout, Command, Stdio},
    },
};

/// A port whose next one is free, too, as far as one can know.
fn port() -> u16 {
    loop {
        let one = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = one.local_addr().unwrap().port();
        if port < u16::MAX && TcpListener::bind(("127.0.0.1", port + 1)).is_ok() {
            return port;
        }
    }
}

struct Server {
    child: Child,
    output: BufReader<ChildStdout>,
}

impl Server {
    fn start(folder: &Path, port: u16) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_contact-us-server"))
            .current_dir(folder)
            .env_clear()
            .env("CONTACT_US_LISTEN", format!("127.0.0.1:{port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        Self { child, output }
    }

    /// The line that says where the demo page stands.
    fn told(&mut self) -> String {
        let mut line = String::new();
        while !line.starts_with("The widget") {
            line.clear();
            assert_ne!(self.output.read_line(&mut line).unwrap(), 0);
        }
        line
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The whole answer, its head first.
fn get(port: u16, path: &str) -> String {
    let mut stream = TcpStream::connect(SocketAddr::from(([127, 0, 0, 1], port))).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: localhost:{port}\r\nconnection: close\r\n\r\n"
    )
    .unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    text
}

#[tokio::test]
async fn the_demo_page_has_a_strict_policy_and_loads_the_widget_from_its_own_origin() {
    let house = House::start().await;
    let reply = house.get("/demo").await;
    // Built without the app there is no such file.
    if reply.status == 404 {
        assert!(reply.text().contains("make app"));
        return;
    }
    assert_eq!(
        reply.header("content-security-policy"),
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    let page = reply.page();
    assert!(!reply.text().contains("{{origin}}"));
    assert!(
        page.all("script")
            .iter()
            .any(|one| one.get("src") == "/embed.js")
    );
    for element in page.elements() {
        assert!(element.name != "style", "nothing is inline");
        assert!(element.name != "script" || !element.get("src").is_empty());
        let inline = |name: &String| name == "style" || name.starts_with("on");
        assert!(!element.attributes.keys().any(inline), "{element:?}");
    }
    let slash = house.get("/demo/").await;
    assert_eq!((slash.status, slash.header("location")), (308, "/demo"));
    assert_eq!(house.get("/demo/nothing.js").await.status, 404);
}

#[test]
fn the_demo_has_an_origin_of_its_own_that_serves_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let port = port();
    let mut server = Server::start(folder.path(), port);
    let said = server.told();
    let own = format!("http://127.0.0.1:{}/demo", port + 1);
    assert!(said.contains(&own), "{said}");
    for path in ["/", "/contact", "/embed", "/api/v1/page", "/embed.js"] {
        assert!(get(port + 1, path).starts_with("HTTP/1.1 404"), "{path}");
    }
    let page = get(port + 1, "/demo");
    if page.starts_with("HTTP/1.1 200") {
        let widget = format!("http://127.0.0.1:{port}");
        assert!(page.contains(&format!("frame-src {widget};")), "{page}");
        assert!(page.contains(&format!("script-src 'self' {widget};")));
        assert!(page.contains(&format!("{widget}/embed.js")));
    }
}

#[test]
fn a_next_port_that_is_taken_is_said_and_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let port = port();
    let _taken = TcpListener::bind(("127.0.0.1", port + 1)).unwrap();
    let mut server = Server::start(folder.path(), port);
    let said = server.told();
    assert!(said.contains("cannot be used"), "{said}");
    assert!(get(port, "/embed").starts_with("HTTP/1.1 200"));
}

#[cfg(unix)]
#[test]
fn both_listeners_stop_in_good_order() {
    let folder = tempfile::tempdir().unwrap();
    let port = port();
    let mut server = Server::start(folder.path(), port);
    server.told();
    assert!(get(port, "/healthz").starts_with("HTTP/1.1 200"));
    let pid = server.child.id().to_string();
    let told = Command::new("kill").arg(&pid).status().unwrap();
    assert!(told.success());
    assert!(server.child.wait().unwrap().success(), "it ended by itself");
    for port in [port, port + 1] {
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    }
}
