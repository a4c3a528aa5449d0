//! A lock as text: one thing a line, in an order that depends on names alone, so that whatever is
//! added or changed is a few lines of a diff.

use super::scalar::{LONGEST_KEY, Within, key, quoted, scalar};
use super::{
    Gone, Inputs, Lock, LockedCall, LockedCarrier, LockedExchange, LockedOperation, Renames,
};
use crate::model::api::StatusRange;
use crate::model::api::notation::Written;
use indexmap::IndexMap;
use std::fmt::{self, Display, Formatter};

/// What this version of the tool writes.
pub(super) const VERSION: &str = "1";

/// What stands in the place of a body where there is none.
pub(super) const NO_BODY: &str = "none";

const TITLE: &str = "# What tablature concluded from the docs, so that other editions lose no type and change no name.\n\
     # Written by `tablature generate`; commit it, and review its changes like code.\n";

impl Display for Lock {
    /// The lock as YAML.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "{TITLE}version: {VERSION}")?;
        let usual = LockedExchange::usual(self.operations.values());
        carriers_and_requests(&self.carriers, "", f)?;
        enums(&self.enums, f)?;
        usual.iter().try_for_each(|usual| defaults(usual, f))?;
        operations(&self.operations, usual.as_ref(), "", f)?;
        former(&self.former, f)?;
        let Gone { carriers, operations: gone } = &self.gone;
        if carriers.is_empty() && gone.is_empty() {
            return Ok(());
        }
        writeln!(f, "gone:")?;
        carriers_and_requests(carriers, "  ", f)?;
        operations(gone, None, "  ", f)
    }
}

fn carriers_and_requests(
    all: &IndexMap<String, LockedCarrier>,
    indent: &str,
    f: &mut Formatter<'_>,
) -> fmt::Result {
    let (mut requests, mut shared): (Vec<_>, Vec<_>) =
        all.iter().partition(|(_, carrier)| carrier.belongs_to_operation);
    requests.sort_unstable_by_key(|(name, _)| *name);
    shared.sort_unstable_by_key(|(name, _)| *name);
    carriers("carriers", &shared, indent, f)?;
    carriers("requests", &requests, indent, f)
}

fn enums(enums: &IndexMap<String, Vec<String>>, f: &mut Formatter<'_>) -> fmt::Result {
    if enums.is_empty() {
        return Ok(());
    }
    writeln!(f, "enums:")?;
    let mut enums: Vec<_> = enums.iter().collect();
    enums.sort_unstable();
    enums
        .into_iter()
        .try_for_each(|(name, words)| writeln!(f, "{} {}", key(name, "  "), list(words)))
}

/// Renames of before, and what is called otherwise now.
fn former(former: &Renames, f: &mut Formatter<'_>) -> fmt::Result {
    let kinds: Vec<_> = former.kinds().into_iter().filter(|(_, names)| !names.is_empty()).collect();
    if kinds.is_empty() {
        return Ok(());
    }
    writeln!(f, "former:")?;
    for (kind, names) in kinds {
        writeln!(f, "  {kind}:")?;
        for (old, new) in names {
            writeln!(f, "{} {}", key(old, "    "), scalar(new, Within::Lines))?;
        }
    }
    Ok(())
}

/// What operations have of which nothing else is written.
fn defaults(usual: &LockedExchange, f: &mut Formatter<'_>) -> fmt::Result {
    let parts = exchange(usual, &LockedExchange::default());
    writeln!(f, "defaults:{}", if parts.is_empty() { " {}" } else { "" })?;
    parts.iter().try_for_each(|part| writeln!(f, "  {part}"))
}

/// The parts of an exchange that are not as expected.
fn exchange(exchange: &LockedExchange, expected: &LockedExchange) -> Vec<String> {
    let LockedExchange { consumes, produces, headers } = exchange;
    let parts = [
        ("consumes", consumes, &expected.consumes),
        ("produces", produces, &expected.produces),
        ("headers", headers, &expected.headers),
    ];
    let others = parts.into_iter().filter(|(_, all, expected)| all != expected);
    others.map(|(key, all, _)| format!("{key}: {}", list(all))).collect()
}

fn list(texts: &[String]) -> String {
    let texts: Vec<_> = texts.iter().map(|text| scalar(text, Within::Brackets)).collect();
    format!("[{}]", texts.join(", "))
}

fn carriers(
    section: &str,
    carriers: &[(&String, &LockedCarrier)],
    indent: &str,
    f: &mut Formatter<'_>,
) -> fmt::Result {
    if carriers.is_empty() {
        return Ok(());
    }
    writeln!(f, "{indent}{section}:")?;
    for (name, carrier) in carriers {
        let nothing = if carrier.properties.is_empty() { " {}" } else { "" };
        writeln!(f, "{}{nothing}", key(name, &format!("{indent}  ")))?;
        for (name, locked) in &carrier.properties {
            let key = key(name, &format!("{indent}    "));
            writeln!(f, "{key} {}", ty(&locked.ty, Within::Lines))?;
        }
    }
    Ok(())
}

fn operations(
    operations: &IndexMap<String, LockedOperation>,
    usual: Option<&LockedExchange>,
    indent: &str,
    f: &mut Formatter<'_>,
) -> fmt::Result {
    if operations.is_empty() {
        return Ok(());
    }
    writeln!(f, "{indent}operations:")?;
    let mut operations: Vec<_> = operations.iter().collect();
    // By path, then by method.
    operations
        .sort_unstable_by_key(|(name, _)| (name.split_once(' ').map(|(_, path)| path), *name));
    for (name, operation) in operations {
        writeln!(f, "{} {{{}}}", key(name, &format!("{indent}  ")), entries(operation, usual))?;
    }
    Ok(())
}

fn entries(operation: &LockedOperation, usual: Option<&LockedExchange>) -> String {
    let mut text = format!("id: {}", scalar(&operation.id, Within::Brackets));
    for (key, locked) in [("sends", &operation.sends), ("answers", &operation.answers)] {
        if let Some(locked) = locked {
            text.push_str(&format!(", {key}: {}", ty(&locked.ty, Within::Brackets)));
        }
    }
    if let Some(statuses) = &operation.statuses {
        let codes: Vec<_> = statuses.iter().map(StatusRange::to_string).collect();
        text.push_str(&format!(", statuses: [{}]", codes.join(", ")));
    }
    if let Some(known) = &operation.call {
        call(known, operation.sends.as_ref().map(|sends| &sends.ty), &mut text);
    }
    if let (Some(known), Some(usual)) = (&operation.exchange, usual) {
        for part in exchange(known, &usual.expected_of(operation)) {
            text.push_str(&format!(", {part}"));
        }
    }
    text
}

/// What a function takes. The body is there only if it is not just what the operation `sends`.
fn call(call: &LockedCall, sends: Option<&Written>, text: &mut String) {
    text.push_str(&format!(", takes: {}", inputs(&call.takes)));
    if !call.optional.is_empty() {
        text.push_str(&format!(", optional: {}", inputs(&call.optional)));
    }
    if call.body.as_ref() != sends {
        let body = call.body.as_ref().map(|body| ty(body, Within::Brackets));
        text.push_str(&format!(", body: {}", body.as_deref().unwrap_or(NO_BODY)));
    }
    if let Some(new) = &call.new {
        text.push_str(&format!(", new: {}", inputs(new)));
    }
}

fn inputs(inputs: &Inputs) -> String {
    let input = |(name, written): &(String, Written)| {
        let (name, ty) = (scalar(name, Within::Brackets), ty(written, Within::Brackets));
        match name.len() > LONGEST_KEY {
            true => format!("? {name} : {ty}"),
            false => format!("{name}: {ty}"),
        }
    };
    format!("{{{}}}", inputs.iter().map(input).collect::<Vec<_>>().join(", "))
}

/// A type as YAML.
fn ty(written: &Written, within: Within) -> String {
    match written {
        Written::Word(word) => scalar(word, within),
        Written::List(item) => format!("[{}]", ty(item, Within::Brackets)),
        Written::Nullable(inner) => format!("{}, null", ty(inner, within)),
        Written::Enum(_) => scalar(&written.to_string(), within),
        Written::Dictionary(value) => match &**value {
            Written::Word(_) | Written::Enum(_) => {
                format!("{{{}}}", scalar(&value.to_string(), Within::Brackets))
            }
            // YAML has no short form for a key that is not text.
            _ => as_text(written),
        },
    }
}

/// A type as text, where that can be read back.
fn as_text(written: &Written) -> String {
    let text = written.to_string();
    if text.parse().as_ref() == Ok(written) { quoted(&text) } else { "any".to_owned() }
}
