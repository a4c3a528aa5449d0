//! Keys of components: what things are called, made safe, each once.

use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};

/// What is to be the key of a component.
pub(super) struct Wanted {
    /// The name.
    pub name: String,
    /// The name with everything that tells it apart from others with the same name.
    pub full: String,
}

/// A key for each name, in the order of the names. A name that is fit for a key is the key; in
/// others, characters that a key must not have are replaced. Where that gives one key for several
/// names, it gets a mark that depends on the name alone, so that no other name can change it.
pub(super) fn keys(wanted: &[Wanted]) -> Vec<String> {
    let mut rivals: HashMap<String, usize> = HashMap::new();
    for wanted in wanted {
        *rivals.entry(wanted.safe()).or_default() += 1;
    }
    let mut taken: HashSet<String> = HashSet::new();
    let is_fit = |wanted: &&Wanted| wanted.safe() == wanted.name;
    taken.extend(wanted.iter().filter(is_fit).map(|wanted| wanted.name.clone()));
    let mut given = HashSet::new();
    let mut key = |wanted: &Wanted| {
        let safe = wanted.safe();
        if (safe == wanted.name || rivals[&safe] == 1) && given.insert(safe.clone()) {
            return safe;
        }
        let marked = format!("{safe}_{}", wanted.mark());
        let counted = (2_u64..).map(|count| format!("{marked}_{count}"));
        let mut candidates = std::iter::once(marked.clone()).chain(counted);
        candidates.find(|candidate| taken.insert(candidate.clone())).unwrap_or(marked.clone())
    };
    wanted.iter().map(&mut key).collect()
}

impl Wanted {
    /// The name with `_` in the place of what a key must not have.
    fn safe(&self) -> String {
        let fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        let safe: String = self.name.chars().map(|c| if fine(c) { c } else { '_' }).collect();
        if safe.is_empty() { "_".to_owned() } else { safe }
    }

    fn mark(&self) -> String {
        let hash = Sha256::digest(self.full.as_bytes());
        hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests;
