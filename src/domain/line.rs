//! The one true line under an option's name.

#[cfg(test)]
mod tests;

use {
    crate::domain::when::Speaker,
    contact_us_wire::{OptionKind, OptionState, OptionView, Promise},
};

/// The key of an option's name.
pub fn name(kind: OptionKind) -> &'static str {
    match kind {
        OptionKind::Chat => "option.chat",
        OptionKind::Call => "option.call",
        OptionKind::Transfer => "option.transfer",
        OptionKind::Callback => "option.callback",
        OptionKind::Email => "option.email",
    }
}

/// What is true of an option now, in one line: a wait, a promise or an opening time, and nothing that is not known.
pub fn line(option: &OptionView, speak: &Speaker<'_>) -> String {
    let words = speak.words;
    match option.state {
        OptionState::Closed { opens: None } => words.get("line.closed.unknown").to_owned(),
        OptionState::Closed { opens: Some(opens) } => {
            words.with("line.closed", &[("when", &speak.moment(&opens, false))])
        }
        OptionState::Deferred { opens } => {
            let key = match option.kind {
                OptionKind::Email => "line.email.deferred",
                _ => "line.callback.deferred",
            };
            words.with(key, &[("when", &speak.moment(&opens, false))])
        }
        OptionState::Open => match option.promise {
            Promise::Answers { minutes } => {
                words.with("line.call.answers", &[("n", &minutes.to_string())])
            }
            Promise::Calls { minutes } => {
                words.with("line.callback.calls", &[("n", &minutes.to_string())])
            }
            Promise::Replies { hours: 24 } => words.get("line.email.day").to_owned(),
            Promise::Replies { hours } => {
                words.with("line.email.hours", &[("n", &hours.to_string())])
            }
            Promise::Later => words.get("line.chat.later").to_owned(),
            Promise::None => words
                .get(match option.kind {
                    OptionKind::Callback => "line.callback",
                    OptionKind::Email => "line.email",
                    OptionKind::Chat => "line.chat",
                    OptionKind::Transfer => "line.transfer",
                    OptionKind::Call => "line.call",
                })
                .to_owned(),
        },
    }
}

/// What to use while an option is closed: the first open one, else the first that is taken for a time before it opens.
pub fn instead(options: &[OptionView], closed: &OptionView) -> Option<OptionKind> {
    let OptionState::Closed { opens: ours } = closed.state else {
        return None;
    };
    let sooner = |option: &&OptionView| match option.state {
        OptionState::Deferred { opens } => ours.is_none_or(|ours| opens.at < ours.at),
        _ => false,
    };
    let open = options.iter().find(|one| one.state == OptionState::Open);
    let found = open.or_else(|| options.iter().find(sooner));
    found.map(|option| option.kind)
}
