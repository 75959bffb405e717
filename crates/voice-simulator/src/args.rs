//! What may be typed after `voice-simulator`.

#[cfg(test)]
mod tests;

/// What can be typed, as told to whoever typed something else.
pub(crate) const USAGE: &str = "\
voice-simulator [--server URL] [--account NAME] [--external-id ID] --key KEY
  --server       where the server is; http://127.0.0.1:8080 unless said
  --account      the account; demo unless said
  --external-id  the id of the call; a new one unless said
  --key          the account's application key, which the server prints when it starts;
                 CONTACT_US_APPLICATION_KEY does as well";

/// Where to call, and as what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Args {
    /// The server, without a slash at the end.
    pub server: String,
    /// The account.
    pub account: String,
    /// Its application key.
    pub key: String,
    /// The call.
    pub external_id: String,
}

impl Args {
    /// The arguments, with the key of the environment where none is among them.
    pub(crate) fn read(words: &[String], key: &str) -> Option<Self> {
        let mut args = Self {
            server: "http://127.0.0.1:8080".to_owned(),
            account: "demo".to_owned(),
            key: key.to_owned(),
            external_id: String::new(),
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let (name, value) = match word.split_once('=') {
                Some((name, value)) => (name, value.to_owned()),
                None => (word.as_str(), words.next()?.clone()),
            };
            match name {
                "--server" => value.trim_end_matches('/').clone_into(&mut args.server),
                "--account" => args.account = value,
                "--key" => args.key = value,
                "--external-id" => args.external_id = value,
                _ => return None,
            }
        }
        if args.external_id.is_empty() {
            args.external_id = format!("SIM-{}", uuid::Uuid::new_v4().simple());
        }
        let sound = args.server.starts_with("http") && !args.account.is_empty();
        (sound && !args.key.is_empty()).then_some(args)
    }
}
