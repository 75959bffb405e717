//! Starts the server.

use {
    contact_us_server::{app::App, clock::Clock, seed, serve, settings::Settings, site},
    std::{error::Error, io, process::ExitCode},
    tokio::{net::TcpListener, signal},
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
    if !matches!(
        arguments.iter().map(String::as_str).collect::<Vec<_>>()[..],
        [] | ["serve"]
    ) {
        return Err("the only command is serve. Settings are read from the environment and contact-us.toml.".into());
    }
    let stop = told_to_stop()?;
    let settings = Settings::load()?;
    let app = App::open(settings, Clock::system()).await?;
    seed::seed(&app).await?;
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
    let router = serve::compose(&app, site::router(std::sync::Arc::clone(&app)));
    serve::serve(app, router, listener, stop).await?;
    Ok(())
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
