//! What operations are called, for selectors.

use super::rule::{Origin, Rule};
use super::selector::{Kind, Selector, Word};
use crate::diagnostics::{Code, Diagnostic, nearest};
use crate::model::api::wildcard::matches;
use crate::model::api::{Api, Operation};
use crate::names::{GroupPath, Groups};
use crate::source::{FileId, Span};

/// The names of all operations of a model.
pub(super) struct Names<'a> {
    operations: &'a [Operation],
    /// The group of each operation.
    group_of: Vec<usize>,
    /// For each group, what means it: its own names, and those of the groups around it.
    groups: Vec<Vec<String>>,
}

impl<'a> Names<'a> {
    pub fn new(api: &'a Api) -> Self {
        let Groups { groups, of } = Groups::new(api);
        let names = groups.iter().map(|group| names_of(group, &groups)).collect();
        Self { operations: &api.operations, group_of: of, groups: names }
    }

    /// How many operations there are.
    pub fn count(&self) -> usize {
        self.operations.len()
    }

    /// Whether a selector means an operation.
    pub fn means(&self, selector: &Selector, operation: usize) -> bool {
        selector.words().iter().all(|word| self.is_true(word, operation))
    }

    fn is_true(&self, word: &Word, operation: usize) -> bool {
        let Operation { id, method, path, .. } = &self.operations[operation];
        let pattern = &word.pattern;
        let in_group = || {
            let names = &self.groups[self.group_of[operation]];
            names.iter().any(|name| matches(pattern, name))
        };
        (word.is_about(Kind::Method) && pattern.eq_ignore_ascii_case(method))
            || (word.is_about(Kind::Path) && matches(pattern, path))
            || (word.is_about(Kind::Id) && matches(pattern, id))
            || (word.is_about(Kind::Group) && in_group())
    }

    /// A finding if a rule of this list means nothing. `file` is the configuration.
    pub fn doubt(&self, list: &str, rule: &Rule, file: Option<FileId>) -> Option<Diagnostic> {
        let all = 0..self.count();
        if all.clone().any(|operation| self.means(&rule.selector, operation)) {
            return None;
        }
        let selector = &rule.selector;
        let finding = match (rule.origin, file) {
            (Origin::Configuration(span), Some(file)) => {
                let message = format!("`{selector}` matches no operation");
                Diagnostic::new(Code::SelectorUnmatched, Span { file, ..span }, message)
            }
            _ => {
                let message = format!("{list} `{selector}` matches no operation");
                Diagnostic::general(Code::SelectorUnmatched, message)
            }
        };
        let means_nothing =
            |word: &&Word| !all.clone().any(|operation| self.is_true(word, operation));
        let Some(wrong) = selector.words().iter().find(means_nothing) else {
            return Some(finding.help("each of its words is true of some, but all of none"));
        };
        Some(match self.hint(wrong) {
            Some(hint) => finding.help(hint),
            None => finding,
        })
    }

    /// What somebody probably meant by a word that means nothing.
    fn hint(&self, word: &Word) -> Option<String> {
        let known = self.known(word);
        let mark = word.kind.map_or("", Kind::mark);
        let pattern = word.pattern.to_lowercase();
        let other_case = known.iter().find(|name| matches(&pattern, &name.to_lowercase()));
        match (other_case, pattern.contains('*')) {
            (Some(name), true) => Some(format!("upper and lower case count, as in `{mark}{name}`")),
            (None, true) => None,
            (name, false) => {
                let meant = name
                    .copied()
                    .or_else(|| self.group_ending_in(word))
                    .or_else(|| nearest(&word.pattern, &known))?;
                Some(format!("did you mean `{mark}{meant}`?"))
            }
        }
    }

    /// A group whose last part is the word: `Contact` for `rest/Contact`.
    fn group_ending_in(&self, word: &Word) -> Option<&str> {
        let names = self.groups.iter().flatten().map(String::as_str);
        let mut names = names.filter(|_| word.is_about(Kind::Group));
        names.find(|name| {
            name.rsplit_once('/').is_some_and(|(_, last)| last.eq_ignore_ascii_case(&word.pattern))
        })
    }

    /// Names that a word could have been.
    fn known(&self, word: &Word) -> Vec<&str> {
        let is_path = word.pattern.starts_with('/');
        let mut known = Vec::new();
        if word.is_about(Kind::Group) && !is_path {
            known.extend(self.groups.iter().flatten().map(String::as_str));
        }
        for operation in self.operations {
            if word.is_about(Kind::Path) && (is_path || word.kind.is_some()) {
                known.push(operation.path.as_str());
            }
            if word.is_about(Kind::Id) && !is_path {
                known.push(operation.id.as_str());
            }
            if word.is_about(Kind::Method) && !is_path {
                known.push(operation.method.as_str());
            }
        }
        known
    }
}

/// All that means a group: names in the docs, modules and features, its own and those of the groups
/// around it.
fn names_of(group: &GroupPath, all: &[GroupPath]) -> Vec<String> {
    let segments = &group.segments;
    let mut names: Vec<String> = (1..=segments.len()).map(|to| segments[..to].join("/")).collect();
    names.extend((1..=group.module.len()).map(|to| group.module[..to].join("::")));
    let around = all.iter().filter(|other| segments.starts_with(&other.segments));
    names.extend(around.map(|other| other.feature.clone()));
    let mut seen = std::collections::HashSet::new();
    names.retain(|name| seen.insert(name.clone()));
    names
}
