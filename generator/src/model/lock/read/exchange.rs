//! Formats, headers, and the words of enumerations.

use super::{Place, Reader};
use crate::model::lock::LockedExchange;
use crate::source::yaml::node::Node;
use indexmap::IndexMap;

/// The keys of what is usual.
const KEYS: &[&str] = &["consumes", "produces", "headers"];

/// Collects the keys of one operation that say more than what is usual.
#[derive(Default)]
pub(super) struct ExchangeReader {
    consumes: Option<Vec<String>>,
    produces: Option<Vec<String>>,
    headers: Option<Vec<String>>,
}

impl ExchangeReader {
    /// Reads the value of `key`.
    pub fn read(&mut self, reader: &mut Reader<'_>, place: &Place, key: &str, value: &Node) {
        let part = match key {
            "consumes" => &mut self.consumes,
            "produces" => &mut self.produces,
            _ => &mut self.headers,
        };
        *part = reader.texts(place, key, value);
    }

    /// All together; what is not said is as expected.
    pub fn finish(self, expected: &LockedExchange) -> LockedExchange {
        let expected = expected.clone();
        LockedExchange {
            consumes: self.consumes.unwrap_or(expected.consumes),
            produces: self.produces.unwrap_or(expected.produces),
            headers: self.headers.unwrap_or(expected.headers),
        }
    }
}

impl Reader<'_> {
    pub(super) fn defaults(&mut self, place: &Place, node: &Node) -> LockedExchange {
        let mut usual = ExchangeReader::default();
        for (place, key, value) in self.entries(place, "what is usual", node) {
            match KEYS.contains(&key) {
                true => usual.read(self, &place, key, value),
                false => self.unknown(&place, key, KEYS),
            }
        }
        usual.finish(&LockedExchange::default())
    }

    pub(super) fn enums(&mut self, place: &Place, node: &Node) -> IndexMap<String, Vec<String>> {
        let mut enums = IndexMap::new();
        for (place, name, words) in self.entries(place, "words of enumerations by name", node) {
            enums.extend(self.texts(&place, name, words).map(|words| (name.to_owned(), words)));
        }
        enums
    }

    fn texts(&mut self, place: &Place, key: &str, node: &Node) -> Option<Vec<String>> {
        let text = |node: &Node| match node {
            Node::Text(text) | Node::Scalar(text) => Some(text.clone()),
            _ => None,
        };
        let texts = match node {
            Node::List(texts) => texts.iter().map(text).collect(),
            _ => None,
        };
        if texts.is_none() {
            self.fault(place, format!("expected a list of texts in `{key}`"));
        }
        texts
    }
}
