//! Changes that somebody has looked at: a file with a line for each, `rule name  # why`.

use super::change::Change;
use super::rule::{Rule, UnknownRule};
use crate::model::api::wildcard;

/// Changes that somebody has looked at.
#[derive(Clone, Debug, Default)]
pub struct Accepted {
    lines: Vec<Line>,
}

/// A line of the file.
#[derive(Clone, Debug)]
struct Line {
    number: usize,
    /// `None` is any.
    rule: Option<Rule>,
    name: String,
    why: String,
}

/// A line that says nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct BadAcceptance {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: String,
}

impl Accepted {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// When a line has no name, or names a rule that does not exist.
    pub fn read(text: &str) -> Result<Self, BadAcceptance> {
        let mut lines = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let bad = |what: String| BadAcceptance { line: index + 1, what };
            let (said, why) = line.split_once(" #").unwrap_or((line, ""));
            let said = said.trim_start_matches('\u{feff}').trim();
            if said.is_empty() || said.starts_with('#') {
                continue;
            }
            let Some((rule, name)) = said.split_once(char::is_whitespace) else {
                return Err(bad(format!("expected a rule and a name, found `{said}`")));
            };
            let rule = match rule {
                "*" => None,
                rule => {
                    Some(rule.parse().map_err(|unknown: UnknownRule| bad(unknown.to_string()))?)
                }
            };
            let (name, why) = (name.trim().to_owned(), why.trim().to_owned());
            lines.push(Line { number: index + 1, rule, name, why });
        }
        Ok(Self { lines })
    }

    /// Marks the changes that are accepted, and gives the lines, by number, that accept nothing.
    pub fn mark(&self, changes: &mut [Change]) -> Vec<usize> {
        let mut unused = Vec::new();
        for line in &self.lines {
            let mut is_used = false;
            for change in changes.iter_mut().filter(|change| line.means(change)) {
                is_used = true;
                change.accepted.get_or_insert_with(|| line.why.clone());
            }
            if !is_used {
                unused.push(line.number);
            }
        }
        unused
    }
}

impl Line {
    fn means(&self, change: &Change) -> bool {
        self.rule.is_none_or(|rule| rule == change.rule)
            && wildcard::matches(&self.name, &change.name())
    }
}

#[cfg(test)]
mod tests {
    use super::Accepted;

    #[test]
    fn lines_that_say_nothing_are_named() {
        let error = |text: &str| Accepted::read(text).unwrap_err().to_string();
        assert_eq!(error("\nno-rule X"), "line 2: there is no rule `no-rule`");
        assert_eq!(error("# why\n* "), "line 2: expected a rule and a name, found `*`");
        assert!(Accepted::read("\u{feff}\n# nothing\n").is_ok());
    }
}
