//! Ids of messages, files and conversations.

#[cfg(test)]
mod tests;

/// Makes UUIDs of version 7 (RFC 9562, 5.7) that only ever grow, also when two are made in one millisecond, the clock
/// is set back, or a page before this one had a clock that was ahead.
#[derive(Clone, Debug, Default)]
pub struct Ids {
    /// The last one without version and variant: 48 bits of time, 74 of chance.
    last: u128,
}

/// Bits of chance below the time.
const CHANCE: u32 = 74;
/// Bits of chance behind the variant.
const LOW: u32 = 62;

impl Ids {
    /// The next id: `now` in UTC milliseconds, and ten random bytes.
    pub fn next(&mut self, now: i64, random: [u8; 10]) -> String {
        let time = u128::from(now.max(0).cast_unsigned() & 0xffff_ffff_ffff) << CHANCE;
        let chance = random
            .into_iter()
            .fold(0, |sum: u128, byte| sum << 8 | u128::from(byte));
        let fresh = time | chance & ((1 << CHANCE) - 1);
        // A random step, because another page that follows the same id may make one in the same moment.
        let step = (chance & u128::from(u64::MAX)) + 1;
        self.last = fresh.max(self.last + step);
        text(self.last)
    }

    /// From here on ids are greater than this one, too. For those that storage held; a text that is no UUID is ignored.
    pub fn follow(&mut self, id: &str) {
        let digits = id.bytes().filter(|byte| *byte != b'-');
        let bits = digits.fold(0, |sum: u128, byte| {
            sum << 4 | u128::from(char::from(byte).to_digit(16).unwrap_or(0))
        });
        if id.len() == 36 {
            let high = bits >> 80;
            let middle = bits >> 64 & 0xfff;
            let low = bits & ((1 << LOW) - 1);
            self.last = self.last.max(high << CHANCE | middle << LOW | low);
        }
    }
}

/// Puts version and variant in their places and writes it down.
fn text(bits: u128) -> String {
    let high = bits >> CHANCE & 0xffff_ffff_ffff;
    let middle = bits >> LOW & 0xfff;
    let low = bits & ((1 << LOW) - 1);
    let whole = high << 80 | 7 << 76 | middle << 64 | 2 << LOW | low;
    let mut text = String::with_capacity(36);
    for (place, byte) in whole.to_be_bytes().into_iter().enumerate() {
        if matches!(place, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for digit in [byte >> 4, byte & 0xf] {
            text.push(char::from(if digit < 10 {
                b'0' + digit
            } else {
                b'a' - 10 + digit
            }));
        }
    }
    text
}
