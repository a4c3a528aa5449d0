//! Where docs name their carriers.

use super::description::{CarrierRule, Description};
use super::patterns::replacing;
use super::{Dialect, DialectError};
use regex::{Captures, Regex};

/// The rules for each kind of place: a pattern, and the name in terms of what it matches.
#[derive(Clone, Debug)]
pub(super) struct Naming {
    answers: Rules,
    bodies: Rules,
    summaries: Rules,
    held: Rules,
    items: Rules,
    owners: Rules,
    operations: Rules,
}

type Rules = Vec<(Regex, String)>;

impl Naming {
    pub fn compile(d: &Description) -> Result<Self, DialectError> {
        Ok(Self {
            answers: rules("carriers", &d.carriers)?,
            bodies: rules("body_carriers", &d.body_carriers)?,
            summaries: rules("summary_carriers", &d.summary_carriers)?,
            held: rules("held_carriers", &d.held_carriers)?,
            items: rules("item_carriers", &d.item_carriers)?,
            owners: rules("owner_carriers", &d.owner_carriers)?,
            operations: rules("operation_carriers", &d.operation_carriers)?,
        })
    }
}

impl Dialect {
    /// The carrier's name in a line of a response's prose.
    pub fn carrier_in(&self, line: &str) -> Option<String> {
        name_in(&self.naming.answers, line)
    }

    /// The carrier's name in a line of a request body's prose.
    pub fn body_carrier_in(&self, line: &str) -> Option<String> {
        name_in(&self.naming.bodies, line)
    }

    /// Takes the name of the carrier that a property holds out of its raw description.
    pub fn take_held_carrier(&self, description: &str) -> (Option<String>, String) {
        for (pattern, name) in &self.naming.held {
            if let Some(found) = pattern.captures(description) {
                let whole = found.get(0).map_or(0..0, |all| all.range());
                let rest = [&description[..whole.start], &description[whole.end..]].concat();
                return (Some(expanded(&found, name)), rest.trim().to_owned());
            }
        }
        (None, description.to_owned())
    }

    /// The name of the carrier that an operation answers, in a paragraph of its summary, and whether
    /// it answers a list of them; `None` if the pattern does not care.
    pub fn summary_carrier_in(
        &self,
        paragraph: &str,
    ) -> Option<(String, Option<bool>, Option<String>)> {
        self.naming.summaries.iter().find_map(|(pattern, name)| {
            let found = pattern.captures(paragraph)?;
            let cares = pattern.capture_names().any(|group| group == Some("list"));
            let is_list = cares.then(|| found.name("list").is_some());
            let link = found.name("link").map(|link| link.as_str().to_owned());
            Some((self.carrier_name(&expanded(&found, name)), is_list, link))
        })
    }

    /// The name of the carrier of a list's items, in the list's raw description.
    pub fn item_carrier_in(&self, description: &str) -> Option<String> {
        name_in(&self.naming.items, description)
    }

    /// The name of the carrier that a property belongs to, in its raw description.
    pub fn owner_carrier_in(&self, description: &str) -> Option<String> {
        name_in(&self.naming.owners, description)
    }

    /// The name of the carrier that an operation answers, in its own name.
    pub fn operation_carrier_in(&self, operation: &str) -> Option<String> {
        name_in(&self.naming.operations, operation)
    }
}

fn rules(key: &'static str, rules: &[CarrierRule]) -> Result<Rules, DialectError> {
    replacing(key, rules, |rule| (&rule.line, &rule.name))
}

fn name_in(rules: &[(Regex, String)], line: &str) -> Option<String> {
    rules.iter().find_map(|(pattern, name)| Some(expanded(&pattern.captures(line)?, name)))
}

/// A name with what a pattern matched in it.
fn expanded(found: &Captures<'_>, name: &str) -> String {
    let mut expanded = String::new();
    found.expand(name, &mut expanded);
    expanded
}
