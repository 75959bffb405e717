//! The commands about Interactions.

use {
    super::values::count,
    crate::{app::App, interaction::command},
    clap::Subcommand,
    std::{error::Error, path::PathBuf},
};

/// What to do with Interactions.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Work {
    /// Say what is wrong with a definition, each fault on its line.
    Check {
        /// The definition, in JSON.
        file: PathBuf,
    },
    /// Publish a definition as the newest version; instances that run keep theirs.
    Publish {
        /// The definition, in JSON.
        file: PathBuf,
    },
    /// Name those that are published.
    List,
    /// Make a link that begins one whose links are protected.
    Link {
        /// The Interaction.
        name: String,
        /// For how many hours the link is good; without it, as the definition says.
        #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
        hours: Option<u32>,
        /// How many instances it begins; without it, as the definition says.
        #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
        uses: Option<u32>,
    },
}

/// Does it; gives what to tell, and whether something was changed.
///
/// # Errors
/// A sentence, or what is wrong with a definition.
pub(super) async fn run(work: Work, app: &App) -> Result<(String, bool), Box<dyn Error>> {
    Ok(match work {
        Work::Check { file } => (command::check(&file)?, false),
        Work::Publish { file } => command::publish_file(app, &file).await?,
        Work::List => (command::list(app).await?, false),
        Work::Link { name, hours, uses } => (command::link(app, &name, hours, uses).await?, true),
    })
}
