//! Definitions and items of lists that stand for rows of tables.

use super::headings::Places;
use super::material::Material;
use crate::pages::markdown::Block;
use regex::Regex;

/// Forms of such text, as a dialect has them. What says more comes first.
const FORMS: &[&str] = &[
    // name
    // : Type. Description
    r"^(?<name>\S+)\s*\n:[ \t]+(?<required>(?:\{\{[<%]\s*required\s*[>%]\}\}|\*\*Required\*\*|\(required\))?)\s*(?<type>(?:(?i:array|list) of )?\[?[A-Z]\w*\]?(?:\([^)\s]*\))?)[.,](?:\s+|$)(?<description>[\s\S]*)$",
    r"^(?<name>\S+)\s*\n:[ \t]+(?<description>[\s\S]*)$",
    // - `name` (type, required): description
    r"(?m)^[ \t]*[-*+][ \t]+[*_]*`(?<name>[^`\s]+)`[*_]*[ \t]*[*_]*\([*_`]*(?<type>[^(),*_`\n]+?)[*_`]*(?:,[ \t]*[*_]*(?<required>[^()\n]*?)[*_]*)?\)[*_]*[ \t]*[-:–—]*[ \t]*(?<description>[^\n]*(?:\n[ \t]*[^-*+\s][^\n]*)*)",
    r"(?m)^[ \t]*[-*+][ \t]+(?:\*\*|__)(?<name>[\w.\[\]-]+):?(?:\*\*|__)[ \t]*[*_]*\([*_`]*(?<type>[^(),*_`\n]+?)[*_`]*(?:,[ \t]*[*_]*(?<required>[^()\n]*?)[*_]*)?\)[*_]*[ \t]*[-:–—]*[ \t]*(?<description>[^\n]*(?:\n[ \t]*[^-*+\s][^\n]*)*)",
    // - `name`: description
    r"(?m)^[ \t]*[-*+][ \t]+[*_]*`(?<name>[^`\s]+)`[*_]*[ \t]*[-:–—]+[ \t]*(?<description>[^\n]*(?:\n[ \t]*[^-*+\s][^\n]*)*)",
    r"(?m)^[ \t]*[-*+][ \t]+(?:\*\*|__)(?<name>[\w.\[\]-]+):?(?:\*\*|__)[ \t]*[-:–—]*[ \t]+(?<description>[^\n]*(?:\n[ \t]*[^-*+\s][^\n]*)*)",
    // - name (type): description
    r"(?m)^[ \t]*[-*+][ \t]+(?<name>[\w.\[\]-]+)[ \t]*\((?<type>[^(),\n]+)(?:,[ \t]*(?<required>[^()\n]*?))?\)[ \t]*[-:–—]*[ \t]*(?<description>[^\n]*(?:\n[ \t]*[^-*+\s][^\n]*)*)",
];

/// How many pieces of text have to have a form.
const RECURS: usize = 2;

/// Forms of rows, with how many pieces of text have each, and what these say.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub forms: Vec<(&'static str, usize)>,
    /// Type words, each as often as it is there.
    pub types: Vec<String>,
    /// Words where it is said whether something must be given.
    pub required: Vec<String>,
    pub descriptions: Vec<String>,
}

/// Looks for text that could be rows, where tables of inputs or outputs could stand.
pub(super) fn rows(material: &Material, places: &Places) -> Rows {
    let forms: Vec<_> =
        FORMS.iter().filter_map(|form| Some((*form, Regex::new(form).ok()?, 0))).collect();
    let mut found = Rows::default();
    let mut forms = forms;
    for page in &material.pages {
        for (guess, block) in places.walk(page) {
            let Block::Prose(prose) = block else { continue };
            if !guess.is_some_and(super::roles::Guess::has_rows) || prose.text.len() > 20_000 {
                continue;
            }
            let Some((_, pattern, count)) =
                forms.iter_mut().find(|(_, pattern, _)| fills(pattern, &prose.text))
            else {
                continue;
            };
            *count += 1;
            for row in pattern.captures_iter(&prose.text) {
                let part = |name| row.name(name).map(|part| part.as_str().trim().to_owned());
                found.types.extend(part("type").filter(|text| !text.is_empty()));
                found.required.extend(part("required").filter(|text| !text.is_empty()));
                found.descriptions.extend(part("description"));
            }
        }
    }
    let forms = forms.into_iter().filter(|(_, _, count)| *count >= RECURS);
    found.forms = forms.map(|(form, _, count)| (form, count)).collect();
    found
}

/// Whether a piece of text is rows of a form and nothing else.
fn fills(pattern: &Regex, text: &str) -> bool {
    let mut rest = 0;
    for found in pattern.find_iter(text) {
        if !text[rest..found.start()].trim().is_empty() {
            return false;
        }
        rest = found.end();
    }
    rest > 0 && text[rest..].trim().is_empty()
}
