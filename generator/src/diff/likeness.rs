//! What probably is the same thing under another name.

/// How much two names are alike, from 0 to 1. Case and signs between words do not count.
pub fn of_names(one: &str, other: &str) -> f64 {
    let plain = |name: &str| -> String {
        name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let (one, other) = (plain(one), plain(other));
    if one == other { 1.0 } else { strsim::normalized_damerau_levenshtein(&one, &other) }
}

/// How much two things are alike by their names and what the docs say of them: what has the same
/// description is the same, unless the names have nothing in common.
pub fn of_things((name, docs): (&str, &str), (other, other_docs): (&str, &str)) -> f64 {
    let alike = of_names(name, other);
    let is_described = docs.len() >= TELLING && docs == other_docs;
    if is_described && alike >= RELATED { alike.max(SURE) } else { alike }
}

/// From how many bytes on a description tells a thing from others.
const TELLING: usize = 12;

/// From how much likeness on two names have something in common.
const RELATED: f64 = 0.3;

/// How much what has the same description is alike.
const SURE: f64 = 0.95;

/// From how much likeness on a name is taken for another one's successor.
pub const LIKELY: f64 = 0.7;

/// Pairs what is gone with what is new where they are alike, the most alike first, each once. `like`
/// says how much two are, if they can be the same thing at all.
pub fn pairs<A, B>(
    gone: &[A],
    new: &[B],
    like: impl Fn(&A, &B) -> Option<f64>,
) -> Vec<(usize, usize)> {
    let mut found: Vec<(f64, usize, usize)> = Vec::new();
    for (at, one) in gone.iter().enumerate() {
        for (other_at, other) in new.iter().enumerate() {
            if let Some(score) = like(one, other).filter(|score| *score >= LIKELY) {
                found.push((score, at, other_at));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    let (mut taken, mut given) = (vec![false; gone.len()], vec![false; new.len()]);
    let mut pairs: Vec<_> = found
        .into_iter()
        .filter(|&(_, one, other)| {
            let is_free = !taken[one] && !given[other];
            (taken[one], given[other]) = (taken[one] || is_free, given[other] || is_free);
            is_free
        })
        .map(|(_, one, other)| (one, other))
        .collect();
    pairs.sort_unstable();
    pairs
}

#[cfg(test)]
mod tests {
    use super::{LIKELY, of_names, pairs};

    #[test]
    fn names_that_differ_in_signs_are_the_same() {
        assert_eq!(of_names("full_name", "FullName"), 1.0);
        assert!(of_names("Fax", "Phone") < LIKELY);
    }

    #[test]
    fn the_most_alike_are_paired_first() {
        let like = |a: &&str, b: &&str| Some(of_names(a, b));
        assert_eq!(pairs(&["Name1", "Name"], &["name", "Name_2"], like), [(0, 1), (1, 0)]);
    }
}
