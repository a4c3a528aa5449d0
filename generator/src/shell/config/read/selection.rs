//! Reads what `include` and `exclude` say.

use super::Reader;
use crate::model::select::{EmptySelector, Origin, Rule, Selector};
use crate::shell::config::keys;
use crate::shell::config::node::Node;
use crate::source::Span;
use std::ops::Range;

impl Reader<'_> {
    /// A selector, or several.
    pub(super) fn rules(&mut self, place: Range<usize>, key: &str, value: &Node) -> Vec<Rule> {
        let items = match value {
            Node::Null => &[],
            Node::List(items) => items.as_slice(),
            single => std::slice::from_ref(single),
        };
        let within = keys::entry(self.text, &place);
        let mut from = within.start;
        let mut rules: Vec<Rule> = Vec::with_capacity(items.len());
        for item in items {
            let Node::Text(text) = item else {
                let found = item.kind();
                self.fault(place.clone(), format!("`{key}` must be selectors, found {found}"));
                continue;
            };
            let found = keys::find_item(self.text, from..within.end, text);
            from = found.as_ref().map_or(from, |found| found.end);
            let found = found.unwrap_or_else(|| place.clone());
            match text.parse::<Selector>() {
                Ok(selector) if rules.iter().any(|rule| rule.selector == selector) => {
                    self.fault(found, format!("the selector `{selector}` is there twice"));
                }
                Ok(selector) => {
                    let origin = Origin::Configuration(Span::new(self.id, found));
                    rules.push(Rule { selector, origin });
                }
                Err(EmptySelector) => {
                    self.fault(found, format!("`{text}` is no selector: {EmptySelector}"));
                }
            }
        }
        if !rules.is_empty() {
            self.config.selection.file = Some((self.file.path.clone(), self.file.text.clone()));
        }
        rules
    }
}
