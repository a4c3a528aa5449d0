//! What somebody probably meant.

/// How alike two words must be, from 0 to 1, for one to be taken for a slip of the other.
const ALIKE: f64 = 0.75;

/// The known word that `name` is probably a slip of.
pub(crate) fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    if let Some(same) = known.iter().find(|word| word.eq_ignore_ascii_case(name)) {
        return Some(same);
    }
    let likeness = |word: &&&str| strsim::jaro_winkler(name, word);
    let best = known.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    (likeness(&best) >= ALIKE).then_some(*best)
}
