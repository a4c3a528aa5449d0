//! What `tablature diff` makes of changes.

use super::super::keys;
use super::super::known::DiffKey;
use super::super::node::Node;
use super::Reader;
use crate::diff::{FragileCode, Rule, Severity};
use std::ops::Range;

impl Reader<'_> {
    pub(super) fn diff(&mut self, place: Range<usize>, key: &str, value: &Node) {
        match DiffKey::named(key) {
            Some(DiffKey::Severities) => {
                let rules: Vec<_> = Rule::ALL.iter().map(|rule| rule.name()).collect();
                self.mapping(place, key, value, &rules, Self::rule);
            }
            Some(DiffKey::Lenient) => self.lenient(place, key, value),
            Some(DiffKey::Accepted) => {
                let Some(name) = self.text(place.clone(), key, value) else { return };
                let path = self.path(&name);
                self.named(path.clone(), &name, place.end, &place);
                self.config.accepted = Some(path);
            }
            None => {}
        }
    }

    fn lenient(&mut self, place: Range<usize>, key: &str, value: &Node) {
        let words = match value {
            Node::Null => &[],
            Node::List(words) => words.as_slice(),
            single => std::slice::from_ref(single),
        };
        let names = FragileCode::ALL.map(FragileCode::name);
        let within = keys::entry(self.text, &place);
        for word in words {
            let Some(word) = self.text(place.clone(), key, word) else { continue };
            let found = keys::find_item(self.text, place.end..within.end, &word);
            let place = found.unwrap_or_else(|| place.clone());
            match FragileCode::ALL.into_iter().find(|code| code.name() == word) {
                Some(code) => drop(self.config.criteria.lenient.insert(code)),
                None => self.unknown(place, "kind of code", &word, &names),
            }
        }
    }

    fn rule(&mut self, place: Range<usize>, key: &str, value: &Node) {
        // YAML takes a bare `off` for a truth value at times; here it is the word.
        let Some(text) = self.text(place.clone(), key, value) else { return };
        let severity = Severity::ALL.into_iter().find(|severity| severity.name() == text);
        let (Ok(rule), Some(severity)) = (key.parse::<Rule>(), severity) else {
            return self.unknown(place, "severity", &text, &Severity::ALL.map(Severity::name));
        };
        self.config.criteria.severities.insert(rule, severity);
    }
}
