//! Addresses that may stand in a header.

use {
    crate::mail::clean,
    lettre::{Address, message::Mailbox},
};

/// Reads `addr` or `Name <addr>` as an administrator writes it: the name may hold commas, quotes and any
/// script, which a strict parser refuses.
pub(in crate::mail) fn mailbox(text: &str) -> Option<Mailbox> {
    let text = text.trim();
    let (name, address) = match text.strip_suffix('>').and_then(|t| t.rsplit_once('<')) {
        Some((name, address)) => (name.trim(), address),
        None => ("", text),
    };
    let name = name
        .strip_prefix('"')
        .and_then(|n| n.strip_suffix('"'))
        .unwrap_or(name);
    let name = clean::header(name, clean::HEADER_LIMIT);
    Some(Mailbox::new(
        Some(name).filter(|name| !name.is_empty()),
        bare(address)?,
    ))
}

/// Reads an address without a name. Narrower than lettre, which takes `"a b"@x` and letters beyond ASCII:
/// those would need quoting, or a server that speaks SMTPUTF8.
pub(in crate::mail) fn bare(text: &str) -> Option<Address> {
    let text = text.trim();
    let safe = text
        .chars()
        .all(|c| c.is_ascii_graphic() && !"\"(),:;<>[\\]".contains(c));
    if safe { text.parse().ok() } else { None }
}
