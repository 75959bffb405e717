//! Signed tokens: the right to open one thing until a time, checked without a look into the database.

#[cfg(test)]
mod tests;

use {
    base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD},
    hmac::{Hmac, KeyInit, Mac},
    sha2::Sha256,
};

/// What a token is for. One made for one purpose never serves another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// See, move and cancel a callback.
    Callback,
    /// Open the history of an Interaction's instance.
    History,
    /// Write and read in a conversation.
    Chat,
    /// Move in an instance of an Interaction.
    Instance,
    /// Begin an Interaction whose links are protected.
    Link,
}

impl Purpose {
    fn name(self) -> &'static [u8] {
        match self {
            Self::Callback => b"callback",
            Self::History => b"history",
            Self::Chat => b"chat",
            Self::Instance => b"instance",
            Self::Link => b"link",
        }
    }
}

/// Bytes of the expiry at the head of a token.
const EXPIRY: usize = size_of::<i64>();

/// Signs and checks with the server's secret (HMAC-SHA256).
#[derive(Clone)]
pub struct Signer(Hmac<Sha256>);

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Signer")
    }
}

impl Signer {
    /// A signer with a secret of any length.
    pub fn new(secret: &[u8]) -> Option<Self> {
        Hmac::new_from_slice(secret).ok().map(Self)
    }

    /// A URL-safe token for a receipt of an account, good before `expires` (UTC milliseconds).
    pub fn sign(&self, purpose: Purpose, account: &str, reference: &str, expires: i64) -> String {
        let head = expires.to_be_bytes();
        let mac = self.mac(purpose, account, reference, head);
        let token = [&head[..], &mac.finalize().into_bytes()].concat();
        URL_SAFE_NO_PAD.encode(token)
    }

    /// Whether a token opens a receipt at an instant. Takes the same time however wrong the token is.
    pub fn opens(
        &self,
        token: &str,
        purpose: Purpose,
        account: &str,
        reference: &str,
        now: i64,
    ) -> bool {
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(token) else {
            return false;
        };
        let Some((head, signature)) = bytes.split_first_chunk::<EXPIRY>() else {
            return false;
        };
        let mac = self.mac(purpose, account, reference, *head);
        mac.verify_slice(signature).is_ok() && now < i64::from_be_bytes(*head)
    }

    fn mac(
        &self,
        purpose: Purpose,
        account: &str,
        reference: &str,
        head: [u8; EXPIRY],
    ) -> Hmac<Sha256> {
        let mut mac = self.0.clone();
        // Lengths before the parts, so that no two lists of parts give the same bytes.
        for part in [
            purpose.name(),
            account.as_bytes(),
            reference.as_bytes(),
            &head,
        ] {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac
    }
}
