//! Enumerations: one for each list of words, named after the parameter it is first listed for.

use crate::model::api::{EnumId, Enumeration, Type};
use std::collections::{HashMap, HashSet};

/// The enumerations met so far.
#[derive(Debug, Default)]
pub(crate) struct Enums {
    found: Vec<Enumeration>,
    by_words: HashMap<(String, Vec<String>), EnumId>,
    names: HashSet<Vec<String>>,
}

impl Enums {
    /// The enumeration of these words. One parameter name with one list of words is one
    /// enumeration; a name that has another list already gets `owner` before it.
    pub fn of(&mut self, owner: &str, name: &str, words: &[String], docs: &str) -> Type {
        let name = &readable(name);
        let key = (name.clone(), words.to_vec());
        if let Some(&id) = self.by_words.get(&key) {
            let known = &mut self.found[id.0 as usize];
            if known.docs.is_empty() {
                docs.clone_into(&mut known.docs);
            }
            return Type::Enum(id);
        }
        let own = vec![name.clone()];
        let full =
            if self.names.contains(&own) { vec![owner.to_owned(), name.clone()] } else { own };
        self.names.insert(full.clone());
        let id = EnumId(self.found.len() as u32);
        self.found.push(Enumeration {
            name: full,
            values: words.to_vec(),
            closed: false,
            docs: docs.to_owned(),
        });
        self.by_words.insert(key, id);
        Type::Enum(id)
    }

    /// One with a name of its own, which the caller makes sure that no other has.
    pub fn add(&mut self, enumeration: Enumeration) -> Type {
        let id = EnumId(self.found.len() as u32);
        self.names.insert(enumeration.name.clone());
        self.found.push(enumeration);
        Type::Enum(id)
    }

    /// All of them, in the order of their ids.
    pub fn finish(self) -> Vec<Enumeration> {
        self.found
    }
}

/// The name of a parameter or property as one that can be written: in one line, without blanks at its ends, and not
/// empty, as specifications allow it to be.
pub(crate) fn readable(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.is_empty() { "_".to_owned() } else { words.join(" ") }
}
