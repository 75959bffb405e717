//! The call, from its first word to its last: asks for actions, and does what is typed.

use {
    crate::{
        args::Args,
        ivr::{COMMANDS, Ivr, Then},
        proxy::{Failure, Proxy},
    },
    std::time::Duration,
    tokio::{
        io::{AsyncBufReadExt, BufReader, stdin},
        time::{Instant, interval, sleep_until},
    },
};

/// How often it asks for an action.
const ASKS: Duration = Duration::from_millis(500);
/// How long it takes to find an agent.
const CONNECTS: Duration = Duration::from_secs(3);

/// A call that goes on.
struct Call {
    proxy: Proxy,
    ivr: Ivr,
    /// When an agent takes it.
    connects: Option<Instant>,
    /// What went wrong last, so that it is said once.
    trouble: String,
}

/// Opens a call and keeps it open until it is told to end, or nobody is left to tell it.
pub(crate) async fn run(args: Args) -> Result<(), Failure> {
    println!("calls as {}", args.external_id);
    let address = args.link();
    let mut call = Call {
        proxy: Proxy::new(args),
        ivr: Ivr::new(),
        connects: None,
        trouble: String::new(),
    };
    call.proxy.begin().await?;
    println!("on call; open this on a phone: {address}\n{COMMANDS}");
    let mut typed = BufReader::new(stdin()).lines();
    let mut ask = interval(ASKS);
    loop {
        let connects = call.connects;
        tokio::select! {
            line = typed.next_line() => {
                let line = line.ok().flatten().unwrap_or_else(|| "quit".to_owned());
                if call.told(&line).await {
                    return Ok(());
                }
            }
            () = sleep_until(connects.unwrap_or_else(Instant::now)), if connects.is_some() => call.connect().await,
            _ = ask.tick(), if call.ivr.asks() => call.ask().await,
        }
    }
}

impl Call {
    /// Takes the next action and carries it out.
    async fn ask(&mut self) {
        let next = self.proxy.next().await;
        let Some(action) = self.heard(next).flatten() else {
            return;
        };
        let (said, then) = self.ivr.act(&action);
        println!("{said}");
        if then == Then::Connect {
            self.connects = Some(Instant::now() + CONNECTS);
        }
    }

    /// An agent takes the call.
    async fn connect(&mut self) {
        self.connects = None;
        if !self.ivr.on_call() {
            return;
        }
        self.ivr.connected();
        let said = self.proxy.say(false).await;
        if self.heard(said).is_some() {
            println!("an agent has the call");
        }
    }

    /// Does what was typed; true at the end.
    async fn told(&mut self, line: &str) -> bool {
        let Some((said, then)) = self.ivr.told(line) else {
            if !line.trim().is_empty() {
                println!("{COMMANDS}");
            }
            return false;
        };
        let done = match then {
            Then::HangUp | Then::Quit => {
                self.connects = None;
                self.proxy.say(false).await
            }
            Then::Begin => self.proxy.begin().await,
            Then::Nothing | Then::Connect => Ok(()),
        };
        if self.heard(done).is_some() {
            println!("{said}");
        }
        then == Then::Quit
    }

    /// What was answered; what went wrong is said once.
    fn heard<T>(&mut self, answer: Result<T, Failure>) -> Option<T> {
        match answer {
            Ok(heard) => {
                self.trouble.clear();
                Some(heard)
            }
            Err(failure) => {
                let trouble = failure.to_string();
                if self.trouble != trouble {
                    println!("{trouble}");
                    self.trouble = trouble;
                }
                None
            }
        }
    }
}
