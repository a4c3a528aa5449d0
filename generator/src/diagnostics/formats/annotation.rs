//! Annotations of a pull request at GitHub.

use std::fmt;

/// A command that GitHub's runner reads from the log of a job.
#[derive(Clone, Debug)]
pub struct Annotation<'a> {
    /// `error`, `warning` or `notice`.
    pub level: &'static str,
    /// Where: `file`, `line` and so on, each with its value.
    pub place: Vec<(&'static str, String)>,
    /// What stands above it.
    pub title: &'a str,
    /// What it says.
    pub says: &'a str,
}

impl fmt::Display for Annotation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "::{} ", self.level)?;
        for (key, value) in &self.place {
            write!(f, "{key}={},", property(value))?;
        }
        writeln!(f, "title={}::{}", property(self.title), message(self.says))
    }
}

/// Text as a message of a command.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Text as a property of a command.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
