//! When to try again.

#[cfg(test)]
mod tests;

/// The wait after the first failure lasts at most so long, in ms; it doubles with each further one …
const FIRST: i64 = 500;
/// … up to this.
const LONGEST: i64 = 30_000;
/// The longest that a server may send us away for, in ms. It protects against a figure that is wrong.
const LONGEST_ASKED: u64 = 10 * 60_000;

/// Numbers that differ from page to page (splitmix64). Not fit for secrets.
#[derive(Clone, Debug)]
pub struct Chance(pub u64);

impl Chance {
    /// A number from 0 to `most`.
    fn up_to(&mut self, most: i64) -> i64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        // 31 bits are plenty for milliseconds, and stay positive.
        (mixed >> 33).cast_signed() % (most + 1)
    }
}

/// The waiting of one kind of request: full jitter, 0.5 s at first, 30 s at most.
#[derive(Clone, Debug)]
pub struct Backoff {
    tries: u32,
    until: i64,
    firm: bool,
}

impl Backoff {
    /// Nothing has failed.
    pub fn new() -> Self {
        Self {
            tries: 0,
            until: i64::MIN,
            firm: false,
        }
    }

    /// It went well.
    pub fn reset(&mut self) {
        *self = Self::new();
    }

    /// It failed at `time`.
    pub fn fail(&mut self, time: i64, chance: &mut Chance) {
        let most = (FIRST << self.tries.min(6)).min(LONGEST);
        self.tries += 1;
        self.firm = false;
        self.until = time.saturating_add(chance.up_to(most));
    }

    /// It failed in a way that a soon repetition is unlikely to mend.
    pub fn fail_badly(&mut self, time: i64, chance: &mut Chance) {
        self.tries = self.tries.max(6);
        self.fail(time, chance);
    }

    /// The server asked for `ms` of patience. Not even a nudge cuts that short.
    pub fn put_off(&mut self, time: i64, ms: u64, chance: &mut Chance) {
        let ms = i64::try_from(ms.min(LONGEST_ASKED)).unwrap_or(0);
        self.firm = true;
        self.until = time.saturating_add(ms + chance.up_to(FIRST));
    }

    /// Not before so many ms from now.
    pub fn hold(&mut self, time: i64, ms: i64) {
        self.until = self.until.max(time.saturating_add(ms));
    }

    /// Now rather than later, unless the server asked for patience.
    pub fn nudge(&mut self) {
        if !self.firm {
            self.until = i64::MIN;
        }
    }

    /// The moment to try.
    pub fn until(&self) -> i64 {
        self.until
    }
}
