//! What the tests of the widget do with a server and its answers.

#[path = "../support/site.rs"]
mod support;

pub use support::{Ask, NOW, Reply, Site as House};

use contact_us_server::cli::Command;

impl Reply {
    /// The last directive of its policy.
    pub fn ancestors(&self) -> &str {
        let policy = self.header("content-security-policy");
        let (_, list) = policy.split_once("; frame-ancestors ").expect("a policy");
        list
    }

    #[track_caller]
    pub fn is_unframeable(&self) {
        assert_eq!(self.ancestors(), "'none'");
        assert_eq!(self.header("x-frame-options"), "DENY");
    }
}

impl House {
    pub async fn get(&self, path: &str) -> Reply {
        self.send(Ask::get(path)).await
    }

    /// Runs a command; its lines, or its sentence.
    pub async fn run(&self, words: &[&str]) -> Result<Vec<String>, String> {
        let words: Vec<_> = words.iter().map(|word| (*word).to_owned()).collect();
        let done = match Command::read(&words).expect("a command") {
            Command::Embed(embed) => embed.run(&self.app).await,
            Command::Identity(new) => new.run(&self.app).await,
            other => panic!("{other:?}"),
        };
        done.map_err(|error| error.to_string())
    }
}
