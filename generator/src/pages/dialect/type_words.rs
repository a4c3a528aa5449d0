//! What the words in type cells and headings mean.

use super::compile::{Dialect, named};
use super::description::TypeWord;
use super::stated_type::StatedType;
use crate::pages::markdown::text;
use std::borrow::Cow;

/// How many lists one type word may put into each other.
const DEEPEST_LIST: usize = 8;

impl Dialect {
    /// What a type word means, as it is written or without markup around it; `None` for a word of no
    /// known kind.
    pub fn stated_type(&self, word: &str) -> Option<StatedType> {
        let mut word = Cow::Borrowed(word.trim());
        for pattern in &self.beside_types {
            if pattern.is_match(&word) {
                word = pattern.replace_all(&word, "").trim().to_owned().into();
            }
        }
        let word = &*word;
        self.meaning(word).or_else(|| match text::plain(word) {
            bare if bare != word => self.meaning(&bare),
            _ => None,
        })
    }

    fn meaning(&self, word: &str) -> Option<StatedType> {
        let mut item = word;
        for depth in 0..DEEPEST_LIST {
            match self.item(item) {
                Some(inner) => item = inner,
                None => return Some((0..depth).fold(self.single(item)?, |item, _| item.list())),
            }
        }
        None
    }

    /// The type word in one that says of what a list is.
    fn item<'w>(&self, word: &'w str) -> Option<&'w str> {
        if self.description.types.words.contains_key(word) {
            return None;
        }
        let found = self.lists.iter().find_map(|pattern| pattern.captures(word))?;
        let item = found.name("item")?.as_str().trim();
        (item.len() < word.len()).then_some(item)
    }

    /// What a type word means that says nothing of items.
    fn single(&self, word: &str) -> Option<StatedType> {
        let words = &self.description.types.words;
        // A word that is a link to what the word means is that word.
        let bare = || words.get(&*text::plain(word)).filter(|_| word.starts_with('['));
        if let Some(&known) = words.get(word).or_else(bare) {
            return Some(stated(known));
        }
        if let Some(found) = self.enumeration.as_ref().and_then(|pattern| pattern.captures(word)) {
            let words = named(&found, "words").split(',').map(listed);
            return Some(StatedType::Enum(words.filter(|word| !word.is_empty()).collect()));
        }
        let found = self.reference.as_ref()?.captures(word)?;
        let name = found
            .name("name")
            .map_or_else(|| word.to_owned(), |name| self.carrier_name(&text::plain(name.as_str())));
        Some(StatedType::Reference(Some(name)))
    }
}

fn stated(word: TypeWord) -> StatedType {
    match word {
        TypeWord::Bool => StatedType::Bool,
        TypeWord::Int32 => StatedType::Int32,
        TypeWord::Int64 => StatedType::Int64,
        TypeWord::Double => StatedType::Double,
        TypeWord::String => StatedType::String { exact: true },
        TypeWord::LooseString => StatedType::String { exact: false },
        TypeWord::DateTime => StatedType::DateTime,
        TypeWord::Byte => StatedType::Byte,
        TypeWord::Array => StatedType::Array(None),
        TypeWord::Dictionary => StatedType::Dictionary,
        TypeWord::Reference => StatedType::Reference(None),
        TypeWord::Binary => StatedType::Binary,
        TypeWord::Unknown => StatedType::Unknown,
    }
}

/// A word of a list, without the markup and the quotes around it.
fn listed(word: &str) -> String {
    let word = text::plain(word.trim());
    let quoted = ['"', '\'']
        .into_iter()
        .find_map(|quote| word.strip_prefix(quote)?.strip_suffix(quote).filter(|w| !w.is_empty()));
    quoted.unwrap_or(&word).to_owned()
}
