//! Which language's words to use.

#[cfg(test)]
mod tests;

use {
    contact_us_wire::{Direction, Words, page::Language, words::CATALOGUES},
    std::sync::Arc,
};

/// Languages that run from right to left, of those that may get a catalogue (ISO 639-1).
const RIGHT_TO_LEFT: [&str; 4] = ["ar", "fa", "he", "ur"];

/// One language.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// Its tag.
    pub tag: &'static str,
    /// Which way it runs.
    pub direction: Direction,
    /// Its words; English ones where it lacks any.
    pub words: Arc<Words>,
}

/// Every language that ships, English first.
#[derive(Clone, Debug)]
pub struct Catalogues(Vec<Catalogue>);

impl Catalogues {
    /// Reads the catalogues that are compiled in.
    pub fn read() -> Result<Self, serde_json::Error> {
        let read = |json: &str| serde_json::from_str::<Words>(json);
        let english = read(CATALOGUES[0].1)?;
        let catalogue = |(tag, json): (&'static str, &str)| {
            let mut words = english.clone();
            words.0.extend(read(json)?.0);
            let rtl = RIGHT_TO_LEFT.contains(&tag);
            let direction = if rtl { Direction::Rtl } else { Direction::Ltr };
            Ok(Catalogue {
                tag,
                direction,
                words: Arc::new(words),
            })
        };
        CATALOGUES
            .into_iter()
            .map(catalogue)
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The first of the wanted languages that ships; English if none does. `ar-EG` finds `ar`.
    pub fn choose<'a>(&self, wanted: impl IntoIterator<Item = &'a str>) -> &Catalogue {
        wanted
            .into_iter()
            .find_map(|tag| {
                let primary = tag.split(['-', '_']).next().unwrap_or(tag);
                self.0
                    .iter()
                    .find(|one| one.tag.eq_ignore_ascii_case(primary))
            })
            .unwrap_or(&self.0[0])
    }

    /// The languages with their own names for themselves.
    pub fn languages(&self) -> Vec<Language> {
        let language = |one: &Catalogue| Language {
            tag: one.tag.to_owned(),
            name: one.words.get("language.name").to_owned(),
        };
        self.0.iter().map(language).collect()
    }
}
