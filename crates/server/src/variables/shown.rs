//! What people read for the values of system variables. Programs get the values as they are.

use {
    super::{SYSTEM, Told},
    contact_us_interaction::Run,
    contact_us_wire::Words,
};

/// Puts names in the place of ids: the Interaction's title, the page's heading, what a language is called. `run` is the
/// Interaction that is told of, where there is one; `language` is the reader's, and `words` are of that.
pub fn in_words(told: &mut [Told], run: Option<&Run<'_>>, language: &str, words: &Words) {
    // A user variable of that name has a label of its own, and its answers' labels.
    let ours = |one: &&mut Told| one.label == one.name && SYSTEM.contains(&one.name.as_str());
    for one in told.iter_mut().filter(ours) {
        let shown = match one.name.as_str() {
            "Interaction" => run.and_then(|run| title(run, &one.value, language)),
            "Page" => run.and_then(|run| run.heading(&one.value, language)),
            "Language" => called(&one.value, words),
            _ => word(&one.name, &one.value, words),
        };
        if let Some(shown) = shown {
            one.shown = shown;
        }
    }
}

fn title(run: &Run<'_>, name: &str, language: &str) -> Option<String> {
    let definition = run.definition();
    let title = definition.title.get(definition.language(language));
    (definition.name == name).then(|| title.to_owned())
}

/// What a language is called: `en-US` is `English (US)`. None where there are no words for it.
fn called(tag: &str, words: &Words) -> Option<String> {
    let (primary, rest) = tag.split_once('-').unwrap_or((tag, ""));
    let name = word("Language", &primary.to_ascii_lowercase(), words)?;
    Some(match rest {
        "" => name,
        rest => format!("{name} ({rest})"),
    })
}

fn word(name: &str, value: &str, words: &Words) -> Option<String> {
    words
        .0
        .get(&["variable.", name, ".", value].concat())
        .cloned()
}
