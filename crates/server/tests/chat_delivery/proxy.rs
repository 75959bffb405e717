//! What lies between pages and server: connections that are slow, and that break.

use std::{
    io::{Read, Write},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::Duration,
};

/// Passes connections on to wherever the server is.
pub struct Proxy {
    pub address: SocketAddr,
    state: Arc<State>,
}

struct State {
    target: Mutex<Option<SocketAddr>>,
    storm: AtomicBool,
    faults: AtomicU64,
}

impl State {
    /// Whether a fault that comes in so many of a hundred cases comes now.
    fn fault(&self, of_hundred: u32) -> bool {
        let fault = self.storm.load(Ordering::Relaxed) && rand::random_range(0..100) < of_hundred;
        self.faults.fetch_add(u64::from(fault), Ordering::Relaxed);
        fault
    }
}

impl Proxy {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(State {
            target: Mutex::new(None),
            storm: AtomicBool::new(false),
            faults: AtomicU64::new(0),
        });
        let shared = Arc::clone(&state);
        // It ends with the test's process.
        thread::spawn(move || {
            for near in listener.incoming().flatten() {
                let state = Arc::clone(&shared);
                thread::spawn(move || pass(&near, &state));
            }
        });
        Self { address, state }
    }

    pub fn aim(&self, target: Option<SocketAddr>) {
        *self.state.target.lock().unwrap() = target;
    }

    pub fn storm(&self, on: bool) {
        self.state.storm.store(on, Ordering::Relaxed);
    }

    pub fn faults(&self) -> u64 {
        self.state.faults.load(Ordering::Relaxed)
    }
}

/// Passes one connection on, until it ends or is cut.
fn pass(near: &TcpStream, state: &Arc<State>) {
    let target = *state.target.lock().unwrap();
    let far = target.and_then(|target| TcpStream::connect(target).ok());
    let Some(far) = far.filter(|_| !state.fault(5)) else {
        return;
    };
    let (Ok(from_near), Ok(to_far)) = (near.try_clone(), far.try_clone()) else {
        return;
    };
    let shared = Arc::clone(state);
    let there = thread::spawn(move || pump(from_near, to_far, &shared));
    if let Ok(to_near) = near.try_clone() {
        pump(far, to_near, state);
    }
    let _ = there.join();
}

/// Passes bytes on in one direction; cuts both when that fails, or by chance: before a piece, after it, or within.
fn pump(mut from: TcpStream, mut to: TcpStream, state: &State) {
    let mut piece = [0; 4_096];
    while let Ok(count @ 1..) = from.read(&mut piece) {
        if state.fault(20) {
            thread::sleep(Duration::from_millis(rand::random_range(1..150)));
        }
        let cut = state.fault(6);
        let count = if cut {
            rand::random_range(0..=count)
        } else {
            count
        };
        if to.write_all(&piece[..count]).is_err() || cut {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Both);
    let _ = from.shutdown(Shutdown::Both);
}
