//! What may be typed after `contact-us-server`.

mod accounts;
mod calls;
mod embed;
mod hours;
mod identity;
mod interaction;
mod numbers;
mod people;
mod run;
#[cfg(test)]
mod tests;
mod values;

pub use {
    accounts::Accounts, calls::Calls, embed::Embed, hours::Hours, identity::Identity,
    interaction::Work, numbers::Numbers, people::User, run::Done,
};

use {
    clap::{
        CommandFactory, Error, Parser, Subcommand,
        builder::NonEmptyStringValueParser,
        error::{ContextKind, ContextValue, ErrorKind},
    },
    std::iter::once,
};

/// Who has changed what a command changes, as administrators are told.
const PROGRAM: &str = "contact-us-server";

/// What was typed: a command, and the account that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The account of `--account`; none: the one of the settings.
    pub account: Option<String>,
    /// The command.
    pub command: Command,
}

/// Takes requests, or does what a command says where the server runs, also while it does.
#[derive(Debug, Parser)]
#[command(name = PROGRAM, version, after_help = "\
`contact-us-server help COMMAND` tells more of one. Settings are read from the environment and contact-us.toml, and the
database is that of the server with the same settings.")]
struct Typed {
    /// The account that a command is about; without it, that of `CONTACT_US_ACCOUNT`.
    #[arg(long = "account", global = true, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    whose: Option<String>,
    /// Without a command: let a scripted agent answer chats, too.
    #[arg(long)]
    demo_agent: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

/// A command.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Take requests; the same as no command at all.
    Serve {
        /// Let a scripted agent answer chats, too.
        #[arg(long)]
        demo_agent: bool,
    },
    /// Answer chats of the running server by script.
    DemoAgent,
    /// Accounts: which there are, new ones, another key.
    #[command(
        subcommand,
        name = "account",
        flatten_help = true,
        disable_help_subcommand = true
    )]
    Accounts(Accounts),
    /// People of the console: new ones, another password.
    #[command(subcommand, flatten_help = true, disable_help_subcommand = true)]
    User(User),
    /// Interactions: check, publish, list them, make links to them.
    #[command(subcommand, flatten_help = true, disable_help_subcommand = true)]
    Interaction(Work),
    /// Exceptions from the hours: be open or closed for a while.
    #[command(subcommand, flatten_help = true, disable_help_subcommand = true)]
    Hours(Hours),
    /// How calls and callbacks reach the call centre.
    #[command(
        subcommand,
        name = "call",
        flatten_help = true,
        disable_help_subcommand = true
    )]
    Calls(Calls),
    /// Which sites may hold the widget.
    #[command(subcommand, flatten_help = true, disable_help_subcommand = true)]
    Embed(Embed),
    /// What sites sign their visitors' identities with.
    #[command(subcommand, flatten_help = true, disable_help_subcommand = true)]
    Identity(Identity),
}

impl Line {
    /// The line that was typed.
    ///
    /// # Errors
    /// What is wrong with it, with the usage of the command that was meant; or what was asked for, where that is help.
    pub fn read(words: &[String]) -> Result<Self, Error> {
        let all = once(PROGRAM).chain(words.iter().map(String::as_str));
        let typed = Typed::try_parse_from(all).map_err(|error| with_usage(error, words))?;
        let conflict = |sentence| meant(words).error(ErrorKind::ArgumentConflict, sentence);
        let command = match (typed.command, typed.demo_agent) {
            (None, demo_agent) => Command::Serve { demo_agent },
            (Some(command), false) => command,
            (Some(_), true) => {
                return Err(conflict("--demo-agent stands alone, or behind serve"));
            }
        };
        if typed.whose.is_some() && !command.takes_account() {
            return Err(conflict("--account says nothing here: leave it out"));
        }
        Ok(Self {
            account: typed.whose,
            command,
        })
    }
}

impl Command {
    /// The command that was typed.
    ///
    /// # Errors
    /// As of [`Line::read`].
    pub fn read(words: &[String]) -> Result<Self, Error> {
        Line::read(words).map(|line| line.command)
    }
}

/// What is wrong, with the usage of the command that was meant, which is not always told.
fn with_usage(mut error: Error, words: &[String]) -> Error {
    if error.use_stderr() && error.get(ContextKind::Usage).is_none() {
        let usage = ContextValue::StyledStr(meant(words).render_usage());
        error.insert(ContextKind::Usage, usage);
    }
    error
}

/// The command that the words name, as far as they name one.
fn meant(words: &[String]) -> clap::Command {
    let mut command = Typed::command();
    command.build();
    for word in words {
        if let Some(below) = command.find_subcommand(word) {
            command = below.clone();
        }
    }
    command
}
