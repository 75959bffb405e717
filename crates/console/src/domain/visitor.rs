//! Who a customer is: what the site vouches for, and what its page says without that.

#[cfg(test)]
mod tests;

use contact_us_wire::{HostFacts, console::Identity};

/// Somebody in one line: what people call them by first.
pub fn whom(identity: &Identity) -> String {
    let known = [
        &identity.name,
        &identity.email,
        &identity.phone,
        &identity.subject,
    ];
    let known = known.into_iter().filter(|part| !part.is_empty());
    known.map(String::as_str).collect::<Vec<_>>().join(" · ")
}

/// What the page says of the visitor: the key of the word for it, and its value; what is empty is left out.
pub fn said(facts: &HostFacts) -> Vec<(&'static str, String)> {
    let all = [
        ("console.host.id", &facts.id),
        ("console.host.name", &facts.name),
        ("console.host.email", &facts.email),
        ("console.host.phone", &facts.phone),
    ];
    let said = all.into_iter().filter(|(_, value)| !value.is_empty());
    said.map(|(key, value)| (key, value.clone())).collect()
}

/// Where the page can be looked at: an address of the web and no other, whatever the server says.
pub fn link(facts: &HostFacts) -> Option<String> {
    let web = ["https://", "http://"];
    let is_web = web.iter().any(|scheme| facts.url.starts_with(scheme));
    is_web.then(|| facts.url.clone())
}
