//! Starts the server, or makes those who answer in it.

use {
    contact_us_server::{
        app::App,
        cli::{Command, USAGE, Work},
        clock::Clock,
        demo::{self, Pace},
        desk::people::{self, PeopleError},
        interaction::command::{self, Wrong},
        sandbox, seed, serve,
        settings::Settings,
        site::{self, demo::Beside},
        store::Store,
    },
    std::{error::Error, io, net::SocketAddr, process::ExitCode, sync::Arc},
    tokio::{net::TcpListener, signal, task::JoinHandle, time::timeout},
    tracing_subscriber::{EnvFilter, fmt},
};

#[tokio::main]
async fn main() -> ExitCode {
    fmt()
        .json()
        .with_env_filter(filter())
        .with_writer(std::io::stderr)
        .init();
    log_panics();
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("contact-us-server: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let ["help" | "--help" | "-h"] = *arguments.iter().map(String::as_str).collect::<Vec<_>>() {
        println!("{USAGE}");
        return Ok(());
    }
    let command = Command::read(&arguments).ok_or_else(|| {
        format!(
            "this is no command, or something is missing from it. These are the commands:\n{USAGE}"
        )
    })?;
    // To check a file, no settings are needed.
    if let Command::Interaction(Work::Check(file)) = &command {
        return tell_of(command::check(file));
    }
    let settings = Settings::load()?;
    match command {
        Command::Interaction(work) => interaction(settings, work).await,
        Command::Serve { demo_agent } => serve_all(settings, demo_agent).await,
        Command::AddUser { role, name, once } => {
            let app = seeded(settings).await?;
            let account = &app.settings.account;
            let added = people::add(&app.store, &app.clock, account, &name, role).await;
            app.store.close().await;
            match added {
                Err(PeopleError::Taken(_)) if once => Ok(()),
                added => {
                    tell(&name, &added?);
                    Ok(())
                }
            }
        }
        Command::Hours(hours) => {
            let app = seeded(settings).await?;
            let lines = hours.run(&app).await;
            app.store.close().await;
            say(lines?);
            Ok(())
        }
        Command::Calls(calls) => {
            let app = seeded(settings).await?;
            let lines = calls.run(&app).await;
            app.store.close().await;
            say(lines?);
            Ok(())
        }
        Command::Identity(new) => {
            let app = seeded(settings).await?;
            let lines = new.run(&app).await;
            app.store.close().await;
            say(lines?);
            Ok(())
        }
        Command::Embed(embed) => {
            let app = seeded(settings).await?;
            let lines = embed.run(&app).await;
            app.store.close().await;
            say(lines?);
            Ok(())
        }
        Command::NewPassword { name } => {
            let store = Store::open(&settings.database).await?;
            let made = people::new_password(&store, &settings.account, &name).await;
            store.close().await;
            tell(&name, &made?);
            Ok(())
        }
        Command::DemoAgent => {
            let stop = told_to_stop()?;
            let store = Store::open(&settings.database).await?;
            let answering =
                answer_by_script(&store, &settings.account, demo::near(settings.listen)).await?;
            store.close().await;
            tokio::select! {
                () = answering => {}
                () = stop => {}
            }
            Ok(())
        }
    }
}

async fn interaction(settings: Settings, work: Work) -> Result<(), Box<dyn Error>> {
    let app = seeded(settings).await?;
    let done = match work {
        Work::Check(file) => command::check(&file),
        Work::Publish(file) => command::publish_file(&app, &file).await,
        Work::List => command::list(&app).await,
        Work::Link { name, hours, uses } => command::link(&app, &name, hours, uses).await,
    };
    app.store.close().await;
    tell_of(done)
}

/// What a command says, and each fault of a definition on a line of its own.
fn tell_of(done: Result<String, Box<dyn Error>>) -> Result<(), Box<dyn Error>> {
    if let Err(error) = &done
        && let Some(wrong) = error.downcast_ref::<Wrong>()
    {
        for fault in &wrong.faults {
            println!("{fault}");
        }
    }
    println!("{}", done?);
    Ok(())
}

async fn serve_all(settings: Settings, demo_agent: bool) -> Result<(), Box<dyn Error>> {
    let stop = told_to_stop()?;
    let app = seeded(settings).await?;
    let listen = app.settings.listen;
    let listener = TcpListener::bind(listen).await.map_err(|error| {
        format!("nothing can listen on {listen}: {error}. Set CONTACT_US_LISTEN to a free address.")
    })?;
    println!("Contact Us: {}/", app.settings.public_url);
    println!("Listening on {}", listener.local_addr()?);
    // To whoever started it, and not to the log.
    if let Some(account) = app.store.account(&app.settings.account).await? {
        println!(
            "Application key of {}: {}",
            account.account, account.application_key
        );
    }
    let near = demo::near(listener.local_addr()?);
    let router = serve::compose(&app, site::router(Arc::clone(&app)));
    let beside = beside(&app).await;
    let demo_agent = if demo_agent {
        let own = answer_by_script(&app.store, &app.settings.account, near).await?;
        let mut work = sandbox::open(&app, near, Pace::default()).await?;
        println!(
            "Accounts to try every state in: {}",
            sandbox::ACCOUNTS.join(", ")
        );
        work.spawn(own);
        Some(work)
    } else {
        None
    };
    serve::serve(app, router, listener, stop).await?;
    if let Some(task) = beside
        && timeout(serve::GRACE, task).await.is_err()
    {
        tracing::warn!("the demo page was cut off");
    }
    drop(demo_agent);
    Ok(())
}

/// The demo page on an origin of its own. Where the system chooses the port, nobody could know the next one.
async fn beside(app: &Arc<App>) -> Option<JoinHandle<io::Result<()>>> {
    let listen = app.settings.listen;
    if listen.port() == 0 {
        return None;
    }
    match Beside::bind(listen).await {
        Ok(beside) => {
            println!("The widget in another site: http://{}/demo", beside.address);
            Some(tokio::spawn(beside.serve(Arc::clone(app))))
        }
        Err(error) => {
            println!(
                "The widget's demo page has no origin of its own: the port after {} cannot be used ({error}). It stands at {}/demo.",
                listen.port(),
                app.settings.public_url
            );
            None
        }
    }
}

/// The scripted agent, with a password of its own, ready to begin.
async fn answer_by_script(
    store: &Store,
    account: &str,
    server: SocketAddr,
) -> Result<impl Future<Output = ()> + 'static, Box<dyn Error>> {
    let account = account.to_owned();
    let password = demo::credentials(store, &Clock::system(), &account).await?;
    println!(
        "{} answers the chats of {account} by script. Words to write: {}",
        demo::NAME,
        demo::script::WORDS.map(|(word, _)| word).join(", ")
    );
    Ok(async move { demo::run(server, &account, &password, Pace::default()).await })
}

/// The server's state, with the account that is there from the first.
async fn seeded(settings: Settings) -> Result<Arc<App>, Box<dyn Error>> {
    let app = App::open(settings, Clock::system()).await?;
    seed::seed(&app).await?;
    Ok(app)
}

/// To whoever typed the command.
fn say(lines: Vec<String>) {
    for line in lines {
        println!("{line}");
    }
}

/// To whoever typed the command: the password is shown this once.
fn tell(name: &str, password: &str) {
    println!("{name}  {password}");
}

/// What is logged: `RUST_LOG`, else what an operator wants to know. sqlx would log statements.
fn filter() -> EnvFilter {
    EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"))
}

/// Logs where a panic was and not what it said, since that may hold what a customer typed.
fn log_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let at = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        tracing::error!(%at, "a part of the server failed");
    }));
}

/// Comes with SIGTERM or ctrl-c. They are listened for from this call on, not only once it is waited for: who is told to
/// stop while starting must not just die.
#[cfg(unix)]
fn told_to_stop() -> io::Result<impl Future<Output = ()>> {
    let mut terminate = signal::unix::signal(signal::unix::SignalKind::terminate())?;
    let mut interrupt = signal::unix::signal(signal::unix::SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Comes with ctrl-c.
#[cfg(not(unix))]
fn told_to_stop() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
