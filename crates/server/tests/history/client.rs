//! A call centre's program, written from the original's documents alone.

use crate::{
    house::KEY,
    server::{Ask, Reply, Server},
};

pub struct Client<'a> {
    server: &'a Server,
    key: String,
    version: &'static str,
}

impl<'a> Client<'a> {
    /// The program of the demo account.
    pub fn of(server: &'a Server) -> Self {
        Self {
            server,
            key: KEY.to_owned(),
            version: "2",
        }
    }

    /// The same with another version in its paths.
    pub fn version(self, version: &'static str) -> Self {
        Self { version, ..self }
    }

    /// A request to a path below the account's, with the headers that the documents ask for.
    pub async fn get(&self, tail: &str) -> Reply {
        let base = format!("/interact/agent/version/{}/account/demo", self.version);
        self.whole(&(base + tail)).await
    }

    /// A request to a whole path.
    pub async fn whole(&self, path: &str) -> Reply {
        self.server.send(self.ask(path)).await
    }

    pub fn ask(&self, path: &str) -> Ask {
        Ask::get(path)
            .header("tenant-id", "demo")
            .header("application-key", &self.key)
    }
}
