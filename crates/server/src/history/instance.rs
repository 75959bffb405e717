//! One instance with everything that is kept of it.

use {
    super::record::{Act, Move, Record},
    crate::{
        app::App,
        facts::ClientFacts,
        refusal::Refusal,
        store::{accounts::Account, history::Instance, navigations::Navigation},
        variables::{self, Sources, System, Told},
    },
    contact_us_interaction::{Definition, Input, Past, Person, Run},
    contact_us_wire::{Words, interaction::Direction},
};

/// How a value of a user variable is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// As people read it, under the label that they know.
    Read,
    /// As programs compare it, under its name.
    Raw,
}

/// An instance that was looked up.
#[derive(Debug)]
pub struct Kept {
    /// The account that it belongs to.
    pub account: Account,
    /// What is kept of itself.
    pub row: Instance,
    definition: Option<Definition>,
    moves: Vec<Move>,
    system: Vec<(String, String)>,
    read_only: Vec<(&'static str, String)>,
}

impl Kept {
    /// Everything that is kept of an instance.
    pub async fn of(app: &App, account: Account, row: Instance) -> Result<Self, Refusal> {
        let (name, id) = (&account.account, &row.instance);
        let published = app
            .store
            .interaction(name, &row.interaction, row.version)
            .await?;
        let moves = app.store.navigations(name, id).await?;
        let system = app.store.instance_variables(name, id).await?;
        let callbacks = app.store.callbacks_of(name, id).await?;
        let number = callbacks.into_iter().next_back().map(|asked| asked.typed);
        let from_kept = |name: &'static str| {
            let found = system.iter().find(|(known, _)| known == name);
            (name, found.map(|(_, value)| value.clone()))
        };
        let known = [
            (variables::UNIQUE_ID, Some(id.clone())),
            (variables::SEARCH_ID, Some(row.history_search_id.clone())),
            (variables::CALL_RETURN, number),
            from_kept(variables::DTMF),
            from_kept(variables::CALLER_ID),
        ];
        let read_only = known
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)));
        Ok(Self {
            read_only: read_only.collect(),
            definition: published.and_then(|one| readable(&one.document, id)),
            moves: moves.iter().map(read).collect::<Result<_, _>>()?,
            system,
            account,
            row,
        })
    }

    /// The definition; none for a contact outside an Interaction.
    pub fn definition(&self) -> Option<&Definition> {
        self.definition.as_ref()
    }

    /// The language that the customer read, or else the account's.
    pub fn language(&self) -> &str {
        match self.row.locale.as_str() {
            "" => &self.account.locale,
            locale => locale,
        }
    }

    /// What the customer did, in the language that they read.
    pub fn record(&self) -> Record {
        let definition = self.definition();
        definition.map_or_else(Record::default, |definition| {
            Record::of(definition, &self.moves, self.language())
        })
    }

    /// The variables of a set that have a value, in the set's order.
    pub fn variables(&self, set: &[String], values: Values) -> Vec<Told> {
        let mut system = self.system.clone();
        for (name, value) in [
            ("Interaction", &self.row.interaction),
            ("Page", &self.row.element),
        ] {
            if !system.iter().any(|(known, _)| known == name) {
                system.push((name.to_owned(), value.clone()));
            }
        }
        let sources = Sources {
            read_only: &self.read_only,
            system: System::Kept(&system),
            user: &self.user(values, &self.account.locale),
        };
        variables::told(set, sources)
    }

    /// As [`Kept::variables`], as people of the account read them; `words` are of its language.
    pub fn labelled(&self, set: &[String], words: &Words) -> Vec<(String, String)> {
        let mut told = self.variables(set, Values::Read);
        let run = self.run();
        variables::in_words(&mut told, run.as_ref(), &self.account.locale, words);
        variables::labelled(&told)
    }

    /// As [`Kept::variables`] for a customer who is here: the device is the one before us, and what people read is in a
    /// language of their choice.
    pub fn told_now(
        &self,
        set: &[String],
        client: &ClientFacts,
        language: &str,
        words: &Words,
    ) -> Vec<Told> {
        let sources = Sources {
            read_only: &self.read_only,
            system: System::Now {
                interaction: &self.row.interaction,
                element: &self.row.element,
                client,
            },
            user: &self.user(Values::Read, language),
        };
        let mut told = variables::told(set, sources);
        variables::in_words(&mut told, self.run().as_ref(), language, words);
        told
    }

    /// What the customer has said of themselves.
    pub fn person(&self) -> Person {
        let run = self.run();
        run.map_or_else(Person::default, |run| run.person())
    }

    fn user(&self, values: Values, language: &str) -> Vec<Told> {
        let run = self.run();
        run.map_or_else(Vec::new, |run| users(&run, values, language))
    }

    /// Where the customer stands.
    fn run(&self) -> Option<Run<'_>> {
        let past = self.moves.iter().filter_map(|one| match &one.act {
            Act::Past(past) => Some(past),
            Act::Hangup => None,
        });
        Some(Run::replay(self.definition()?, past))
    }
}

/// The user variables of a run, without sensitive ones.
pub fn users(run: &Run<'_>, values: Values, language: &str) -> Vec<Told> {
    let raw = run.values();
    let user = |known: contact_us_interaction::Known| match values {
        Values::Read => Told {
            name: known.name,
            label: known.label,
            shown: known.value.clone(),
            value: known.value,
        },
        Values::Raw => {
            let held = raw.get(&known.name).map(|held| held.join(","));
            let value = held.unwrap_or_default();
            Told {
                label: known.name.clone(),
                name: known.name,
                shown: value.clone(),
                value,
            }
        }
    };
    run.known(language).into_iter().map(user).collect()
}

/// A definition that was published was read before; one that cannot be read any more has no pages to tell of.
fn readable(document: &str, instance: &str) -> Option<Definition> {
    let read = Definition::read(document);
    if let Err(faults) = &read {
        tracing::error!(
            %instance,
            faults = faults.len(),
            "a published definition cannot be read: publish it again with a newer server"
        );
    }
    read.ok()
}

fn read(one: &Navigation) -> Result<Move, Refusal> {
    let past = |direction| -> Result<Act, Refusal> {
        let input: Input = serde_json::from_str(&one.input)?;
        Ok(Act::Past(Past { direction, input }))
    };
    let act = match one.direction.as_str() {
        "start" => past(Direction::Start)?,
        "next" => past(Direction::Next)?,
        "back" => past(Direction::Back)?,
        "contact" => past(Direction::Contact)?,
        _ => Act::Hangup,
    };
    Ok(Move { at: one.at, act })
}
