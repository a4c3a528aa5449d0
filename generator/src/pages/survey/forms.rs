//! The forms in which docs state method and path.

/// A regular expression that is compiled once.
macro_rules! once {
    ($pattern:expr) => {{
        static COMPILED: std::sync::LazyLock<regex::Regex> = std::sync::LazyLock::new(|| {
            regex::Regex::new($pattern).expect("a test compiles every pattern")
        });
        &*COMPILED
    }};
}
pub(super) use once;

/// Methods, as a part of patterns.
pub(super) const METHODS: &str = "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS";

/// What may stand before a path that says where the server is, as a part of patterns.
pub(super) const HOST: &str = r"(?:https?://[^/\s`]+|\{\{?[\w.\- ]+\}?\}|\$\{?\w+\}?)?";

/// The same where only addresses stand before paths.
pub(super) const ADDRESS: &str = r"(?:https?://[^/\s`]+)?";

/// A form, with the pattern by which a dialect knows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// The first line of a code block in a language.
    Fence(String),
    /// A command line in a code block in a language.
    Command(String),
    /// A piece of text that matches a pattern.
    Prose(String),
    /// A heading.
    Heading,
    /// A row of a table, in columns with these headers: of the method, and of the path.
    Row(String, String),
}

/// A method and a path, and how they are stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub method: String,
    pub path: String,
    pub form: Form,
    /// Whether more follows, as in a message with headers.
    pub is_message: bool,
}

impl Form {
    pub(super) fn prose(pattern: String) -> Self {
        Self::Prose(pattern)
    }
}

impl Seen {
    pub fn new(method: &str, path: &str, form: Form) -> Self {
        let path = path.split(['?', '#']).next().unwrap_or(path).trim_end_matches(',');
        Self { method: method.to_ascii_uppercase(), path: path.to_owned(), form, is_message: false }
    }
}

/// Whether a word is an HTTP method.
pub(super) fn is_method(word: &str) -> bool {
    METHODS.split('|').any(|method| method.eq_ignore_ascii_case(word))
}

/// Whether a text is a path, or an address with one.
pub(super) fn is_path(text: &str) -> bool {
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let is_one = text.starts_with('/') || text.contains("://") || text.starts_with('{');
    is_one && rest.contains('/') && !text.contains(char::is_whitespace) && !text.starts_with("//")
}
