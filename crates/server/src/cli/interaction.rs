//! The commands about Interactions.

use {
    crate::{app::App, interaction::command},
    std::{error::Error, path::PathBuf},
};

/// What to do with Interactions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    /// Say what is wrong with a definition.
    Check(PathBuf),
    /// Publish a definition.
    Publish(PathBuf),
    /// Name those that are published.
    List,
    /// Make a link that begins one.
    Link {
        /// Its name.
        name: String,
        /// How long the link is good; none: as the definition says.
        hours: Option<u32>,
        /// How many instances it begins; none: as the definition says.
        uses: Option<u32>,
    },
}

impl Work {
    /// What was typed after `interaction`.
    pub fn read(words: &[&str]) -> Option<Self> {
        match words {
            ["check", file] => Some(Self::Check(PathBuf::from(file))),
            ["publish", file] => Some(Self::Publish(PathBuf::from(file))),
            ["list"] => Some(Self::List),
            ["link", options @ ..] => link(options),
            _ => None,
        }
    }
}

/// Does it; gives what to tell.
///
/// # Errors
/// A sentence, or what is wrong with a definition.
pub(super) async fn run(work: Work, app: &App) -> Result<String, Box<dyn Error>> {
    match work {
        Work::Check(file) => command::check(&file),
        Work::Publish(file) => command::publish_file(app, &file).await,
        Work::List => command::list(app).await,
        Work::Link { name, hours, uses } => command::link(app, &name, hours, uses).await,
    }
}

fn link(options: &[&str]) -> Option<Work> {
    let (mut names, mut hours, mut uses) = (Vec::new(), None, None);
    let mut options = options.iter();
    while let Some(option) = options.next() {
        let (flag, value) = option.split_once('=').unwrap_or((option, ""));
        let target = match flag {
            "--hours" => &mut hours,
            "--uses" => &mut uses,
            flag if flag.starts_with('-') => return None,
            _ => {
                names.push(*option);
                continue;
            }
        };
        let value = if value.is_empty() {
            options.next()?
        } else {
            value
        };
        *target = Some(value.parse().ok()?);
    }
    let [name] = names[..] else {
        return None;
    };
    Some(Work::Link {
        name: name.to_owned(),
        hours,
        uses,
    })
}
