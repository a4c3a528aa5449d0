//! What stands in the braces of a path: `{id}`, and more than that in the notations of RFC 6570 and of
//! the routers that docs are written for.

/// A parameter of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Expression<'t> {
    pub name: &'t str,
    /// Whether its value may be several segments, so that slashes in it are sent as they are.
    pub has_slashes: bool,
    /// Whether the path may go without it.
    pub is_optional: bool,
}

/// Signs that begin an expression which stands for more or less than the value of one parameter, or
/// separate the names of several.
const UNKNOWN: &[char] = &[
    '{', '}', '/', '#', '?', '&', ';', ',', '=', '+', '*', '!', '|', '^', '"', '\'', '<', '>', '(',
    ')', '[', ']', '\\',
];

/// Reads what stands between the braces; `None` if it is not known what that stands for.
///
/// A constraint (`{id:int}`, `{id:[0-9]+}`) leaves no trace, but that one which lets slashes pass says
/// that the value may be several segments. So do `{+path}`, `{*path}`, `{path*}`, `{path+}` and
/// `{path...}`.
pub(super) fn read(text: &str) -> Option<Expression<'_>> {
    let text = text.trim();
    let bare = text.trim_start_matches(['+', '*']);
    let (name, constraint) = match bare.find([':', '=']) {
        Some(at) => (&bare[..at], &bare[at..]),
        None => (bare, ""),
    };
    let is_default = constraint.starts_with('=') && !constraint.contains('*');
    let is_optional = name.ends_with('?') || constraint.ends_with('?') || is_default;
    let name = name.strip_suffix('?').unwrap_or(name);
    let whole = name.strip_suffix("...").unwrap_or(name).trim_end_matches(['*', '+']);
    let has_slashes =
        bare.len() < text.len() || whole.len() < name.len() || lets_slashes_pass(constraint);
    let name = whole.trim();
    let is_known = !name.is_empty() && !name.starts_with('.') && !name.contains(UNKNOWN);
    is_known.then_some(Expression { name, has_slashes, is_optional })
}

/// Whether a constraint, with the sign in front, allows slashes: the word for that, a pattern of
/// several segments, or a regular expression that takes anything.
fn lets_slashes_pass(constraint: &str) -> bool {
    let rule = constraint.trim_start_matches([':', '=']).trim_end_matches('?');
    let takes_anything = [".*", ".+", "**"].iter().any(|sign| rule.contains(sign));
    rule == "path" || takes_anything || rule.contains('/') && !rule.contains("[^")
}

/// Where the brace is closed that `text` begins with, whatever pairs of braces stand between.
pub(super) fn close(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.char_indices().find_map(|(at, sign)| {
        match sign {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => return None,
        }
        (depth == 0).then_some(at)
    })
}
