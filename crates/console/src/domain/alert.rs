//! What calls for the agent: the count in the title, and when to ring.

#[cfg(test)]
mod tests;

use contact_us_wire::console::Inbox;

/// How many customers wait, and how many of those who did have left the page: they have no turn meanwhile.
pub fn waiting(inbox: &Inbox) -> (usize, usize) {
    let gone = inbox.waiting.iter().filter(|card| card.gone.is_some());
    let gone = gone.count();
    (inbox.waiting.len() - gone, gone)
}

/// How many chats and messages wait for this agent. Who is on a break is not asked to take chats.
pub fn count(inbox: &Inbox, available: bool) -> usize {
    let waiting = if available { waiting(inbox).0 } else { 0 };
    let unread = inbox.mine.iter().map(|card| card.unread as usize);
    waiting + unread.sum::<usize>()
}

/// Whether something new waits since the list was `before`: a chat that was not there, or a message in an own chat.
pub fn rings(before: &Inbox, after: &Inbox, available: bool) -> bool {
    let came = available
        && after.waiting.iter().any(|card| {
            let mut known = before.waiting.iter().chain(&before.mine);
            !known.any(|old| old.id == card.id)
        });
    let wrote = after.mine.iter().any(|card| {
        let before = before.mine.iter().find(|old| old.id == card.id);
        card.unread > before.map_or(0, |old| old.unread)
    });
    came || wrote
}

/// The document's title: the count in front, while there is one.
pub fn title(count: usize, name: &str) -> String {
    match count {
        0 => name.to_owned(),
        1..=99 => format!("({count}) {name}"),
        _ => format!("(99+) {name}"),
    }
}

/// Where somebody is: the part of the console before the console's own name.
pub fn place(part: &str, console: &str) -> String {
    [part, console].join(" · ")
}
