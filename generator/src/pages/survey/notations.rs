//! Which of the forms state endpoints, and how their paths write parameters.

use super::forms::{Form, once};
use super::sightings::Sighting;
use indexmap::IndexMap;
use regex::Regex;
use std::collections::{BTreeMap, HashSet};

/// Notations of parameters beside braces: the pattern of a dialect, and one that finds it in a path. The first
/// that is there counts before the others.
const NOTATIONS: &[(&str, &str)] = &[
    (r"\{\{\s*(?<name>[^{}\s]+)\s*\}\}", r"\{\{[^{}]+\}\}"),
    (r"\$\{(?<name>\w+)\}", r"\$\{\w+\}"),
    (r"<(?:\w+:)?(?<name>[\w.-]+)>", r"<(?:\w+:)?[A-Za-z_][\w.-]*>"),
    (r"\[(?<name>[A-Za-z_][\w.-]*)\]", r"/\[[A-Za-z_][\w.-]*\]"),
    (r":(?<name>[A-Za-z_]\w*)", r"/:[A-Za-z_]"),
    (r"\$(?<name>[A-Za-z_]\w*)", r"/\$[A-Za-z_]"),
];

/// The forms that state endpoints, and what they state.
#[derive(Debug, Default)]
pub(super) struct Chosen<'s> {
    /// The forms, the most frequent first, and how many statements each has.
    pub forms: Vec<(&'s Form, usize)>,
    /// The forms that look like it and state nothing new: samples, overviews.
    pub others: Vec<(&'s Form, usize)>,
    /// The statements, in order.
    pub stated: Vec<&'s Sighting>,
    /// Patterns of parameters in paths, with how many paths have such.
    pub parameters: Vec<(&'static str, usize)>,
    /// On how many pages operations are stated, and on how many of these several.
    pub pages: (usize, usize),
}

/// Chooses forms: that of most operations, and others as long as they state operations in sections that have
/// none.
pub(super) fn choose(sightings: &[Sighting], title: impl Fn(&Sighting) -> usize) -> Chosen<'_> {
    let mut forms = IndexMap::<&Form, Vec<&Sighting>>::new();
    for sighting in sightings {
        forms.entry(&sighting.form).or_default().push(sighting);
    }
    let worth = |found: &[&Sighting]| {
        let distinct: HashSet<_> =
            found.iter().map(|one| (&one.method, shape(&one.path))).collect();
        let messages = found.iter().filter(|one| one.is_message).count();
        // A message is rather a sample than a statement.
        if messages * 2 > found.len() { distinct.len() / 2 } else { distinct.len() }
    };
    let mut ranked: Vec<_> =
        forms.iter().map(|(form, found)| (*form, found, worth(found))).collect();
    ranked.sort_by(|(a, _, one), (b, _, other)| other.cmp(one).then_with(|| a.cmp(b)));
    let mut chosen = Chosen::default();
    let mut operations = HashSet::new();
    let mut taken = HashSet::new();
    for (form, found, _) in ranked {
        let is_new = |one: &&&Sighting| {
            !taken.contains(&(one.page, title(one)))
                && !operations.contains(&(one.method.clone(), shape(&one.path)))
        };
        let new = found.iter().filter(is_new).count();
        let messages = found.iter().filter(|one| one.is_message).count();
        let is_sample = !chosen.forms.is_empty() && messages * 2 > found.len();
        let is_worth_it = new * 50 >= chosen.stated.len() && new * 2 >= found.len();
        if new == 0 || is_sample || !is_worth_it {
            chosen.others.push((form, found.len()));
            continue;
        }
        chosen.forms.push((form, found.len()));
        chosen.stated.extend(found);
        taken.extend(found.iter().map(|one| (one.page, title(one))));
        operations.extend(found.iter().map(|one| (one.method.clone(), shape(&one.path))));
    }
    chosen.stated.sort_by_key(|one| (one.page, one.block));
    chosen.parameters = parameters(&chosen.stated);
    chosen.pages = several(&chosen.stated);
    chosen
}

/// A path without what its parameters are called.
pub(super) fn shape(path: &str) -> String {
    let parameter: &Regex = once!(
        r"\{\{[^{}]*\}\}|\$?\{[^{}]*\}|<[^<>]*>|\[[^\[\]]*\](?:\([^()]*\))?|:[A-Za-z_]\w*|\$\w+"
    );
    let path = path
        .split_once("://")
        .map_or(path, |(_, rest)| rest.find('/').map_or("", |start| &rest[start..]));
    parameter.replace_all(path, "{}").trim_end_matches('/').to_owned()
}

fn parameters(stated: &[&Sighting]) -> Vec<(&'static str, usize)> {
    let compiled: Vec<_> = NOTATIONS
        .iter()
        .filter_map(|(pattern, finds)| Some((*pattern, Regex::new(finds).ok()?)))
        .collect();
    let count = |finds: &Regex| stated.iter().filter(|one| finds.is_match(&one.path)).count();
    let found = compiled.iter().map(|(pattern, finds)| (*pattern, count(finds)));
    found.filter(|(_, count)| *count > 0).collect()
}

/// With how many operations of a page another is compared.
const MOST_OF_PAGE: usize = 1000;

/// The statements without those that repeat another of their page, or fill in its parameters, as examples do.
pub(super) fn distinct<'s>(stated: &[&'s Sighting]) -> Vec<&'s Sighting> {
    let mut pages = BTreeMap::<usize, Vec<(&str, String)>>::new();
    let mut found = Vec::new();
    for &one in stated {
        let of_page = pages.entry(one.page).or_default();
        let this = (one.method.as_str(), shape(&one.path));
        let is_known =
            |(method, path): &(&str, String)| *method == this.0 && is_example(&this.1, path);
        // Each is held against those before it, which a page without end would make take forever.
        if !of_page.iter().take(MOST_OF_PAGE).any(is_known) {
            of_page.push(this);
            found.push(one);
        }
    }
    found
}

/// On how many pages operations are stated, and on how many of these more than one.
fn several(stated: &[&Sighting]) -> (usize, usize) {
    let mut pages = BTreeMap::<usize, usize>::new();
    distinct(stated).iter().for_each(|one| *pages.entry(one.page).or_default() += 1);
    (pages.len(), pages.values().filter(|&&found| found > 1).count())
}

fn is_example(path: &str, of: &str) -> bool {
    let (segments, known) = (path.split('/'), of.split('/'));
    segments.clone().count() == known.clone().count()
        && segments.zip(known).all(|(one, known)| known.contains("{}") || one == known)
}
