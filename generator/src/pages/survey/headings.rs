//! Headings that recur, and lines that act as such, with what they are probably about.

use super::forms::once;
use super::material::Material;
use super::parts::Parts;
use super::roles::{Guess, of_heading};
use super::sightings::Sighting;
use super::tally::{Counted, Tally};
use super::words::{head, normal, without_anchor};
use crate::pages::markdown::{Block, Page};
use indexmap::IndexMap;
use regex::{Regex, escape};
use std::collections::HashSet;

/// How long a line may be that acts as a heading.
const LONGEST_LINE: usize = 80;

/// A heading with a guess at what it is about.
#[derive(Clone, Debug)]
pub(super) struct Guessed {
    /// As it recurs.
    pub text: String,
    pub guess: Guess,
    pub pattern: String,
    pub count: usize,
}

/// The headings of all pages.
#[derive(Debug, Default)]
pub(super) struct Headings {
    /// Those that are about something.
    pub sections: Vec<Guessed>,
    /// Lines that act as headings.
    pub lines: Vec<Guessed>,
    /// How many headings are called after a status.
    pub statuses: usize,
    /// Those that recur, and whose words do not say what they are about.
    pub unknown: Vec<(String, Counted)>,
    /// Ends of headings below which a carrier is described.
    pub described: Vec<(String, usize)>,
}

/// Words with which headings end that name what a table below them describes.
const DESCRIBES: &[&str] =
    &["structure", "object", "properties", "attributes", "fields", "schema", "model"];

/// How often a heading has to recur to be shown without a guess.
const RECURS: usize = 3;

/// From so many operations on, what recurs does so more than once.
const MANY: usize = 20;

/// What headings and lines there are.
pub(super) fn headings(material: &Material, parts: &Parts, stated: &[&Sighting]) -> Headings {
    // What is there once among many is an accident.
    let least = if stated.len() > MANY { 2 } else { 1 };
    let stating: HashSet<_> = stated.iter().map(|one| one.span).collect();
    let mut headings = Tally::<String>::default();
    let mut with_tails = IndexMap::<String, Tally<String>>::new();
    let mut lines = Tally::<String>::default();
    let mut announced = Tally::<(String, Guess, String)>::default();
    let mut described = Tally::<String>::default();
    let mut found = Headings::default();
    for page in &material.pages {
        for (at, block) in page.blocks.iter().enumerate() {
            match block {
                Block::Heading(heading) => {
                    if is_status(&heading.text) {
                        found.statuses += 1;
                        continue;
                    }
                    // What stands in code is a name, whatever it means.
                    if without_anchor(&heading.text).starts_with('`') {
                        continue;
                    }
                    let text = normal(&heading.text);
                    let (key, tail) = match head(&text) {
                        Some((head, tail)) if of_heading(head).is_some() => {
                            (head.to_owned(), tail.to_owned())
                        }
                        _ => (text.clone(), String::new()),
                    };
                    with_tails.entry(key.clone()).or_default().see(tail, heading.span);
                    headings.see(key, heading.span);
                    if describes(&heading.text) && has_table_below(page, at) {
                        let end = text.rsplit(' ').next().unwrap_or_default();
                        described.see(end.to_owned(), heading.span);
                    }
                }
                Block::Prose(prose) if !stating.contains(&prose.span) => {
                    if let Some(text) = headline(&prose.text) {
                        lines.see(text, prose.span);
                    }
                    if let Some(said) = announcement(&prose.text) {
                        announced.see(said, prose.span);
                    }
                }
                Block::Prose(_) | Block::Table(_) | Block::Fence(_) => {}
            }
        }
    }
    for (text, counted) in headings.by_count() {
        let guess = match parts.parts.contains(text) {
            true => of_heading(text).or(Some(Guess::Endpoint)),
            // Where it is rarely a title, that was by accident.
            false if parts.titles.get(text).is_some_and(|titles| titles * 2 >= counted.count) => {
                None
            }
            false => of_heading(text),
        };
        match guess {
            Some(_) if counted.count < least => {}
            Some(guess) => {
                let has_tail = with_tails
                    .get(text)
                    .is_some_and(|tails| tails.count(&String::new()) < counted.count);
                let pattern = heading_pattern(text, guess, has_tail);
                let (text, count) = (text.clone(), counted.count);
                found.sections.push(Guessed { text, guess, pattern, count });
            }
            None if counted.count >= RECURS && !text.is_empty() => {
                found.unknown.push((text.clone(), counted));
            }
            None => {}
        }
    }
    for (text, counted) in lines.by_count() {
        if let Some(guess) = of_heading(text).filter(|_| counted.count >= least) {
            let pattern = format!(
                r"(?i)^[^\w\n]*{}(?:[*_\s]*[-–—(:*_][^\n]{{0,{LONGEST_LINE}}})?\W*$",
                words(text)
            );
            found.lines.push(Guessed { text: text.clone(), guess, pattern, count: counted.count });
        }
    }
    for ((text, guess, pattern), counted) in announced.by_count() {
        if counted.count >= least {
            let (text, pattern) = (text.clone(), pattern.clone());
            found.lines.push(Guessed { text, guess: *guess, pattern, count: counted.count });
        }
    }
    // What is longer is said first: `request body` before `request`.
    let longest = |one: &Guessed| std::cmp::Reverse(one.text.len());
    found.sections.sort_by_key(longest);
    found.lines.sort_by_key(longest);
    found.described = described
        .by_count()
        .into_iter()
        .filter(|(_, counted)| counted.count >= RECURS)
        .map(|(end, counted)| (end.clone(), counted.count))
        .collect();
    found
}

/// The pattern of a heading. What follows a colon is the name or the kind of what is described.
fn heading_pattern(text: &str, guess: Guess, has_tail: bool) -> String {
    let words = words(text);
    match (has_tail, guess) {
        (true, Guess::RequestBody) => {
            format!(r"(?i)^\W*{words}\W*?(?::\s*(?<name>\w*)\s*(?<kind>\w*)\W*)?$")
        }
        (true, Guess::Response | Guess::ResponseBody) => {
            format!(r"(?i)^\W*{words}\W*?(?::\s*(?<kind>\w*)\W*)?$")
        }
        (true, _) => format!(r"(?i)^\W*{words}\b"),
        (false, _) => format!(r"(?i)^\W*{words}\W*(?:\{{[#:].*)?$"),
    }
}

/// Words as a pattern, in which blanks and markup may stand between them.
fn words(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().map(escape).collect();
    words.join(r"[\s*_`]+")
}

fn is_status(heading: &str) -> bool {
    let bare = heading.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    digits == 3
        && bare.starts_with(|first| ('1'..='5').contains(&first))
        && !bare[3..].starts_with(|next: char| next.is_alphanumeric() || next == '.')
}

/// What a line is called that stands alone and acts as a heading: bold, quoted, or with a colon at its end.
fn headline(text: &str) -> Option<String> {
    if text.len() > LONGEST_LINE || text.contains('\n') {
        return None;
    }
    let is_bold = (text.starts_with("**") || text.starts_with("__")) && text.len() > 4;
    let acts = is_bold || text.starts_with("> ") || text.trim_end().ends_with(':');
    if !acts || text.starts_with(['-', '|']) || text.starts_with("* ") {
        return None;
    }
    let text = normal(text);
    let text = head(&text).map_or(text.as_str(), |(head, _)| head);
    Some(normal(text)).filter(|text| !text.is_empty())
}

/// Whether a heading names what a table below it describes.
pub(super) fn describes(heading: &str) -> bool {
    let text = normal(heading);
    let is_named = text.rsplit_once(' ').is_some_and(|(_, end)| DESCRIBES.contains(&end));
    is_named && of_heading(&text).is_none()
}

/// The end of a sentence that announces what follows it, and the pattern of such.
fn announcement(text: &str) -> Option<(String, Guess, String)> {
    const LONGEST: usize = 400;
    if text.len() > LONGEST || !text.trim_end().ends_with(':') {
        return None;
    }
    let sentence: &Regex =
        once!(r"(?is)^(?<before>.*)\b(?:following|these)\s+(?<what>[^.:\n]+):\W*$");
    let found = sentence.captures(text)?;
    let what = normal(&found["what"]);
    let answers: &Regex = once!(r"(?i)\b(?:return|respon|result)\w*");
    let is_answer = answers.is_match(&found["before"]);
    let (guess, before) = match of_heading(&what)? {
        Guess::Inputs | Guess::RequestBody if is_answer => {
            (Guess::ResponseBody, r"\b(?:return|respon|result)\w*\b.*")
        }
        guess => (guess, ""),
    };
    let pattern = format!(r"(?is){before}\b(?:following|these)\s+{}\W*$", words(&what));
    Some((
        format!("{} {what}", if is_answer { "… returns the following" } else { "… the following" }),
        guess,
        pattern,
    ))
}

/// Whether a table is the next thing below a heading but text.
fn has_table_below(page: &Page, at: usize) -> bool {
    let below = page.blocks[at + 1..].iter().find(|block| !matches!(block, Block::Prose(_)));
    matches!(below, Some(Block::Table(_)))
}

/// The role of what stands at a place, by the headings and lines that were guessed.
pub(super) struct Places(Vec<(Regex, Guess)>, Vec<(Regex, Guess)>);

impl Places {
    pub fn new(headings: &Headings) -> Self {
        let compiled = |guessed: &[Guessed]| {
            let pairs = guessed.iter();
            pairs.filter_map(|one| Some((Regex::new(&one.pattern).ok()?, one.guess))).collect()
        };
        Self(compiled(&headings.sections), compiled(&headings.lines))
    }

    /// What a block says of what follows: a guess, or that nothing is known any more.
    pub fn of(&self, block: &Block) -> Option<Option<Guess>> {
        let find = |known: &[(Regex, Guess)], text: &str| {
            known.iter().find(|(pattern, _)| pattern.is_match(text)).map(|(_, guess)| *guess)
        };
        match block {
            Block::Heading(heading) => Some(match is_status(&heading.text) {
                true => Some(Guess::ResponseSamples),
                false => find(&self.0, &heading.text),
            }),
            Block::Prose(prose) => find(&self.1, &prose.text).map(Some),
            Block::Table(_) | Block::Fence(_) => None,
        }
    }

    /// Each block of a page with the guess that it stands below.
    pub fn walk<'p>(&self, page: &'p Page) -> Vec<(Option<Guess>, &'p Block)> {
        let mut now = None;
        let blocks = page.blocks.iter().map(|block| {
            now = self.of(block).unwrap_or(now);
            (now, block)
        });
        blocks.collect()
    }
}
