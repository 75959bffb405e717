//! What the scripted agent does for what a customer writes.

#[cfg(test)]
mod tests;

use std::fmt::Write as _;

/// The words that it knows, with what happens.
pub const WORDS: [(&str, &str); 9] = [
    ("help", "lists these words"),
    ("slow", "types for 15 seconds before the answer"),
    ("long", "sends a message that is as long as can be"),
    ("many", "sends 50 messages"),
    ("link", "sends links, some of them dangerous"),
    ("arabic", "sends text that runs from right to left"),
    ("picture", "sends a picture"),
    (
        "leave",
        "gives the chat back to the queue, and takes it again after 20 seconds",
    ),
    ("end", "says goodbye and ends the chat"),
];

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Type for so many times the usual time, without saying anything.
    Type(u32),
    /// Send a message at once.
    Say(String),
    /// Send a picture.
    Picture,
    /// Give the chat back to the queue.
    Leave,
    /// End the chat.
    End,
}

/// The longest message.
const LONGEST: usize = contact_us_wire::chat::MAX_TEXT;
/// Characters of the customer's message that are repeated to them.
const REPEATED: usize = 60;

/// What it says when it comes in.
pub fn greeting(customer: &str, agent: &str) -> Vec<Step> {
    let customer = if customer.is_empty() {
        String::new()
    } else {
        format!(" {customer}")
    };
    vec![
        Step::Type(1),
        Step::Say(format!(
            "Hello{customer}, I am {agent}. I am a script, here to try this chat with. Write help to see what I can do."
        )),
    ]
}

/// The first of the words in a message. It counts wherever it stands, in capitals, too.
pub fn word(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.find_map(|word| {
        let known = WORDS.into_iter().find(|(known, _)| *known == word);
        known.map(|(known, _)| known)
    })
}

/// What it does for a message.
pub fn answer(text: &str) -> Vec<Step> {
    let say = |text: &str| Step::Say(text.to_owned());
    match word(text).unwrap_or_default() {
        "help" => vec![Step::Type(1), Step::Say(help())],
        "slow" => vec![
            Step::Type(10),
            say("That took me a while. Thank you for your patience."),
        ],
        "long" => vec![Step::Type(1), Step::Say(long())],
        "many" => (1..=50)
            .map(|n| Step::Say(format!("Message {n} of 50.")))
            .collect(),
        "link" => vec![
            Step::Type(1),
            say("Safe: https://example.com/a?b=c(d) and mailto:help@example.com."),
            say(
                "Not links: javascript:alert(1) data:text/html,x <a href=\"https://example.com\">here</a>",
            ),
        ],
        "arabic" => vec![
            Step::Type(1),
            say("مرحبًا، كيف يمكنني مساعدتك؟ رقم الطلب 4711 (Router AX-3)."),
        ],
        "picture" => vec![Step::Type(1), say("Here is a picture."), Step::Picture],
        "leave" => vec![
            Step::Type(1),
            say("I have to leave. You keep your place, and somebody comes back to you."),
            Step::Leave,
        ],
        "end" => vec![
            Step::Type(1),
            say("Thank you for the talk. Goodbye."),
            Step::End,
        ],
        _ => vec![Step::Type(1), Step::Say(repeat(text))],
    }
}

/// What it says to a file.
pub fn thanks(name: &str) -> Vec<Step> {
    vec![
        Step::Type(1),
        Step::Say(format!("Thank you for {name}, it has arrived.")),
    ]
}

fn help() -> String {
    let mut text = "Write one of these words:".to_owned();
    for (word, about) in WORDS {
        // Writing to a text does not fail.
        let _ = write!(text, "\n{word}: {about}");
    }
    text
}

fn long() -> String {
    let line = "This is a long message, to see how it is shown, scrolled and read aloud. ";
    let mut text = line.repeat(LONGEST / line.len() + 1);
    text.truncate(LONGEST - 1);
    text + "."
}

fn repeat(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut start: String = line.chars().take(REPEATED).collect();
    if line.chars().count() > REPEATED {
        start.push('…');
    }
    format!("I have read: {start}\nI am only a script. Write help to see what I can do.")
}
