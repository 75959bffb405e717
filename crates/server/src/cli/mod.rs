//! What may be typed after `contact-us-server`.

mod accounts;
mod calls;
mod embed;
mod hours;
mod identity;
mod interaction;
mod options;
mod run;
#[cfg(test)]
mod tests;
mod users;

pub use {
    accounts::Accounts, calls::Calls, embed::Embed, hours::Hours, identity::NewIdentitySecret,
    interaction::Work, run::Done,
};

use {contact_us_wire::console::Role, options::whose};

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

/// A command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Take requests.
    Serve {
        /// Whether the scripted agent answers chats, too.
        demo_agent: bool,
    },
    /// Add somebody to the console.
    AddUser {
        /// What they may do.
        role: Role,
        /// The name that they sign in with and that customers see.
        name: String,
        /// Whether it is fine that they are there already.
        once: bool,
    },
    /// Tell who may use the console.
    ListUsers,
    /// Take somebody away.
    RemoveUser {
        /// Their name.
        name: String,
    },
    /// Give somebody a new password.
    NewPassword {
        /// Their name.
        name: String,
    },
    /// Answer chats of the running server by script.
    DemoAgent,
    /// Check, publish, list Interactions, or make links to them.
    Interaction(Work),
    /// Make an exception from the hours.
    Hours(Hours),
    /// Set how calls and callbacks reach the call centre.
    Calls(Calls),
    /// Make another identity secret.
    Identity(NewIdentitySecret),
    /// Set which sites may hold the widget.
    Embed(Embed),
    /// Tell or make accounts, or change their keys.
    Accounts(Accounts),
}

/// What can be typed, as told to whoever asks, and to whoever typed something else.
pub const USAGE: &str = "\
  contact-us-server [serve] [--demo-agent]       take requests; with the flag, a scripted agent answers chats
  contact-us-server account list                 name the accounts
  contact-us-server account add NAME [--organisation TEXT] [--contact-email ADDRESS] [--zone Europe/Berlin]
                    [--region DE] [--locale en]  make one that offers nothing yet, and print its application key
  contact-us-server account key NAME             give one another application key, and print it
  contact-us-server user add --role agent|administrator [--once] NAME
                                                 add somebody to the console, and print their password;
                                                 with --once it is fine that they are there already
  contact-us-server user list                    tell who may use the console, and when they were last there
  contact-us-server user password NAME           give somebody a new password, and print it
  contact-us-server user remove NAME             take somebody away: their sessions end, their chats wait again
  contact-us-server demo-agent                   answer chats of the running server by script
  contact-us-server interaction check FILE       say what is wrong with a definition of an Interaction
  contact-us-server interaction publish FILE     publish it as the newest version
  contact-us-server interaction list             name the Interactions that are published
  contact-us-server interaction link NAME [--hours N] [--uses N]
                                                 make a link that begins one whose links are protected
  contact-us-server hours list                   tell the schedules and options, and the exceptions from them
  contact-us-server hours open|close NAME --for 2h [--reason TEXT]
                                                 be open or closed for a while; customers are told why. NAME is a
                                                 schedule, or chat, call, transfer, callback or email
  contact-us-server hours resume NAME            keep the hours again
  contact-us-server call method plain|dtmf|dnis [--for 15m] [--free-on-retrieve] [--group-only]
                                                 how calls are matched: not at all, by a code, by numbers of your own;
                                                 for how long one is a customer's
  contact-us-server call number add PHONE DNID [--group NAME] [--disabled]
  contact-us-server call number list | enable PHONE | disable PHONE
  contact-us-server call group NAME [--interaction NAME [--element NAME]]
                                                 whose numbers are given there
  contact-us-server call wait MINUTES|none [--for 30m]
  contact-us-server call callback-service URL|none
                                                 hand callbacks over to an address; prints the secret to sign with
  contact-us-server embed origins [ACCOUNT]      tell which sites may hold the account's widget
  contact-us-server embed allow|deny [ACCOUNT] ORIGIN
                                                 let one, as https://shop.example.com or http://localhost:*; self is
                                                 this server's own pages
  contact-us-server identity secret [ACCOUNT]    make another secret that sites sign their visitors' identities with,
                                                 and print it; the one before stays good until the next
Every command takes --account NAME; without it, the account is that of CONTACT_US_ACCOUNT. Settings are read from the
environment and contact-us.toml, and the database is that of the server with the same settings.";

impl Line {
    /// The line that was typed.
    pub fn read(arguments: &[String]) -> Option<Self> {
        let (account, rest) = whose(arguments)?;
        let command = Command::read(&rest)?;
        let is_said_once = account.is_none() || command.takes_account();
        is_said_once.then_some(Self { account, command })
    }
}

impl Command {
    /// The command that was typed.
    pub fn read(arguments: &[String]) -> Option<Self> {
        let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
        match words[..] {
            [] | ["serve"] => Some(Self::Serve { demo_agent: false }),
            ["--demo-agent"] | ["serve", "--demo-agent"] => Some(Self::Serve { demo_agent: true }),
            ["demo-agent"] => Some(Self::DemoAgent),
            ["user", "password", name] if !name.starts_with('-') => Some(Self::NewPassword {
                name: name.to_owned(),
            }),
            ["user", "list"] => Some(Self::ListUsers),
            ["user", "remove", name] if !name.starts_with('-') => Some(Self::RemoveUser {
                name: name.to_owned(),
            }),
            ["hours", ref rest @ ..] => Hours::read(rest).map(Self::Hours),
            ["identity", "secret"] => Some(Self::Identity(NewIdentitySecret(None))),
            ["identity", "secret", account] if !account.starts_with('-') => {
                Some(Self::Identity(NewIdentitySecret(Some(account.to_owned()))))
            }
            ["account", ref rest @ ..] => Accounts::read(rest).map(Self::Accounts),
            ["embed", ref rest @ ..] => Embed::read(rest).map(Self::Embed),
            ["call", ref rest @ ..] => Calls::read(rest).map(Self::Calls),
            ["user", "add", ref options @ ..] => add(options),
            ["interaction", ref words @ ..] => Work::read(words).map(Self::Interaction),
            _ => None,
        }
    }
}

fn add(options: &[&str]) -> Option<Command> {
    let (mut role, mut names, mut once) = (None, Vec::new(), false);
    let mut options = options.iter();
    while let Some(option) = options.next() {
        match *option {
            "--role" => role = Some(read_role(options.next()?)?),
            "--once" => once = true,
            flag if flag.starts_with('-') => match flag.strip_prefix("--role=") {
                Some(name) => role = Some(read_role(name)?),
                None => return None,
            },
            name => names.push(name),
        }
    }
    // A name of several words needs no quotation marks.
    let name = names.join(" ");
    Some(Command::AddUser {
        role: role?,
        name: (!name.is_empty()).then_some(name)?,
        once,
    })
}

fn read_role(name: &str) -> Option<Role> {
    match name {
        "agent" => Some(Role::Agent),
        "administrator" => Some(Role::Administrator),
        _ => None,
    }
}
