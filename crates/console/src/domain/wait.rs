//! How long somebody has been waiting.

#[cfg(test)]
mod tests;

/// The time between two instants (UTC milliseconds) as a running clock: `0:05`, `12:40`, `1:02:33`. Never negative.
pub fn clock(since: i64, now: i64) -> String {
    let seconds = now.saturating_sub(since).max(0) / 1_000;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

/// Whether a wait is one that annoys, from which on it is marked: two minutes for an agent.
pub fn is_long(since: i64, now: i64) -> bool {
    now.saturating_sub(since) >= 120_000
}
