//! Values that schemas list: words become enumerations, numbers do not.

use crate::source::tree::{Kind, Node};
use std::collections::HashSet;

/// What a schema lists.
pub(super) enum Words {
    Texts(Vec<String>),
    Whole,
    Numbers,
    Truths,
    Mixed,
}

impl Words {
    pub fn into_texts(self) -> Option<Vec<String>> {
        match self {
            Words::Texts(texts) => Some(texts),
            _ => None,
        }
    }
}

/// Each text once.
pub(super) fn distinct(texts: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut seen = HashSet::new();
    texts.into_iter().filter(|text| seen.insert(text.clone())).collect()
}

/// The values that a schema allows, if it lists them.
pub(super) fn words(node: &Node) -> Option<Words> {
    let listed = node.items_at("enum").iter().chain(node.get("const"));
    let listed: Vec<&Node> = listed.filter(|one| !matches!(one.kind, Kind::Null)).collect();
    if listed.is_empty() {
        return None;
    }
    let texts: Option<Vec<String>> =
        listed.iter().map(|one| one.text().map(str::to_owned)).collect();
    if let Some(texts) = texts {
        return Some(Words::Texts(distinct(texts)));
    }
    let all = |is: fn(&Kind) -> bool| listed.iter().all(|one| is(&one.kind));
    if all(|kind| matches!(kind, Kind::Bool(_))) {
        return Some(Words::Truths);
    }
    if all(|kind| matches!(kind, Kind::Number(number) if number.is_i64() || number.is_u64())) {
        return Some(Words::Whole);
    }
    let are_numbers = all(|kind| matches!(kind, Kind::Number(_)));
    Some(if are_numbers { Words::Numbers } else { Words::Mixed })
}
