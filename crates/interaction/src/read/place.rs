//! Where in a document something stands, and the faults that are found there.

use {
    crate::Fault,
    serde_json::{Map, Value},
    std::{cell::RefCell, ops::RangeInclusive},
};

/// A place in a document. Whatever is said of it becomes a fault.
#[derive(Clone)]
pub(super) struct Place<'s> {
    faults: &'s RefCell<Vec<Fault>>,
    element: String,
    field: String,
}

/// An object whose keys are taken out one by one.
pub(super) struct Object<'s> {
    map: Map<String, Value>,
    place: Place<'s>,
}

impl<'s> Place<'s> {
    /// The whole document.
    pub(super) fn top(faults: &'s RefCell<Vec<Fault>>) -> Self {
        Self {
            faults,
            element: String::new(),
            field: String::new(),
        }
    }

    /// An element, from where on paths begin anew.
    pub(super) fn element(&self, id: &str) -> Self {
        Self {
            element: id.to_owned(),
            field: String::new(),
            ..self.clone()
        }
    }

    /// What stands under a key.
    pub(super) fn key(&self, key: &str) -> Self {
        let dot = if self.field.is_empty() { "" } else { "." };
        Self {
            field: [&self.field, dot, key].concat(),
            ..self.clone()
        }
    }

    /// The item of a list, from 0.
    pub(super) fn item(&self, index: usize) -> Self {
        Self {
            field: format!("{}[{index}]", self.field),
            ..self.clone()
        }
    }

    /// Puts a fault down.
    pub(super) fn say(&self, problem: impl Into<String>) {
        self.faults.borrow_mut().push(Fault {
            element: self.element.clone(),
            field: self.field.clone(),
            problem: problem.into(),
        });
    }

    /// The object here, whose keys must be among `keys`; an empty one when there is none.
    pub(super) fn object(&self, value: Value, keys: &[&str]) -> Object<'s> {
        let map = match value {
            Value::Object(map) => map,
            other => {
                self.say(format!("Write an object here, not {}.", name(&other)));
                Map::new()
            }
        };
        for key in map.keys().filter(|key| !keys.contains(&key.as_str())) {
            let known = keys.join(", ");
            let problem = format!("This key is not known. Take it out, or write one of {known}.");
            self.key(key).say(problem);
        }
        Object {
            map,
            place: self.clone(),
        }
    }

    /// The items here, at least and at most so many, with their places.
    pub(super) fn list(&self, value: Value, count: RangeInclusive<usize>) -> Vec<(Value, Self)> {
        let Value::Array(items) = value else {
            self.say(format!("Write a list here, not {}.", name(&value)));
            return Vec::new();
        };
        let (least, most, found) = (count.start(), count.end(), items.len());
        if !count.contains(&found) {
            self.say(format!("Write {least} to {most} items here, not {found}."));
        }
        let items = items.into_iter().take(*most).enumerate();
        items
            .map(|(index, item)| (item, self.item(index)))
            .collect()
    }

    /// The string here, of 1 to `most` characters; nothing when there is none.
    pub(super) fn string(&self, value: Value, most: usize) -> Option<String> {
        let Value::String(text) = value else {
            self.say(format!("Write a string here, not {}.", name(&value)));
            return None;
        };
        if text.trim().is_empty() {
            self.say("This is empty. Write something, or take the key out.");
        } else if text.chars().count() > most {
            self.say(format!("Shorten this to {most} characters."));
        } else if text.chars().any(|c| c.is_control() && c != '\n') {
            self.say("This holds control characters. Write it anew without them.");
        } else {
            return Some(text);
        }
        None
    }

    /// The whole number here, if it lies in the range.
    pub(super) fn whole(&self, value: &Value, range: RangeInclusive<i64>) -> Option<i64> {
        let number = value.as_i64().filter(|number| range.contains(number));
        if number.is_none() {
            let (least, most) = (range.start(), range.end());
            self.say(format!("Write a whole number from {least} to {most} here."));
        }
        number
    }

    /// `true` or `false`.
    pub(super) fn flag(&self, value: &Value) -> Option<bool> {
        let flag = value.as_bool();
        if flag.is_none() {
            self.say(format!("Write true or false here, not {}.", name(value)));
        }
        flag
    }

    /// One of these words.
    pub(super) fn word<T: Copy>(&self, value: Value, words: &[(&str, T)]) -> Option<T> {
        let found = words.iter().find(|(word, _)| value.as_str() == Some(word));
        if found.is_none() {
            let words: Vec<_> = words.iter().map(|(word, _)| *word).collect();
            self.say(format!("Write one of {} here.", words.join(", ")));
        }
        found.map(|(_, meaning)| *meaning)
    }
}

impl<'s> Object<'s> {
    /// What stands under a key, and its place; nothing when it is left out.
    pub(super) fn take(&mut self, key: &str) -> Option<(Value, Place<'s>)> {
        let value = self.map.remove(key)?;
        Some((value, self.place.key(key)))
    }

    /// As [`Object::take`], of a key that must be there.
    pub(super) fn need(&mut self, key: &str) -> Option<(Value, Place<'s>)> {
        let found = self.take(key);
        if found.is_none() {
            self.place.key(key).say("This is missing. Add it.");
        }
        found
    }

    /// A string that may be left out.
    pub(super) fn string(&mut self, key: &str, most: usize) -> Option<String> {
        let (value, place) = self.take(key)?;
        place.string(value, most)
    }

    /// A string that must be there.
    pub(super) fn needed_string(&mut self, key: &str, most: usize) -> Option<String> {
        let (value, place) = self.need(key)?;
        place.string(value, most)
    }

    /// `true` or `false`, if it is there.
    pub(super) fn flag(&mut self, key: &str) -> Option<bool> {
        let (value, place) = self.take(key)?;
        place.flag(&value)
    }

    /// A whole number, if it is there.
    pub(super) fn whole(&mut self, key: &str, range: RangeInclusive<i64>) -> Option<i64> {
        let (value, place) = self.take(key)?;
        place.whole(&value, range)
    }
}

fn name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
