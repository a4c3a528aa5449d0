//! Requests that docs show as a command line of curl.

use crate::pages::markdown::Fence;
use crate::source::{Span, Spanned};

/// What a command line sends.
pub(super) struct Command {
    /// The media type that it names, without parameters.
    pub media_type: Option<String>,
    /// The body, if it stands on the command line and is no form; empty if not.
    pub body: Spanned<String>,
    /// Whether it sends something else: a form, a file.
    pub is_other: bool,
}

/// Whether a text begins as such a command line, perhaps after a prompt.
pub(super) fn is_command(text: &str) -> bool {
    let line = text.trim_start().trim_start_matches(['$', '>']).trim_start();
    line.strip_prefix("curl").is_some_and(|rest| rest.starts_with([' ', '\t', '\\', '\n']))
}

/// Reads the first command of a code block; `None` if its quotes do not pair.
pub(super) fn read(fence: &Fence) -> Option<Command> {
    let text = fence.body.as_str();
    let words = shlex::split(&text.replace("\r\n", "\n"))?;
    let own = words.into_iter().skip_while(|word| word != "curl").skip(1);
    let mut words = own.take_while(|word| !["curl", "|", ";", "&&"].contains(&word.as_str()));
    let mut media_type = None;
    let mut data = Vec::new();
    let (mut is_other, mut is_query) = (false, false);
    while let Some(word) = words.next() {
        let (option, attached) = split_option(&word);
        let mut value = || attached.map(str::to_owned).or_else(|| words.next());
        match option {
            "-H" | "--header" => {
                media_type = value().as_deref().and_then(super::content_type).or(media_type)
            }
            "--json" => {
                media_type = media_type.or_else(|| Some("application/json".to_owned()));
                data.extend(value());
            }
            "-d" | "--data" | "--data-raw" | "--data-binary" | "--data-ascii" => {
                data.extend(value())
            }
            "-G" | "--get" => is_query = true,
            "-F" | "--form" | "--form-string" | "--data-urlencode" | "-T" | "--upload-file" => {
                is_other = true
            }
            _ => {}
        }
    }
    is_other |= !data.is_empty();
    let is_json = |text: &str| text.trim_start().starts_with(['{', '[']);
    let body = data.pop().filter(|body| data.is_empty() && is_json(body)).unwrap_or_default();
    if !body.is_empty()
        && media_type.as_deref().is_some_and(|stated| stated.ends_with("urlencoded"))
    {
        // What curl says of its own accord, and docs that print JSON do not mean.
        media_type = None;
    }
    let span = place(&body, fence);
    let is_other = is_other && !is_query && body.is_empty();
    Some(Command { media_type, body: Spanned::new(body, span), is_other })
}

/// An option and what is attached to it: `--data=x`, `-dx`.
fn split_option(word: &str) -> (&str, Option<&str>) {
    if word.starts_with("--") {
        return word.split_once('=').map_or((word, None), |(option, value)| (option, Some(value)));
    }
    match (word.starts_with('-'), word.get(..2), word.get(2..)) {
        (true, Some(option), Some(rest)) if !rest.is_empty() => (option, Some(rest)),
        _ => (word, None),
    }
}

/// Where the body stands; the whole block if it is written with escapes.
fn place(body: &str, fence: &Fence) -> Span {
    let found = (!body.is_empty()).then(|| fence.body.find(body)).flatten();
    found.map_or(fence.body.span, |at| fence.body.span.part(at..at + body.len()))
}
