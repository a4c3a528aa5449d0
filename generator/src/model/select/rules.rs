//! What is included and what is excluded, and what that means for each operation.

use super::names::Names;
use super::{Origin, Rule, Selector};
use crate::model::api::Api;
use crate::source::{LineColumn, SourceFile};
use std::sync::Arc;

/// What is wanted: operations that an including selector means, or all if there is none, without
/// those that an excluding selector means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// What is wanted; everything if this is empty.
    pub include: Vec<Rule>,
    /// What is not wanted, whatever else is said of it.
    pub exclude: Vec<Rule>,
    /// Path and text of the configuration that rules are from, to be shown when something is wrong
    /// with one.
    pub file: Option<(String, Arc<str>)>,
}

/// What becomes of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It stays, because nothing is said of what to include.
    Stays,
    /// It stays: this rule of [`Selection::include`] means it. If several do, it is the first.
    Included(usize),
    /// It is left out: there are rules on what to include, and none means it.
    NotIncluded,
    /// It is left out: this rule of [`Selection::exclude`] means it. If several do, it is the first.
    Excluded(usize),
}

impl Verdict {
    /// Whether the operation stays.
    pub fn stays(self) -> bool {
        matches!(self, Verdict::Stays | Verdict::Included(_))
    }
}

impl Selection {
    /// Whether everything is wanted.
    pub fn is_empty(&self) -> bool {
        self.include.is_empty() && self.exclude.is_empty()
    }

    /// Adds what a command line or a build script says: what it includes counts instead of what was
    /// included before, and what it excludes is excluded, too.
    pub fn refine(&mut self, include: &[Selector], exclude: &[Selector]) {
        let rules = |selectors: &[Selector]| selectors.iter().cloned().map(Rule::from).collect();
        if !include.is_empty() {
            self.include = rules(include);
        }
        self.exclude.extend::<Vec<Rule>>(rules(exclude));
    }

    /// What becomes of each operation of a model, of which nothing has been left out yet.
    pub fn verdicts(&self, api: &Api) -> Vec<Verdict> {
        self.judge(&Names::new(api))
    }

    pub(super) fn judge(&self, names: &Names<'_>) -> Vec<Verdict> {
        let first = |rules: &[Rule], operation: usize| {
            rules.iter().position(|rule| names.means(&rule.selector, operation))
        };
        let judge = |operation: usize| {
            if let Some(rule) = first(&self.exclude, operation) {
                return Verdict::Excluded(rule);
            }
            match first(&self.include, operation) {
                Some(rule) => Verdict::Included(rule),
                None if self.include.is_empty() => Verdict::Stays,
                None => Verdict::NotIncluded,
            }
        };
        (0..names.count()).map(judge).collect()
    }

    /// All rules, each with the name of its list.
    pub(super) fn rules(&self) -> impl Iterator<Item = (&'static str, &Rule)> {
        let include = self.include.iter().map(|rule| ("include", rule));
        include.chain(self.exclude.iter().map(|rule| ("exclude", rule)))
    }

    /// The rule behind a verdict, if there is one, and the name of its list.
    pub fn rule(&self, verdict: Verdict) -> Option<(&'static str, &Rule)> {
        match verdict {
            Verdict::Included(index) => Some(("include", self.include.get(index)?)),
            Verdict::Excluded(index) => Some(("exclude", self.exclude.get(index)?)),
            Verdict::Stays | Verdict::NotIncluded => None,
        }
    }

    /// Where a rule is written, `path:line:column`, if that is in a configuration.
    pub fn place(&self, rule: &Rule) -> Option<String> {
        let (Origin::Configuration(span), Some((path, text))) = (rule.origin, &self.file) else {
            return None;
        };
        let file = SourceFile::new(path.as_str(), path.as_str(), text);
        let LineColumn { line, column } = file.line_column(span.start);
        Some(format!("{path}:{line}:{column}"))
    }
}
