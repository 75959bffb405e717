//! The endpoints of Interactions.

use {
    super::{Api, ApiError, client::read},
    crate::browser::json::{object, quote},
    contact_us_wire::{
        OptionKind,
        interaction::{Direction, Navigation, Standing},
        paths,
        words::fill,
    },
    std::collections::BTreeMap,
};

/// Where an instance stands, and the same as it came: what came can be kept as it is.
pub type Told = (Standing, String);

impl Api {
    /// One navigation.
    pub async fn navigate(
        &self,
        name: &str,
        navigation: &Navigation,
        key: &str,
    ) -> Result<Told, ApiError> {
        told(self.post(&one(name), body(navigation), key, None).await)
    }

    /// Where the instance stands; without one, the first page.
    pub async fn standing(&self, name: &str) -> Result<Told, ApiError> {
        told(self.get(&one(name), None).await)
    }

    /// An assistance option was pressed. For the record alone.
    pub async fn option_pressed(&self, kind: OptionKind) {
        let path = fill(paths::OPTION_PRESSED, &[("kind", kind.name())]);
        let key = crate::browser::ids::uuid_v4();
        let _ = self.post(&path, "{}".to_owned(), &key, None).await;
    }
}

fn one(name: &str) -> String {
    fill(paths::INTERACTION, &[("name", name)])
}

fn told(answer: Result<String, ApiError>) -> Result<Told, ApiError> {
    let text = answer?;
    Ok((read(Ok(text.clone()))?, text))
}

/// The navigation as JSON.
fn body(navigation: &Navigation) -> String {
    let direction = match navigation.direction {
        Direction::Start => "start",
        Direction::Next => "next",
        Direction::Back => "back",
        Direction::Contact => "contact",
    };
    object(&[
        ("direction", &quote(direction)),
        ("step", &navigation.step.to_string()),
        ("input", &written(&navigation.input)),
        ("values", &map(&navigation.values, |text| quote(text))),
        ("link", &quote(&navigation.link)),
    ])
}

/// What stands in a page's fields, as JSON.
pub fn written(input: &BTreeMap<String, Vec<String>>) -> String {
    map(input, |texts| {
        let texts: Vec<_> = texts.iter().map(|text| quote(text)).collect();
        ["[", &texts.join(","), "]"].concat()
    })
}

/// An object of names that are anything.
fn map<T>(values: &BTreeMap<String, T>, write: fn(&T) -> String) -> String {
    let pairs: Vec<_> = values
        .iter()
        .map(|(name, value)| [quote(name), write(value)].join(":"))
        .collect();
    ["{", &pairs.join(","), "}"].concat()
}
