//! A process that accepts requests and delivers their mails, to be killed.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::{Arc, Mutex},
};

/// The process under test. Whatever it is, it can be started, asked to accept a message, and killed.
pub struct Process {
    /// Shared with whoever is to kill it.
    pub child: Arc<Mutex<Child>>,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Process {
    /// Starts it over a data folder, sending to the mail server. Returns when it accepts.
    pub fn start(data: &Path, smtp_url: &str) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "the_process_that_is_killed", "--nocapture"])
            .env("CONTACT_US_TEST_DATA", data)
            .env("CONTACT_US_TEST_SMTP", smtp_url)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut process = Self {
            input: child.stdin.take().unwrap(),
            output: BufReader::new(child.stdout.take().unwrap()),
            child: Arc::new(Mutex::new(child)),
        };
        assert!(process.answers("ready"), "the process did not start");
        process
    }

    /// Asks it to accept a message; true if it confirmed that before it died.
    pub fn accept(&mut self, message: &str) -> bool {
        writeln!(self.input, "{message}").is_ok() && self.answers(message)
    }

    /// Reads on until the given answer; false at the end of the output.
    fn answers(&mut self, expected: &str) -> bool {
        let mut line = String::new();
        loop {
            line.clear();
            if self.output.read_line(&mut line).unwrap_or(0) == 0 {
                return false;
            }
            // The test harness writes to the same output, sometimes without ending its line.
            if line.trim_end().ends_with(&["answer ", expected].concat()) {
                return true;
            }
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let mut child = self.child.lock().unwrap();
        let _ = child.kill();
        let _ = child.wait();
    }
}
