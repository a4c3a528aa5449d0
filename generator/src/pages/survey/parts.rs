//! Which headings are titles of operations, and which only name the part of one in which its method and path
//! stand.

use super::forms::Form;
use super::material::Material;
use super::roles;
use super::sightings::Sighting;
use super::words::normal;
use crate::pages::markdown::{Block, Heading};
use std::collections::{HashMap, HashSet};

/// How often the heading of a part has to recur.
const RECURS: usize = 3;

/// The heading that a statement stands in or that is the nearest above it: the number of its block, from 1; 0 if there is none.
pub(super) fn above(material: &Material, sighting: &Sighting) -> usize {
    if sighting.form == Form::Heading {
        return sighting.block + 1;
    }
    let blocks = &material.pages[sighting.page].blocks[..sighting.block];
    blocks.iter().rposition(|block| matches!(block, Block::Heading(_))).map_or(0, |at| at + 1)
}

/// The headings above statements, without what differs: those of parts, and titles.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub parts: HashSet<String>,
    /// With how many operations each is the title of.
    pub titles: HashMap<String, usize>,
}

/// Tells them apart. A part is followed by another part; a title is followed by its parts, which stand lower.
pub(super) fn parts(material: &Material, stated: &[&Sighting]) -> Parts {
    let mut votes = HashMap::<String, (usize, usize)>::new();
    for sighting in stated.iter().filter(|one| one.form != Form::Heading) {
        let at = above(material, sighting);
        let blocks = &material.pages[sighting.page].blocks;
        let Some(Block::Heading(heading)) = at.checked_sub(1).and_then(|at| blocks.get(at)) else {
            continue;
        };
        let next = blocks[sighting.block..].iter().find_map(as_heading);
        let previous = blocks[..at - 1].iter().rev().find_map(as_heading);
        let is_below = |other: Option<&Heading>| other.is_some_and(|one| one.level < heading.level);
        let is_beside = |next: &Heading| {
            next.level == heading.level && roles::of_heading(&normal(&next.text)).is_some()
        };
        let closes = next.is_none_or(|next| next.level < heading.level);
        let is_beside = next.is_some_and(is_beside);
        // A page that begins with a part has its title elsewhere.
        let begins = previous.is_none() && is_beside;
        let is_part = begins || is_below(previous) && (closes || is_beside);
        let of_text = votes.entry(normal(&heading.text)).or_default();
        if is_part { of_text.0 += 1 } else { of_text.1 += 1 }
    }
    let mut found = Parts::default();
    for (text, (part, title)) in votes {
        let is_word = roles::of_heading(&text).is_some();
        let is_part = match is_word {
            true => part >= title,
            false => part > title && part + title >= RECURS,
        };
        if is_part {
            found.parts.insert(text);
        } else {
            found.titles.insert(text, title);
        }
    }
    found
}

fn as_heading(block: &Block) -> Option<&Heading> {
    match block {
        Block::Heading(heading) => Some(heading),
        _ => None,
    }
}
