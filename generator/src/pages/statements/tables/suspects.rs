//! Names that look nested in ways that the dialect does not know.

use super::nesting::holds_properties;
use crate::diagnostics::{Code, Diagnostic};
use crate::pages::dialect::Nesting;
use crate::pages::markdown::Cell;
use crate::pages::markdown::text::plain;
use crate::pages::statements::StatedType;
use std::borrow::Cow;
use std::collections::HashMap;

/// Findings about names that look nested in ways that the dialect does not know. `rows` are their
/// cells and types.
pub(super) fn suspect<'r>(
    rows: &'r [(&'r Cell, StatedType)],
    rules: &'r Nesting,
) -> impl Iterator<Item = Diagnostic> + use<'r> {
    let named = rows.iter().map(|(cell, ty)| (plain(cell), holds_properties(ty)));
    let known: HashMap<Cow<'_, str>, bool> = named.collect();
    let mut above: Option<&Cell> = None;
    rows.iter().filter_map(move |(cell, _)| {
        let name = plain(cell);
        let holds = |name: &str| known.get(name) == Some(&true);
        let (setting, sign, within) = match mark(cell, rules) {
            Some(mark) => ("marks", mark, plain(above?).into_owned()),
            None => {
                above = Some(cell);
                split(&name, rules, &holds)?
            }
        };
        let message = match within.as_str() {
            "" => format!("`{name}` reads like a list, and is taken for a name"),
            within if holds(within) || setting == "lists" => {
                format!(
                    "`{name}` reads like a property in `{within}`, and is taken for one beside it"
                )
            }
            _ => return None,
        };
        let finding = Diagnostic::new(Code::NestedRow, cell.span, message);
        Some(finding.help(format!(
            "if it is nested, the dialect's `tables.properties` have to say so: \
             `nesting: {{{setting}: ['{sign}']}}`"
        )))
    })
}

/// What other docs put before names that are nested.
const MARKS: &[&str] = &[
    "&nbsp;", "&ensp;", "&emsp;", "&#160;", "&rarr;", "&raquo;", "&gt;", "→", "↳", "└", "├", "»",
    "›", "•", "·", ">", "-", "–", "—", "+",
];

/// What other docs put between names.
const SEPARATORS: &[&str] = &[".", "/"];

/// What other docs put after the names of lists.
const LIST: &str = "[]";

/// What a cell begins with that looks like such a mark and is none.
fn mark(cell: &str, rules: &Nesting) -> Option<&'static str> {
    let mark = MARKS.iter().find(|mark| cell.starts_with(**mark))?;
    (!rules.marks.iter().any(|known| cell.starts_with(known.as_str()))).then_some(mark)
}

/// The setting, and what stands in it, by which a name would be nested in another that `holds`
/// properties, and that name; no name, if it would be a list.
fn split(
    name: &str,
    rules: &Nesting,
    holds: &dyn Fn(&str) -> bool,
) -> Option<(&'static str, &'static str, String)> {
    if let Some((list, rest)) = name.split_once(LIST)
        && !rules.lists.iter().any(|known| known == LIST)
    {
        let within = if rest.is_empty() { "" } else { list };
        return Some(("lists", LIST, within.to_owned()));
    }
    let is_unknown = |sign: &&&str| !rules.separators.iter().any(|known| known == **sign);
    SEPARATORS.iter().filter(is_unknown).find_map(|sign| {
        let ends = name.match_indices(sign).map(|(at, _)| &name[..at]);
        let within = ends.filter(|outer| holds(outer)).last()?;
        Some(("separators", *sign, within.to_owned()))
    })
}
