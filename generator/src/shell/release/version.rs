//! The version after a version.

use crate::diff::Step;
use semver::{BuildMetadata, Prerelease, Version};

/// The version of a crate that differs so much from this one, as Cargo counts: before 1.0.0 the first number
/// that is not 0 stands for the first of all. What comes after a pre-release is the next pre-release.
pub fn next(version: &Version, step: Step) -> Version {
    if step == Step::None {
        return version.clone();
    }
    if !version.pre.is_empty() {
        return Version { pre: next_part(&version.pre), build: BuildMetadata::EMPTY, ..*version };
    }
    let Version { major, minor, patch, .. } = *version;
    match (step, major, minor) {
        (_, 0, 0) => Version::new(0, 0, patch + 1),
        (Step::Major, 0, _) => Version::new(0, minor + 1, 0),
        (_, 0, _) => Version::new(0, minor, patch + 1),
        (Step::Major, ..) => Version::new(major + 1, 0, 0),
        (Step::Minor, ..) => Version::new(major, minor + 1, 0),
        _ => Version::new(major, minor, patch + 1),
    }
}

/// `rc.2` after `rc.1`, `rc.1` after `rc`.
fn next_part(pre: &Prerelease) -> Prerelease {
    let (name, number) = match pre.rsplit_once('.') {
        Some((name, last)) => (name, last.parse::<u64>().ok()),
        None => (pre.as_str(), None),
    };
    let next = match number.and_then(|number| number.checked_add(1)) {
        Some(number) => format!("{name}.{number}"),
        None => format!("{pre}.1"),
    };
    Prerelease::new(&next).unwrap_or_else(|_| pre.clone())
}

#[cfg(test)]
mod tests {
    use super::next;
    use crate::diff::Step;

    #[test]
    fn counts_as_cargo_does() {
        for (version, [patch, minor, major]) in [
            ("1.2.3", ["1.2.4", "1.3.0", "2.0.0"]),
            ("0.2.3", ["0.2.4", "0.2.4", "0.3.0"]),
            ("0.0.3", ["0.0.4", "0.0.4", "0.0.4"]),
            ("1.0.0-rc.1", ["1.0.0-rc.2", "1.0.0-rc.2", "1.0.0-rc.2"]),
            ("1.0.0-beta", ["1.0.0-beta.1", "1.0.0-beta.1", "1.0.0-beta.1"]),
            ("1.2.3+7", ["1.2.4", "1.3.0", "2.0.0"]),
        ] {
            let after = |step| next(&version.parse().unwrap(), step).to_string();
            assert_eq!(after(Step::None), version);
            assert_eq!([Step::Patch, Step::Minor, Step::Major].map(after), [patch, minor, major]);
        }
    }
}
