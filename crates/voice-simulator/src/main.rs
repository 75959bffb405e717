//! A Voice IVR without a telephone: it opens a call in a server's Voice Proxy, plays what it is told to play, carries out
//! transfers, and fails in the ways that real ones do.

mod args;
mod ivr;
mod proxy;
mod run;

use {args::Args, std::process::ExitCode};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let key = std::env::var("CONTACT_US_APPLICATION_KEY").unwrap_or_default();
    let Some(args) = Args::read(&words, &key) else {
        eprintln!("{}", args::USAGE);
        return ExitCode::FAILURE;
    };
    match run::run(args).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("voice-simulator: {failure}");
            ExitCode::FAILURE
        }
    }
}
