//! Starts the customer app in the browser.

fn main() {
    contact_us::start::start();
}
