//! Mistakes in a dialect's file, told with their places.

use crate::diagnostics::nearest;

/// The dialect cannot be used.
#[derive(Clone, Debug, thiserror::Error)]
pub enum DialectError {
    /// The file is not the YAML it should be.
    #[error("{line}:{column}: {message}")]
    Yaml {
        /// Line, from 1; 0 if it is not known.
        line: usize,
        /// Column, from 1; 0 if it is not known.
        column: usize,
        /// What is wrong, with the key where that is known.
        message: String,
    },
    /// A pattern is not a regular expression, or lacks a group that is read.
    #[error("{line}:{column}: `{key}`: the pattern `{pattern}` cannot be used: {reason}")]
    Pattern {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// Where in the file.
        key: &'static str,
        /// The pattern.
        pattern: String,
        /// Why not.
        reason: String,
    },
}

/// What is wrong with the YAML; where a word is not one of those known, the one that was probably
/// meant.
pub(super) fn yaml_error(error: serde_yaml::Error) -> DialectError {
    let (line, column) = error.location().map_or((0, 0), |at| (at.line(), at.column()));
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    let message = meant(message).unwrap_or_else(|| message.to_owned());
    DialectError::Yaml { line, column, message }
}

/// The message about an unknown word, with the word that was probably meant in the place of all
/// that are known.
fn meant(message: &str) -> Option<String> {
    let (problem, known) =
        message.split_once(", expected ").filter(|_| message.contains("unknown "))?;
    let unknown = problem.split('`').nth(1)?;
    let known: Vec<&str> = known.split('`').skip(1).step_by(2).collect();
    let meant = nearest(unknown, &known)?;
    Some(format!("{problem}; did you mean `{meant}`?"))
}

impl DialectError {
    /// The same about a pattern as it stands in the file.
    pub(super) fn about(self, written: &str) -> Self {
        match self {
            Self::Pattern { line, column, key, reason, .. } => {
                Self::Pattern { line, column, key, pattern: written.to_owned(), reason }
            }
            other => other,
        }
    }

    /// The mistake with the place of the pattern that it is about: below its key, else where its key
    /// is.
    pub(super) fn placed(self, text: &str) -> Self {
        let Self::Pattern { key, pattern, reason, .. } = self else { return self };
        let outermost = key.split('.').next().unwrap_or(key);
        let is_key = |at: &usize| {
            let after = &text[at + outermost.len()..];
            after.starts_with(':') && (*at == 0 || text[..*at].ends_with(['\n', '\u{feff}']))
        };
        let start = text.match_indices(outermost).map(|(at, _)| at).find(is_key).unwrap_or(0);
        let written = [
            format!("'{}'", pattern.replace('\'', "''")),
            format!("\"{}\"", pattern.replace('\\', "\\\\")),
            pattern.clone(),
        ];
        let place = |written: &String| {
            let quote = usize::from(*written != pattern);
            Some(start + quote + text[start..].find(written.as_str())?)
        };
        let offset = written.iter().find_map(place).unwrap_or(start);
        let before = &text[..offset];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Self::Pattern { line, column, key, pattern, reason }
    }
}
