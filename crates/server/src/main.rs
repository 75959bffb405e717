//! Starts the server, or makes those who answer in it.

use {
    contact_us_server::{
        app::App,
        cli::{Command, Line, User, Work},
        clock::Clock,
        demo::{self, Pace},
        interaction::command::{self, Wrong},
        sandbox, seed, serve,
        settings::{self, Settings},
        site::{self, demo::Beside},
        store::Store,
    },
    std::{error::Error, io, net::SocketAddr, process::ExitCode, sync::Arc},
    tokio::{net::TcpListener, signal, task::JoinHandle, time::timeout},
    tracing_subscriber::{EnvFilter, fmt},
};

#[tokio::main]
async fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let line = match Line::read(&words) {
        Ok(line) => line,
        Err(error) => {
            // Help is asked for, or it is said what is wrong. Where that cannot be written, nobody reads it.
            error.print().ok();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    // The answer of a command is for a person.
    if line.command.goes_on() || std::env::var_os(EnvFilter::DEFAULT_ENV).is_some() {
        log();
    }
    match run(line).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("contact-us-server: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(line: Line) -> Result<(), Box<dyn Error>> {
    // To check a file, no settings are needed.
    if let Command::Interaction(Work::Check { file }) = &line.command {
        let right = command::check(file).inspect_err(tell_faults)?;
        println!("{right}");
        return Ok(());
    }
    let mut settings = Settings::load()?;
    if let Some(account) = line.account {
        settings = settings.about(account);
    }
    match line.command {
        Command::Serve { demo_agent } => serve_all(settings, demo_agent).await,
        Command::DemoAgent => {
            let stop = told_to_stop()?;
            let store = Store::open_existing(&settings.database).await?;
            let (said, answering) =
                answer_by_script(&store, &settings.account, demo::near(settings.listen)).await?;
            println!("{said}");
            store.close().await;
            tokio::select! {
                () = answering => {}
                () = stop => {}
            }
            Ok(())
        }
        command => beside(settings, command).await,
    }
}

/// Carries out a command on the database of the server, and says which one it has changed.
async fn beside(settings: Settings, command: Command) -> Result<(), Box<dyn Error>> {
    let is_first = matches!(command, Command::User(User::Add { .. }))
        && settings.is_named
        && !settings.database.exists();
    // Who says which folder is meant may add people before the server has been there.
    let app = if is_first {
        let app = App::open(settings, Clock::system()).await?;
        seed::first(&app).await?;
        app
    } else {
        App::open_existing(settings, Clock::system()).await?
    };
    let done = command.run(&app).await;
    app.store.close().await;
    let done = done.inspect_err(tell_faults)?;
    for line in done.lines {
        println!("{line}");
    }
    if let Some(account) = done.changed {
        let database = std::path::absolute(&app.settings.database)?;
        eprintln!("Changed: account {account} in {}", database.display());
    }
    Ok(())
}

/// Each fault of a definition on a line of its own.
#[allow(
    clippy::borrowed_box,
    reason = "it is what a look at an error is given"
)]
fn tell_faults(error: &Box<dyn Error>) {
    if let Some(wrong) = error.downcast_ref::<Wrong>() {
        for fault in &wrong.faults {
            println!("{fault}");
        }
    }
}

async fn serve_all(settings: Settings, demo_agent: bool) -> Result<(), Box<dyn Error>> {
    let stop = told_to_stop()?;
    let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    if let Some(unknown) = settings::unknown(names) {
        tracing::warn!(%unknown, "the environment sets what is no setting");
    }
    // Before the database is touched: where the port is taken, the other one may be at work on it.
    let listener = listen(settings.listen).await?;
    let app = App::open(settings, Clock::system()).await?;
    app.store.put_public_url(&app.settings.public_url).await?;
    if demo_agent {
        seed::seed(&app).await?;
    } else {
        seed::first(&app).await?;
    }
    let near = demo::near(listener.local_addr()?);
    let router = serve::compose(&app, site::router(Arc::clone(&app)));
    let mut said = vec![
        format!("Contact Us: {}/", app.settings.public_url),
        format!("Listening on {}", listener.local_addr()?),
    ];
    // To whoever started it, and not to the log.
    if let Some(account) = app.store.account(&app.settings.account).await? {
        said.push(format!(
            "Application key of {}: {}",
            account.account, account.application_key
        ));
    }
    let demo_page = demo_page(&app, &mut said).await;
    let demo_agent = if demo_agent {
        let (own, answering) = answer_by_script(&app.store, &app.settings.account, near).await?;
        let mut work = sandbox::open(&app, near, Pace::default()).await?;
        said.push(own);
        said.push(format!(
            "Accounts to try every state in: {}",
            sandbox::ACCOUNTS.join(", ")
        ));
        work.spawn(answering);
        Some(work)
    } else {
        None
    };
    println!("{}\nReady.", said.join("\n"));
    serve::serve(app, router, listener, stop).await?;
    if let Some(task) = demo_page
        && timeout(serve::GRACE, task).await.is_err()
    {
        tracing::warn!("the demo page was cut off");
    }
    drop(demo_agent);
    Ok(())
}

async fn listen(address: SocketAddr) -> Result<TcpListener, String> {
    TcpListener::bind(address).await.map_err(|error| {
        let reason = if error.kind() == io::ErrorKind::AddrInUse {
            "another program listens there already. Stop it, or".to_owned()
        } else {
            format!("{error}. Please")
        };
        format!(
            "nothing can listen on {address}: {reason} set CONTACT_US_LISTEN to a free address, like 127.0.0.1:8090."
        )
    })
}

/// The demo page on an origin of its own. Where the system chooses the port, nobody could know the next one.
async fn demo_page(app: &Arc<App>, said: &mut Vec<String>) -> Option<JoinHandle<io::Result<()>>> {
    let listen = app.settings.listen;
    if listen.port() == 0 {
        return None;
    }
    match Beside::bind(listen).await {
        Ok(beside) => {
            said.push(format!(
                "The widget in another site: http://{}/demo",
                beside.address
            ));
            Some(tokio::spawn(beside.serve(Arc::clone(app))))
        }
        Err(error) => {
            said.push(format!(
                "The widget's demo page has no origin of its own: the port after {} cannot be used ({error}). It stands at {}/demo.",
                listen.port(),
                app.settings.public_url
            ));
            None
        }
    }
}

/// The scripted agent, with a password of its own, ready to begin; and what is told of it.
async fn answer_by_script(
    store: &Store,
    account: &str,
    server: SocketAddr,
) -> Result<(String, impl Future<Output = ()> + 'static), Box<dyn Error>> {
    let account = account.to_owned();
    let password = demo::credentials(store, &Clock::system(), &account).await?;
    let said = format!(
        "{} answers the chats of {account} by script. Words to write: {}",
        demo::NAME,
        demo::script::WORDS.map(|(word, _)| word).join(", ")
    );
    let answering = async move { demo::run(server, &account, &password, Pace::default()).await };
    Ok((said, answering))
}

/// Begins to log.
fn log() {
    fmt()
        .json()
        .with_env_filter(filter())
        .with_writer(std::io::stderr)
        .init();
    log_panics();
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
