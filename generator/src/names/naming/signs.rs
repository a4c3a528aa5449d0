//! Signs in names, spelled out where they tell one name from another.

/// Names of signs, those of several characters first.
const SIGNS: [(&str, &str); 47] = [
    ("!=", "not equal"),
    ("<>", "not equal"),
    ("<=", "less or equal"),
    (">=", "greater or equal"),
    ("==", "equal"),
    ("&&", "and"),
    ("||", "or"),
    ("+", "plus"),
    ("-", "minus"),
    ("−", "minus"),
    ("±", "plus minus"),
    ("×", "times"),
    ("÷", "divided by"),
    ("=", "equal"),
    ("≠", "not equal"),
    ("<", "less than"),
    (">", "greater than"),
    ("≤", "less or equal"),
    ("≥", "greater or equal"),
    ("!", "not"),
    ("%", "percent"),
    ("&", "and"),
    ("|", "or"),
    ("*", "star"),
    ("/", "slash"),
    ("\\", "backslash"),
    ("^", "caret"),
    ("~", "tilde"),
    ("$", "dollar"),
    ("€", "euro"),
    ("£", "pound"),
    ("¥", "yen"),
    ("#", "hash"),
    ("@", "at"),
    ("_", "underscore"),
    (".", "dot"),
    (",", "comma"),
    (":", "colon"),
    (";", "semicolon"),
    ("?", "question"),
    ("\"", "quote"),
    ("'", "apostrophe"),
    ("`", "backtick"),
    ("(", "open"),
    (")", "close"),
    (" ", "space"),
    ("\t", "tab"),
];

/// Signs that mean something before a word.
const BEFORE: &[char] = &['+', '-', '−', '±', '!', '<', '>', '=', '≠', '≤', '≥', '~'];
/// Signs that mean something after a word.
const AFTER: &[char] = &['+', '-', '−', '%', '#'];

/// A name with words in the place of the signs that it may differ by from others: of all, if there is
/// nothing else; of those right before and after the rest, as in `-1`, `18+` and `!done`; and of a
/// plus before a number, as in `UTC+1`. Between words, and in `$top` and `@id`, signs are habits.
pub(super) fn spelled(name: &str) -> String {
    if name.is_empty() {
        return "empty".to_owned();
    }
    let rest = name.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    if rest.is_empty() {
        return in_words(name);
    }
    let before = &name[..name.len() - rest.len()];
    let inner = rest.trim_end_matches(|sign: char| !sign.is_alphanumeric());
    let after = &rest[inner.len()..];
    [in_words(leading(before)), with_plus(inner), in_words(trailing(after))].join(" ")
}

/// Of the signs before the rest of a name those that mean something. Two dashes begin an option of a
/// command.
fn leading(signs: &str) -> &str {
    let meant = signs.trim_start_matches(|sign| !BEFORE.contains(&sign));
    let is_known = meant.chars().all(|sign| BEFORE.contains(&sign));
    if is_known && !meant.contains("--") { meant } else { "" }
}

/// Of the signs after the rest of a name those that mean something. A blank may stand between a number
/// and a percent sign; after it, other signs belong to what is left out.
fn trailing(signs: &str) -> &str {
    let meant = signs.trim_end_matches(|sign| !AFTER.contains(&sign));
    let is_known = meant.chars().all(|sign| AFTER.contains(&sign));
    if is_known || meant.trim_start() == "%" { meant.trim_start() } else { "" }
}

/// The inside of a name, with a word for each plus before a number.
fn with_plus(inner: &str) -> String {
    let next = inner.chars().skip(1).chain([' ']);
    let spelled = inner.chars().zip(next).map(|(sign, next)| match sign {
        '+' if next.is_ascii_digit() => " plus ".to_owned(),
        sign => sign.to_string(),
    });
    spelled.collect()
}

/// Words for all signs of a text that is nothing else.
fn in_words(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let known = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign));
        let (length, word) = match known {
            Some((sign, word)) => (sign.len(), (*word).to_owned()),
            None => (sign.len_utf8(), format!("u{:x}", u32::from(sign))),
        };
        words.push(word);
        rest = &rest[length..];
    }
    words.join(" ")
}
