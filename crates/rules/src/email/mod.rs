//! E-mail addresses, by the rule of the HTML standard's `type=email`
//! (<https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address>), so that we and the browser agree.

#[cfg(test)]
mod tests;

/// Longest address that can be delivered to, in bytes (RFC 5321, 4.5.3.1.3, less the angle brackets).
pub const LONGEST: usize = 254;

/// Longest label of a domain name (RFC 1034, 3.1; the HTML rule has it, too).
const LONGEST_LABEL: usize = 63;

/// The address without the white space around it, or the key of the word that says how to mend it.
pub fn check(typed: &str) -> Result<String, &'static str> {
    // Browsers take line ends out of such a field before they look at it; so do we.
    let address: String = typed
        .chars()
        .filter(|c| !matches!(c, '\r' | '\n'))
        .collect();
    let address = address.trim();
    if address.is_empty() {
        return Err("error.email.missing");
    }
    let well_formed = address
        .split_once('@')
        .is_some_and(|(local, domain)| is_local_part(local) && domain.split('.').all(is_label));
    if well_formed && address.len() <= LONGEST {
        Ok(address.to_owned())
    } else {
        Err("error.email.shape")
    }
}

fn is_local_part(local: &str) -> bool {
    !local.is_empty()
        && local
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b))
}

fn is_label(label: &str) -> bool {
    (1..=LONGEST_LABEL).contains(&label.len())
        && label
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}
