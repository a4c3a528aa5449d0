//! What would make a dialect understand what it does not.

use super::columns::{Column, of_header};
use super::forms::is_method;
use super::gaps::GapKind;
use super::roles::of_heading;
use super::type_guesses::meaning;
use crate::pages::dialect::Description;

/// What to write, and under which key.
pub(super) fn advice(kind: GapKind, what: &str, dialect: &Description) -> String {
    match kind {
        GapKind::Endpoint => {
            let key = match what.split(' ').next() {
                Some("code" | "commands") => "`endpoint.languages` and `endpoint.line`",
                Some("headings") => "`endpoint.headings`",
                _ => "`endpoint.prose`",
            };
            format!(
                "say in {key} that method and path stand in {what}; `tablature init --draft` writes \
                 patterns for such"
            )
        }
        GapKind::Heading => {
            let role = of_heading(what).map_or("…", |guess| guess.role());
            let pattern = regex::escape(what);
            format!(
                "give the heading `{what}` a role in `sections`: `- {{heading: '(?i)^{pattern}', role: {role}}}`"
            )
        }
        GapKind::Table => table(what, dialect),
        GapKind::Column => {
            let key = match of_header(what) {
                Some(Column::Type) => "`tables.type`",
                Some(Column::Required | Column::Optional) => "`tables.required`",
                Some(Column::Description) => "`tables.description`",
                _ => "`tables.type`, `tables.required` or `tables.description`",
            };
            format!("name the column `{what}` in {key}, if it is one of these")
        }
        GapKind::Type => {
            let meaning = meaning(what).unwrap_or("…");
            format!(
                "say in `types.words` what `{what}` means (`{what}: {meaning}`), or in `types.lists` and \
                 `types.ignored` what stands beside the word"
            )
        }
        GapKind::Requirement => format!(
            "list `{what}` in `required_words` or `required`, if it says that something must be given"
        ),
        GapKind::Code => code(what, dialect),
    }
}

fn table(what: &str, dialect: &Description) -> String {
    let rules = &dialect.tables;
    let mut known = rules.parameters.name.iter().chain(&rules.properties.name);
    let first = what.split(" | ").find(|cell| !cell.is_empty()).unwrap_or_default();
    match known.any(|name| name.eq_ignore_ascii_case(first)) {
        true => format!(
            "tables of `{what}` stand where no heading says what they list: give the heading or line above \
             them a role in `sections` or `lines`, or name it in `described`"
        ),
        false => format!(
            "if tables of `{what}` list parameters or properties, name `{first}` in `tables.parameters` and \
             `tables.properties`; if words, in `links.words`; else give the heading above them the role `ignored`"
        ),
    }
}

fn code(what: &str, dialect: &Description) -> String {
    let language = what.split(": ").next().unwrap_or_default();
    let samples = &dialect.samples;
    let mut known =
        samples.request.iter().chain(&samples.response).chain(&dialect.endpoint.languages);
    if known.any(|known| known == language) {
        return format!(
            "code blocks in `{language}` stand where no heading says what they show: give the heading or line \
             above them a role in `sections` or `lines`, such as `response_samples`, or `ignored`"
        );
    }
    let (_, begins) = what.split_once("begins with `").unwrap_or_default();
    let begins = begins.trim_end_matches('`');
    let key = match begins {
        _ if what.ends_with("JSON") => "`samples.response` or `samples.request`",
        _ if begins.starts_with("HTTP/") => "`samples.response`",
        "curl" | "$" => "`samples.request`",
        _ if is_method(begins) => "`samples.request`, or in `endpoint.languages`",
        _ => {
            return format!(
                "pass over code blocks in `{language}` with `samples.ignored` (`- {{info: '^{}'}}`), or name \
                 their language in `samples.request` or `samples.response`",
                regex::escape(language)
            );
        }
    };
    format!("name the language of such blocks (`{language}`) in {key}")
}
