//! What the environment sets that looks like a setting and is none.

use super::NAMES;

/// Names of ours that are not the server's: of make, of the tests, and of README's example for a site's server.
pub(super) const ELSEWHERE: [&str; 17] = [
    "CONTACT_US_BINDGEN",
    "CONTACT_US_IDENTITY_SECRET",
    "CONTACT_US_IDLE",
    "CONTACT_US_IVR",
    "CONTACT_US_KILLS",
    "CONTACT_US_MESSAGES",
    "CONTACT_US_MINUTES",
    "CONTACT_US_PARTS",
    "CONTACT_US_PLAIN_WASM",
    "CONTACT_US_ROUNDS",
    "CONTACT_US_RUNS",
    "CONTACT_US_SCHEDULES",
    "CONTACT_US_SECONDS",
    "CONTACT_US_SEED",
    "CONTACT_US_SERVER",
    "CONTACT_US_SPLIT",
    "CONTACT_US_TRACE",
];

/// Those of an environment's names that begin like a setting and are none, each with the setting that is nearest to it.
/// None where there are none.
pub fn unknown(environment: impl Iterator<Item = String>) -> Option<String> {
    let is_unknown = |name: &String| {
        let known = NAMES.iter().chain(&ELSEWHERE);
        name.starts_with("CONTACT_US_") && !known.into_iter().any(|known| known == name)
    };
    let mut found: Vec<String> = environment.filter(is_unknown).collect();
    found.sort_unstable();
    let told = found.iter().map(|name| {
        let nearest = NAMES
            .iter()
            .min_by_key(|known| strsim::damerau_levenshtein(known, name));
        let nearest = nearest.copied().unwrap_or_default();
        format!("{name} (is {nearest} meant?)")
    });
    (!found.is_empty()).then(|| told.collect::<Vec<_>>().join(", "))
}
