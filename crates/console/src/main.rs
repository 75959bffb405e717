//! Starts the console in the browser.

fn main() {
    contact_us_console::start::start();
}
